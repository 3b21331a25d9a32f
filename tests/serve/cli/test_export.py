"""ujar export: a file is whole or not there, and what is asked wrongly is told."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from ujar.serve.cli import exporting, main
from ujar.serve.export.formats import FORMATS
from ujar.serve.export.tables import TABLES

OUTLETS = ("--outlets", "examples/sample/outlets.toml")


def run(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    path = tmp_path_factory.mktemp("export") / "sample.db"
    added = run(
        "add", "--annotated", "examples/expected.jsonl", *OUTLETS, "--archive", path
    )
    assert added.exit_code == 0, added.output
    return path


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_and_standard_output_are_the_same(archive, tmp_path, name):
    path = tmp_path / "out"
    done = run("export", name, "-o", path, "--archive", archive)
    assert done.exit_code == 0, done.output
    assert f" in {path}." in done.stderr
    for words in ((), ("-o", "-")):
        shown = run("export", name, *words, "--archive", archive)
        assert shown.exit_code == 0
        assert shown.stderr == ""
        assert shown.stdout_bytes == path.read_bytes()
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_the_command_knows_the_formats_and_tables():
    assert tuple(FORMATS) == main.commands["export"].params[0].type.choices
    tables = next(p for p in main.commands["export"].params if p.name == "table")
    assert tuple(TABLES) == tables.type.choices


def test_what_is_exported_is_added_again_the_same(archive, tmp_path):
    """Text, annotations, links and their ids: byte for byte."""
    first, second = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    again = tmp_path / "again.db"
    assert run("export", "annotated", "-o", first, "--archive", archive).exit_code == 0
    added = run("add", "--annotated", first, *OUTLETS, "--archive", again)
    assert added.exit_code == 0, added.output
    assert run("export", "annotated", "-o", second, "--archive", again).exit_code == 0
    assert first.read_bytes() == second.read_bytes()
    linked = run("link", "--jsonl", first, *OUTLETS)
    assert linked.exit_code == 0, linked.output
    stories = [json.loads(line)["story"] for line in linked.stdout.splitlines()]
    records = [json.loads(line) for line in first.read_text("utf-8").splitlines()]
    assert stories == [record["story"] for record in records]


def test_an_archive_without_articles(tmp_path):
    path = tmp_path / "empty.db"
    nothing = tmp_path / "nothing.jsonl"
    nothing.write_bytes(b"")
    assert run("add", nothing, "--archive", path).exit_code == 0
    for name in FORMATS:
        done = run("export", name, "-o", tmp_path / name, "--archive", path)
        assert done.exit_code == 0, done.output
        assert done.stderr.startswith("0 ")
    head = (tmp_path / "csv").read_text("utf-8").strip().split(",")
    assert head == [c.name for c in TABLES["statements"].columns]
    assert json.loads((tmp_path / "schema-org").read_bytes())["@graph"] == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("csv", "--article", "nobody"), "There is no article nobody"),
        (("csv", "--article", "w-08", "--by", "X"), "--by chooses nothing in a single"),
        (("csv", "--since", "yesterday"), "is no day"),
        (("csv", "--act", "sing"), "is no class of speech act"),
        (("csv", "--table", "figures", "--by", "X"), "--by chooses nothing in the"),
        (("csv", "--table", "entities", "--since", "2031-01-01"), "leave it out"),
        (("csv", "--table", "entities", "--article", "w-08"), "--article chooses"),
        (("ninjs", "--table", "figures"), "--table is about"),
        (("jsonl", "--bom"), "--bom is about csv"),
        (("ninjs", "--dictionary"), "as Markdown, not as ninjs"),
        (("csv", "--base", "javascript:alert(1)"), "is no address of pages"),
    ],
)
def test_what_is_asked_wrongly_is_told(archive, tmp_path, words, told):
    path = tmp_path / "out"
    done = run("export", *words, "-o", path, "--archive", archive)
    assert done.exit_code == 2
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
    assert not path.exists()


def test_the_archive_is_no_place_to_write(archive):
    before = archive.read_bytes()
    done = run("export", "csv", "-o", archive, "--archive", archive)
    assert done.exit_code == 2
    assert "is the archive" in done.stderr
    assert archive.read_bytes() == before


def test_a_place_that_cannot_be_written_is_told(archive, tmp_path):
    done = run("export", "csv", "-o", tmp_path / "no" / "x.csv", "--archive", archive)
    assert done.exit_code == 2
    assert "cannot write" in done.stderr


def test_what_is_cut_off_leaves_what_was_there(archive, tmp_path, monkeypatch):
    path = tmp_path / "out.csv"
    path.write_text("as it was")

    def stop(parts, file, _):
        file.write(next(iter(parts)))
        raise KeyboardInterrupt

    monkeypatch.setattr(exporting, "_pass_on", stop)
    done = run("export", "csv", "-o", path, "--archive", archive)
    assert done.exit_code != 0
    assert path.read_text() == "as it was"
    assert [p.name for p in tmp_path.iterdir()] == ["out.csv"]


def test_without_pyarrow_the_way_out_is_told(archive, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    path = tmp_path / "x.parquet"
    done = run("export", "parquet", "-o", path, "--archive", archive)
    assert done.exit_code == 2
    assert "pip install 'ujar[parquet]'." in done.stderr
    assert not path.exists()


def test_the_dictionary_needs_no_archive():
    told = run("export", "--dictionary")
    assert told.exit_code == 0
    assert told.stdout in Path("docs/export.md").read_text(encoding="utf-8")
    listed = run("export", "jsonl", "--dictionary")
    rows = [json.loads(line) for line in listed.stdout.splitlines()]
    assert {row["table"] for row in rows} == set(TABLES)
    assert "Usage: " in run("export").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_terminal_is_shown_no_controls_and_no_bytes(archive):
    import pty  # noqa: PLC0415

    for name, expected in (("csv", "speaker,"), ("parquet", "nothing for a terminal")):
        parent, child = pty.openpty()
        words = ["-m", "ujar", "export", name, "--archive", str(archive)]
        with subprocess.Popen(  # noqa: S603
            [sys.executable, *words], stdout=child, stderr=child
        ) as process:
            os.close(child)
            shown = b""
            while part := _read(parent):
                shown += part
        os.close(parent)
        assert expected in shown.decode()
        assert process.returncode == (0 if name == "csv" else 2)


def _read(descriptor):
    try:
        return os.read(descriptor, 1 << 16)
    except OSError:  # Linux says so that the other end is closed
        return b""
