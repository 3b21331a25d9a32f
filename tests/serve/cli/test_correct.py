"""Correcting statements, links and stories from the command line."""

import json

import pytest


def first(run):
    return json.loads(run("statements", "--limit", "1", "--json").stdout)["items"][0]


def in_force(run):
    listed = json.loads(run("correct", "list", "--json").stdout)
    return [c for c in listed if c["undone"] is None]


def test_a_judgement_is_told_listed_exported_and_undone(run):
    """What was judged is seen wherever the statement is, and can be taken back."""
    line = first(run)
    where = f"{line['article']['id']}#{line['item']}"
    done = run("correct", "speaker", where, "Orang Baru", "--by", "Ida", "--note", "x")
    assert done.exit_code == 0, done.output
    told = " ".join(run("statements", "--limit", "1").stdout.split())
    assert "Orang Baru" in told
    assert f"before: {line['speaker']}; x" in told
    changed = first(run)
    assert changed["changes"][0]["by"] == "Ida"
    (kept,) = in_force(run)
    assert (kept["name"], kept["waiting"]) == ("Orang Baru", False)
    (judged,) = run("correct", "export").stdout.splitlines()
    assert json.loads(judged)["before"] == line["speaker"]
    (gold,) = run("correct", "export", "--gold").stdout.splitlines()
    said = json.loads(gold)["statements"][line["item"]]
    assert (said["speaker"], said["corrected"]) == ("Orang Baru", ["speaker"])
    text = json.loads(gold)["text"]
    assert " … ".join(text[a:b] for a, b in said["fragments"]) == line["words"]
    undone = run("correct", "undo", kept["id"])
    assert "undone" in undone.stdout
    assert first(run) == line
    assert run("check").exit_code == 0


def test_a_judgement_of_figures_is_told_beside_them(run):
    plain = run("figures").stdout
    fact = json.loads(run("figures", "--json").stdout)[0]
    one, two = (f"{m['article']['id']}#{m['item']}" for m in fact["members"][:2])
    judged = ("correct", "apart", one, two, "--figures", "--by", "Ida", "--note", "x y")
    assert run(*judged).exit_code == 0
    (kept,) = in_force(run)
    story = fact["members"][0]["article"]["story"]
    for words in (("figures",), ("figures", "--story", story), ("story", story)):
        told = " ".join(run(*words).stdout.split())
        assert "judged by Ida on" in told
        assert f"x y (ujar correct undo {kept['id']})" in told
    assert run("correct", "undo", kept["id"]).exit_code == 0
    assert run("figures").stdout == plain


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("speaker", "nowhere#0", "X"), "there is no article nowhere"),
        (("speaker", "nowhere", "X"), "write ARTICLE#PLACE"),
        (("speaker", "w-12#0"), "Say WHO said it, or --nobody."),
        (("day", "w-12#0", "31/5"), "31/5 is no day; write it as 2026-09-30."),
        (("story", "w-12", "s0"), "there is no story s0"),
        (("undo", "k0"), "there is no correction k0 in force"),
    ],
)
def test_what_cannot_be_is_one_sentence(run, words, told):
    done = run("correct", *words)
    assert done.exit_code == 2
    assert told in done.output
