"""ujar read in this process, with a reader that needs no model."""

import gzip
import json
from functools import partial

import pytest
from click.testing import CliRunner

import ujar
from ujar.pipeline import batch
from ujar.pipeline.batch import Job
from ujar.pipeline.engines.here import Here
from ujar.serve.cli import job, main

TEXT = "Air laut naik dan warga di pesisir sudah mengungsi karena takut."


@pytest.fixture
def run(monkeypatch, fake_reader, tmp_path):
    monkeypatch.setattr(job, "Job", partial(Job, reader=fake_reader))
    monkeypatch.setattr(batch, "Local", lambda *_: Here())
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("UJAR_SETTINGS", raising=False)

    def read(*arguments, data=b""):
        return CliRunner().invoke(main, ["read", *map(str, arguments)], input=data)

    return read


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "in"
    path.mkdir()
    (path / "a.txt").write_text(TEXT)
    lines = [{"id": f"r{i}", "text": TEXT, "outlet": "Kabar"} for i in range(3)]
    (path / "b.jsonl").write_text("".join(json.dumps(x) + "\n" for x in lines))
    return path


def records(result):
    return [json.loads(line) for line in result.stdout_bytes.splitlines()]


def test_the_version_is_told():
    """`ujar --version` names the program and its version."""
    result = CliRunner().invoke(main, ["--version"])
    assert result.stdout == f"ujar {ujar.__version__}\n"


def test_a_person_sees_header_statements_and_what_is_missing(run, folder):
    """What was not found is said, and the output is plain when it is no terminal."""
    result = run(folder / "a.txt", "--outlet", "Kabar", "--published", "2025-06-20")
    assert result.exit_code == 0
    assert "Kabar · 2025-06-20 · language id" in result.stdout
    assert "Statements  1" in result.stdout
    assert "speaker not found" in result.stdout
    assert "line 1, character 0" in result.stdout
    assert "Figures: none found" in result.stdout
    assert "\x1b" not in result.stdout
    assert not any(line.endswith(" ") for line in result.stdout.splitlines())
    assert result.stderr == ""


def test_jsonl_is_one_object_an_article(run, folder):
    """Everything in the folder, in order, with the text; the summary is apart."""
    result = run(folder, "--jsonl")
    found = records(result)
    assert [f["id"] for f in found] == [str(folder / "a.txt"), "r0", "r1", "r2"]
    assert found[1]["outlet"] == "Kabar"
    assert found[0]["text"] == TEXT
    assert "4 articles read, 4 statements" in result.stderr


def test_the_text_can_be_left_out(run, folder):
    """The offsets stay."""
    (found,) = records(run(folder / "a.txt", "--jsonl", "--no-text"))
    assert "text" not in found
    assert found["statements"][0]["fragments"] == [[0, 3]]


def test_standard_input_is_a_text_or_json_lines(run):
    """Both arrive without a name or an option."""
    (text,) = records(run("--jsonl", "--title", "Judul", data=TEXT.encode()))
    assert (text["title"], text["text"]) == ("Judul", TEXT)
    lines = b'{"id": "x", "text": "Air"}\n{"id": "y", "text": "Api"}\n'
    assert [f["id"] for f in records(run("-", "--jsonl", data=lines))] == ["x", "y"]


def test_packed_json_lines_are_read(run, tmp_path):
    """A .jsonl.gz is unpacked on the way."""
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps({"id": 7, "text": TEXT}).encode()))
    assert records(run(path, "--jsonl"))[0]["id"] == "7"


def test_a_file_is_written(run, folder, tmp_path):
    """-o takes the person's view and the JSON alike; nothing goes to the screen."""
    assert run(folder, "-o", "out.txt").stdout == ""
    assert (tmp_path / "out.txt").read_text().count("Statements  1") == 4
    assert run(folder, "--jsonl", "-o", "out.jsonl").stdout == ""
    assert (tmp_path / "out.jsonl").read_bytes().count(b"\n") == 4


def test_a_page_is_written(run, folder, tmp_path):
    """--html writes a page with everything, also beside JSON Lines."""
    result = run(folder, "--html", "out.html", "--jsonl")
    assert len(records(result)) == 4
    page = (tmp_path / "out.html").read_text()
    assert page.startswith("<!doctype html>")
    assert page.count('<article class="art"') == 4


def test_resume_reads_what_is_missing(run, folder, tmp_path):
    """A cut-off last line is taken off, and its article read again."""
    out = tmp_path / "out.jsonl"
    run(folder, "--jsonl", "-o", out)
    whole = out.read_bytes()
    lines = whole.splitlines(keepends=True)
    out.write_bytes(lines[0] + lines[1] + lines[2][:-20])
    result = run(folder, "--jsonl", "-o", out, "--resume")
    assert result.exit_code == 0
    assert out.read_bytes() == whole
    assert "2 articles read" in result.stderr
    assert "Nothing was left" in run(folder, "--jsonl", "-o", out, "--resume").stderr


def test_what_cannot_be_read_is_counted_and_named(run, tmp_path):
    """The batch goes on, and the summary says what was dropped and why."""
    path = tmp_path / "a.jsonl"
    bad = [b'{"text": 5}', b"{", b'{"text": ""}', b'{"id": "c", "text": "CRASH"}']
    path.write_bytes(b'{"text": "Air"}\n' + b"\n".join(bad) + b'\n{"text": "Api"}\n')
    result = run(path, "--jsonl", "--dropped", "dropped.jsonl")
    assert result.exit_code == 0
    assert len(records(result)) == 2
    assert "2 articles read, 2 statements" in result.stderr
    assert "4 dropped" in result.stderr
    assert "a.jsonl:3 is not JSON" in result.stderr
    told = (tmp_path / "dropped.jsonl").read_text().splitlines()
    assert [json.loads(t)["what"].rpartition(":")[2] for t in told] == list("2345")


def test_only_the_first_of_many_are_listed(run, tmp_path):
    """A thousand bad lines do not fill the screen."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Air"}\n' + "[]\n" * 50)
    result = run(path, "--jsonl")
    assert result.stderr.count("a.jsonl:") == 20
    assert "30 more (to list them: --dropped FILE)" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["no.txt"], "no.txt does not exist; check the path."),
        (["in/x.pdf"], "is of no known kind"),
        (["in/pdf.txt"], "in/pdf.txt is not text but a PDF."),
        (["in/empty.txt"], "in/empty.txt is empty."),
        (["in/none.html"], "in/none.html "),
        (["in/nothing"], "has no file that could be read"),
        (["in", "--outlet", "x"], "--outlet describes one article"),
        (["in", "--resume"], "--resume needs --jsonl and -o FILE"),
        (["in", "--no-text"], "add --jsonl"),
        (["in/a.txt", "-o", "in/a.txt"], "is also an input"),
        (["in/a.txt", "-o", "x", "--html", "x"], "must be different files"),
        (["in/a.txt", "-o", "gone/x"], "cannot write gone/x: No such file"),
        (["in/a.txt", "--language", "xx"], "language must be one of auto, en, id"),
        (["in/a.txt", "--settings", "no.toml"], "cannot read the settings in no.toml"),
        (["in/a.txt", "--outlets", "no.toml"], "cannot read the outlets in no.toml"),
        (["in/a.txt", "--outlets", "in/a.txt"], "cannot read the outlets in in/a.txt"),
        (["in/a.txt", "--workers", "-1"], "--workers"),
        (
            ["in", "--jsonl", "--resume", "-o", "in/other.json"],
            "holds something other than output",
        ),
    ],
)
def test_bad_input_is_one_sentence_and_code_2(run, folder, arguments, told):
    """The sentence names the input and the way out; there is no traceback."""
    (folder / "x.pdf").touch()
    (folder / "pdf.txt").write_bytes(b"%PDF-1.4 x")
    (folder / "empty.txt").touch()
    (folder / "none.html").write_text("<html></html>")
    (folder / "nothing").mkdir()
    (folder / "other.json").write_text("{}\n")
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split())
    assert "Traceback" not in result.stderr


def test_a_folder_of_nothing_but_rubbish_is_code_2(run, tmp_path):
    """Several inputs, none of them read: the summary, and an error's exit code."""
    for name in "ab":
        (tmp_path / f"{name}.txt").touch()
    result = run(tmp_path)
    assert result.exit_code == 2
    assert "0 articles read" in result.stderr


def test_the_language_can_be_chosen(run, folder):
    """It is then not recognised."""
    (found,) = records(run(folder / "a.txt", "--jsonl", "--language", "en"))
    assert found["language"] == "en"


def test_settings_come_from_a_file(run, folder, tmp_path):
    """What the file says holds."""
    (tmp_path / "s.toml").write_text("max_chars = 5")
    result = run(folder / "a.txt", "--settings", "s.toml")
    assert result.exit_code == 2
    assert "the limit is 5" in result.stderr


def test_further_outlets_are_taken_from_a_file(run, tmp_path):
    """A user's outlet is known by its address."""
    (tmp_path / "o.toml").write_text(
        'outlets = [{name = "Pesisir", kind = "outlet", domains = ["pesisir.example"]}]'
    )
    line = {"text": TEXT, "url": "https://www.pesisir.example/1"}
    result = run("--jsonl", "--outlets", "o.toml", data=json.dumps(line).encode())
    assert records(result)[0]["outlet"] == "Pesisir"


def test_controls_in_an_article_are_shown(run, tmp_path):
    """No escape sequence of an article reaches the terminal."""
    path = tmp_path / "a.txt"
    path.write_text("\x1b]0;x\x07Air naik")
    assert "\x1b" not in run(path).stdout


def test_every_option_is_explained():
    """The help names each option with what it does, and the kinds of input."""
    result = CliRunner().invoke(main, ["read", "--help"])
    for option in main.commands["read"].params[1:]:
        assert option.help
        assert option.opts[-1] in result.stdout
    assert ".jsonl.gz" in result.stdout
