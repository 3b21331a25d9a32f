"""Correcting who is who from the command line."""

import json

import pytest
from click.testing import CliRunner

from ujar.serve.cli import main

SAMPLE = ("examples/sample", "--outlets", "examples/sample/outlets.toml")


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """An archive of the sample story."""
    path = str(tmp_path_factory.mktemp("archive") / "sample.db")
    added = CliRunner().invoke(main, ["add", *SAMPLE, "--archive", path])
    assert added.exit_code == 0, added.output
    return path


def run(archive, *words):
    return CliRunner().invoke(main, [*words, "--archive", archive])


def test_a_judgement_is_told_listed_and_undone(archive):
    """What was judged can be seen, and taken back."""
    assert "Nothing was corrected." in run(archive, "entity", "corrections").stdout
    lines = json.loads(run(archive, "who", "Lawoto", "--json").stdout)
    one = lines[0]["id"] if isinstance(lines, list) else lines["profile"]["id"]
    done = run(archive, "entity", "rename", one, "Lawoto the Elder")
    assert done.exit_code == 0, done.output
    assert "is called Lawoto the Elder" in done.stdout
    assert "Lawoto the Elder" in run(archive, "who", "Lawoto the Elder").stdout
    (kept,) = json.loads(run(archive, "entity", "corrections", "--json").stdout)
    assert kept["name"] == "Lawoto the Elder"
    undone = run(archive, "entity", "undo", kept["id"])
    assert "undone" in undone.stdout
    assert run(archive, "entity", "undo", kept["id"]).exit_code == 2


def test_a_name_that_nobody_has_is_refused(archive):
    """One sentence says what is wrong."""
    done = run(archive, "entity", "merge", "Nobody Here", "Nor Here")
    assert done.exit_code == 2
    assert "There is no" in done.output or "there is no" in done.output
