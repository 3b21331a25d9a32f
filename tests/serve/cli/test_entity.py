"""Correcting who is who from the command line."""

import json


def test_a_judgement_is_told_listed_and_undone(run):
    """What was judged can be seen, and taken back."""
    assert "Nothing was corrected." in run("entity", "corrections").stdout
    lines = json.loads(run("who", "Lawoto", "--json").stdout)
    one = lines[0]["id"] if isinstance(lines, list) else lines["profile"]["id"]
    done = run("entity", "rename", one, "Lawoto the Elder")
    assert done.exit_code == 0, done.output
    assert "is called Lawoto the Elder" in done.stdout
    assert "Lawoto the Elder" in run("who", "Lawoto the Elder").stdout
    (kept,) = json.loads(run("entity", "corrections", "--json").stdout)
    assert kept["name"] == "Lawoto the Elder"
    undone = run("entity", "undo", kept["id"])
    assert "undone" in undone.stdout
    assert run("entity", "undo", kept["id"]).exit_code == 2


def test_a_name_that_nobody_has_is_refused(run):
    """One sentence says what is wrong."""
    done = run("entity", "merge", "Nobody Here", "Nor Here")
    assert done.exit_code == 2
    assert "There is no" in done.output or "there is no" in done.output
