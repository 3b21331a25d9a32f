"""An archive of every released layout becomes one of this version, whole."""

import base64
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import psycopg
import pytest

from ujar.schema.accounts import Role
from ujar.schema.corrections import (
    Correction,
    CorrectionKind,
    EntityRef,
    WantedCorrections,
)
from ujar.schema.keeping import ArchiveError, Wanted
from ujar.store import open_archive
from ujar.store.dialect import migrations
from ujar.store.sqlite.database import statements

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.json"))
# "ujar" in ASCII, as the archive marks its files.
APPLICATION = 0x756A6172
WITH_ACCOUNTS = 5
# Tables whose `n` is not counted by the database.
GIVEN = {"reason", "reading", "first_profiles"}


def test_the_present_layout_has_an_example():
    """Run tests/contract/layouts/dump.py when a layout is released."""
    assert LAYOUTS
    assert int(LAYOUTS[-1].stem) == len(migrations("sqlite"))


JUDGED = Correction(
    "k00000001",
    CorrectionKind.SPLIT,
    EntityRef("Rana Wibisana", "PER", "a1"),
    name="Raná Lain",
    members=(("gone", "Rana"),),
    made="2031-05-01T00:00:00Z",
    undone="2031-05-02T00:00:00Z",
)


def value(held):
    return base64.b64decode(held["base64"]) if isinstance(held, dict) else held


def filled(held, insert):
    """Put the rows in; one that names a later row of its table waits for that."""
    for table, rows in held["rows"].items():
        for row in sorted(rows, key=lambda r: r.get("into_n") is not None):
            insert(table, list(row), [value(v) for v in row.values()])


def in_sqlite(held, where):
    with closing(sqlite3.connect(where)) as connection:
        for script in migrations("sqlite")[: held["layout"]]:
            for statement in statements(script):
                connection.execute(statement)

        def insert(table, columns, values):
            marks = ", ".join("?" * len(values))
            names = ", ".join(columns)
            sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608
            connection.execute(sql, values)

        filled(held, insert)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {held['layout']}")
        connection.commit()


def in_postgres(held, url):
    with psycopg.connect(url) as connection:
        connection.execute("CREATE SCHEMA ujar")
        connection.execute("SET search_path = ujar")
        connection.execute("CREATE TABLE layout (version bigint PRIMARY KEY)")
        for number, script in enumerate(migrations("postgres")[: held["layout"]], 1):
            connection.execute(script)
            connection.execute("INSERT INTO layout VALUES (%s)", (number,))

        def insert(table, columns, values):
            marks = ", ".join(["%s"] * len(values))
            names = ", ".join(columns)
            sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608
            connection.execute(sql, values)

        filled(held, insert)
        # What is counted by the database goes on behind the rows.
        for table, rows in held["rows"].items():
            if (
                rows
                and "n" in rows[0]
                and table not in {"reason", "reading", "first_profiles"}
            ):
                last = max(row["n"] for row in rows)
                connection.execute(
                    f"ALTER TABLE {table} ALTER COLUMN n RESTART WITH {last + 1}"
                )


@pytest.mark.parametrize("kind", ["file", "postgres"])
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda path: path.stem)
def test_an_earlier_layout_is_brought_forward(layout, kind, place, sample):
    held, where = json.loads(layout.read_text(encoding="utf-8")), place(kind)
    body = msgspec.json.encode(JUDGED).decode()
    held["rows"]["correction"] = [{"n": 1, "id": JUDGED.id, "body": body}]
    (in_sqlite if kind == "file" else in_postgres)(held, where)
    with closing(open_archive(where)) as archive:
        assert archive.totals().version == len(migrations("sqlite"))
        assert archive.checked() == ()
        for wanted in ({"in_force": False}, {"kind": "split"}, {"article": "gone"}):
            assert archive.judged(WantedCorrections(**wanted)).items == (JUDGED,)
        assert archive.judged(WantedCorrections(in_force=True)).items == ()
        assert [s.id for s in archive.stories(Wanted()).items] == ["sb", "sa", "sc"]
        assert archive.utterance("u-a1").entity == "e1"
        assert len(archive.figures("sa")[0].members) == 3
        ids = [r.article.id for r in sample.READINGS]
        assert archive.readings(ids) == {r.article.id: r for r in sample.READINGS}
        if held["layout"] >= WITH_ACCOUNTS:
            assert archive.accounts.named("ani").role is Role.EDITOR
            assert archive.accounts.token(b"digest of a token").account == "ani"
            assert archive.accounts.session(b"digest of a session").account == "ani"
            assert [d.who for d in archive.accounts.deeds()] == ["ani"]
        read = sample.reading("new", "kabar.example", "2031-04-01", "Ani Sari", 3)
        with archive.writing():
            archive.forget("a2")
            archive.keep(sample.entry(archive, read))
            sample.settled(archive)
        assert archive.checked() == ()


@pytest.mark.parametrize("kind", ["file", "postgres"])
def test_a_later_layout_is_refused(kind, place, sample):
    where = place(kind)
    sample.filled(open_archive(where)).close()
    if kind == "file":
        with closing(sqlite3.connect(where)) as connection:
            connection.execute("PRAGMA user_version = 999")
    else:
        with psycopg.connect(where) as connection:
            connection.execute("INSERT INTO ujar.layout VALUES (999)")
    with pytest.raises(ArchiveError, match="layout 999, this version knows"):
        open_archive(where)


def test_a_migration_that_fails_changes_nothing(place, sample, monkeypatch):
    for kind in ("file", "postgres"):
        where = place(kind)
        sample.filled(open_archive(where)).close()
        before = len(migrations("sqlite"))
        scripts = (*migrations("sqlite"), "CREATE TABLE later (a TEXT);\nnonsense;\n")
        with monkeypatch.context() as patched:
            patched.setattr("ujar.store.migrating.migrations", lambda _, s=scripts: s)
            with pytest.raises(ArchiveError):
                open_archive(where)
        with closing(open_archive(where)) as archive:
            assert archive.totals().version == before
            assert archive.checked() == ()
