"""ujar brief: files and what cannot be."""

import json

import pytest
from click.testing import CliRunner

from ujar.serve.cli import main


@pytest.fixture
def run(sample_settings):
    def invoke(*words):
        return CliRunner().invoke(
            main, ["brief", *words, "--archive", sample_settings.archive]
        )

    return invoke


def test_the_form_is_what_the_file_ends_in(run, tmp_path):
    """A name ending in .html is a page, in .pdf a PDF; --format says otherwise."""
    for name, start in (("a.html", b"<!doctype"), ("a.pdf", b"%PDF-"), ("a", b"# ")):
        file = tmp_path / name
        done = run("who", "Dewi Kartanala", "-o", str(file))
        assert done.exit_code == 0, done.output
        assert file.read_bytes().startswith(start)


def test_json_has_the_evidence(run):
    """The record itself, for programs."""
    found = json.loads(run("search", "pengungsi", "--format", "json").stdout)
    numbers = [n for s in found["said"] for n in s["evidence"]]
    assert numbers
    assert max(numbers) <= len(found["evidence"])
    assert all(e["words"] for e in found["evidence"])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("story", "nope"), "no story nope"),
        (("who", "Nobody"), "no person or institution Nobody"),
        (("search", "-x"), "No such option"),
        (("search", '"'), "no word"),
        (("story", "x", "--since", "soon"), "is no day"),
        (("who", "Dewi Kartanala", "-o", "/nowhere/x.md"), "cannot write"),
    ],
)
def test_what_cannot_be_is_told(run, words, told):
    """One sentence, exit code 2."""
    done = run(*words)
    assert done.exit_code == 2
    assert told in done.output
    assert "Traceback" not in done.output
