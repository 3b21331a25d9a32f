"""ujar search, over the sample story."""

import json

import pytest
from click.testing import CliRunner

from ujar.serve.cli import main

SAMPLE = ("examples/sample", "--outlets", "examples/sample/outlets.toml")


def run(*words):
    return CliRunner().invoke(main, words)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """An archive of the sample story."""
    path = str(tmp_path_factory.mktemp("archive") / "sample.db")
    added = run("add", *SAMPLE, "--archive", path)
    assert added.exit_code == 0, added.output
    return path


def asked(archive, *words):
    done = run("search", *words, "--archive", archive, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_hits_say_where_they_stand_and_why(archive):
    done = run("search", "warga", "mengungsi", "--archive", archive)
    assert done.exit_code == 0, done.output
    assert "has all 2 words" in done.stdout
    assert ", character " in done.stdout
    (hit,) = asked(archive, "warga mengungsi", "--limit", "1")
    start, end = hit["excerpt"]
    assert hit["words"]
    assert len(hit["words"]) == end - start
    assert all(start <= a < b <= end for a, b in hit["marks"])


def test_options_and_fields_are_conditions(archive):
    (name,) = {
        h["statement"]["speaker"] for h in asked(archive, "gempa", "--by", "Arif")
    }
    assert "Arif" in name
    found = asked(archive, "gempa by:Arif")
    assert found
    assert all("Arif" in h["statement"]["speaker"] for h in found)


def test_what_is_not_there_and_what_cannot_be_asked(archive):
    assert "Nothing was found" in run("search", "xyzzy", "--archive", archive).stdout
    done = run("search", '"', "--archive", archive)
    assert done.exit_code != 0
    assert "no word to search for" in done.stderr
    assert "Traceback" not in done.stderr
