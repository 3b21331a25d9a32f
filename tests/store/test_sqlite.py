"""What goes wrong with files ends in one sentence, and loses nothing."""

import os
import random
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing

import pytest

from ujar.schema.keeping import ArchiveError, Wanted
from ujar.store import open_archive
from ujar.store.sqlite.database import statements
from ujar.store.sqlite.failures import explained


@pytest.fixture
def where(tmp_path):
    return tmp_path / "news.ujar"


@pytest.fixture
def kept(where, sample):
    with closing(sample.filled(open_archive(where))):
        pass
    return where


def run(where, sql):
    with closing(sqlite3.connect(where)) as connection:
        connection.execute(sql)
        connection.commit()


def sentence(error):
    """The message; it is one sentence in one line."""
    said = str(error.value)
    assert "\n" not in said
    assert "Traceback" not in said
    return said


def test_what_was_kept_is_there_when_opened_again(kept):
    with closing(open_archive(kept)) as archive:
        assert archive.known(["a1"])
        assert archive.checked() == ()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"not an archive at all, but some words" * 100, "is not an archive"),
        (b"SQLite format 3\x00" + b"\xff" * 5000, "is not an archive|is damaged"),
    ],
)
def test_what_is_no_archive_is_refused(where, content, said):
    where.write_bytes(content)
    with pytest.raises(ArchiveError, match=said) as error:
        open_archive(where)
    assert str(where) in sentence(error)
    assert where.read_bytes() == content


def test_the_database_of_another_program_is_refused(where):
    run(where, "CREATE TABLE bookmarks (url TEXT)")
    with pytest.raises(ArchiveError, match="no Ujar archive") as error:
        open_archive(where)
    sentence(error)


def test_an_archive_from_the_future_is_refused(kept):
    run(kept, "PRAGMA user_version = 999")
    with pytest.raises(ArchiveError, match="later version of Ujar") as error:
        open_archive(kept)
    assert "999" in sentence(error)


def test_a_folder_that_is_missing_is_named(tmp_path):
    with pytest.raises(ArchiveError, match="there is no folder") as error:
        open_archive(tmp_path / "nowhere" / "news.ujar")
    sentence(error)
    with pytest.raises(ArchiveError, match="cannot be opened") as error:
        open_archive(tmp_path)
    sentence(error)


def test_a_full_disk_loses_nothing_that_was_kept(kept, sample):
    archive = open_archive(kept)
    pages = archive._database._connection.execute("PRAGMA page_count").fetchone()[0]
    archive._database._connection.execute(f"PRAGMA max_page_count = {pages + 1}")

    def more():
        for n in range(1000):
            read = sample.reading(f"n{n}", "kabar.example", "2031-05-01", "Ani Sari", n)
            with archive.writing():
                archive.keep(sample.entry(archive, read))
                sample.settled(archive)

    with pytest.raises(ArchiveError, match="the disk is full") as error:
        more()
    sentence(error)
    assert archive.checked() == ()
    held = archive.totals().articles
    archive._database._connection.execute(f"PRAGMA max_page_count = {pages + 1000}")
    read = sample.reading("again", "kabar.example", "2031-05-01", "Ani Sari", 4)
    with archive.writing():
        archive.keep(sample.entry(archive, read))
        sample.settled(archive)
    assert archive.totals().articles == held + 1
    assert archive.checked() == ()
    archive.close()


_READ_ONLY = """
import sys
from ujar.store import open_archive
from ujar.schema.keeping import ArchiveError
try:
    archive = open_archive(sys.argv[1])
    print(len(archive.known(["a1"])))
    with archive.writing():
        archive.forget("a1")
except ArchiveError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions")
def test_a_file_that_may_not_be_written(kept):
    """As root every file may be written, so the test becomes somebody else."""
    kept.chmod(0o444)
    user = {"user": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
    try:
        for folder in kept.parents[:3] if user else ():
            folder.chmod(0o755)
        told = subprocess.run(  # noqa: S603
            [sys.executable, "-c", _READ_ONLY, str(kept)],
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            **user,
        )
    except PermissionError:
        pytest.skip("this interpreter may not be run by another user")
    if "PermissionError" in told.stderr or "ModuleNotFoundError" in told.stderr:
        pytest.skip("this interpreter may not be run by another user")
    assert "Traceback" not in told.stderr
    assert "may not be written" in told.stdout or "cannot be opened" in told.stdout


def test_what_may_not_be_written_is_told(kept):
    with closing(sqlite3.connect(f"file:{kept}?mode=ro", uri=True)) as connection:
        with pytest.raises(sqlite3.OperationalError) as raised:
            connection.execute("DELETE FROM article")
        told = str(explained(raised.value, "news.ujar", 1.0))
    assert told == "news.ujar or its folder may not be written"


def damaged(where, seed):
    """Overwrite some pages with noise, the first page left alone."""
    odd = random.Random(seed)  # noqa: S311
    content = bytearray(where.read_bytes())
    for _ in range(1 + seed % 3):
        place = 8192 * odd.randrange(1, len(content) // 8192)
        content[place : place + 8192] = odd.randbytes(8192)
    where.write_bytes(content)


@pytest.mark.parametrize("seed", range(12))
def test_damaged_pages_are_told_and_never_crash(kept, seed):
    damaged(kept, seed)
    said = []
    try:
        archive = open_archive(kept)
    except ArchiveError as error:
        said.append(str(error))
    else:
        with closing(archive):
            said += [problem.what for problem in archive.checked()]
            for ask in (
                lambda: archive.statements(Wanted()),
                lambda: archive.readings(["a1", "a2", "a3"]),
                lambda: archive.story("sa"),
                lambda: archive.stories(Wanted()),
            ):
                try:
                    ask()
                except ArchiveError as error:
                    said.append(str(error))
    assert said
    assert not any("\n" in told for told in said)


def test_a_second_writer_waits_for_the_first(kept):
    first, begun, order = open_archive(kept), threading.Event(), []

    def second():
        with closing(open_archive(kept)) as other:
            begun.set()
            with other.writing():
                order.append("second")
                other.forget("b1")

    with first.writing():
        thread = threading.Thread(target=second)
        thread.start()
        assert begun.wait(20)
        thread.join(0.3)
        order.append("first")
        first.forget("c1")
    thread.join(20)
    assert order == ["first", "second"]
    assert set(first.known(["a1", "b1", "c1"])) == {"a1"}
    first.close()


def test_a_second_writer_says_so_when_it_waited_in_vain(kept):
    with closing(open_archive(kept)) as first, first.writing():
        with closing(open_archive(kept, wait=0.1)) as second:
            assert second.known(["a1"])
            with pytest.raises(ArchiveError, match="another process") as error:
                second.writing().__enter__()
            assert "0.1 seconds" in sentence(error)
        first.forget("a1")


def test_a_backup_is_whole_while_somebody_writes(kept, tmp_path):
    copy = tmp_path / "copy.ujar"
    with closing(open_archive(kept)) as archive, closing(open_archive(kept)) as other:
        with other.writing():
            other.forget("a1")
            archive.backup(copy)
        with closing(open_archive(copy)) as copied:
            assert copied.known(["a1"])
            assert copied.checked() == ()
        with pytest.raises(ArchiveError, match="exists already"):
            archive.backup(copy)
        with pytest.raises(ArchiveError, match="cannot write the backup"):
            archive.backup(tmp_path / "nowhere" / "copy.ujar")


def test_vacuum_gives_space_back(kept, sample):
    with closing(open_archive(kept)) as archive:
        for n in range(60):
            read = sample.reading(f"n{n}", "kabar.example", "2031-05-01", "Ani Sari", n)
            with archive.writing():
                archive.keep(sample.entry(archive, read))
                sample.settled(archive)
        full = archive.totals().size
        with archive.writing():
            for n in range(60):
                archive.forget(f"n{n}")
            sample.settled(archive)
        count = archive._database._connection.execute
        (keys,) = count("SELECT count(*) FROM blocking").fetchone()
        archive.vacuum()
        assert archive.totals().size < full
        assert count("SELECT count(*) FROM blocking").fetchone()[0] < keys
        assert archive.checked() == ()


def test_statements_of_a_script_end_where_they_end():
    script = "-- one; two\nCREATE TABLE a (b TEXT DEFAULT ';');\nCREATE TABLE c (d);\n"
    assert [s.splitlines()[-1] for s in statements(script)] == [
        "CREATE TABLE a (b TEXT DEFAULT ';');",
        "CREATE TABLE c (d);",
    ]
