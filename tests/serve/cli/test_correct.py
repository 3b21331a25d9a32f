"""Correcting statements, links and stories from the command line."""

import json
import subprocess
import sys
from pathlib import Path

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


SCORER = Path("../shared/gold/score.py")
KINDS = {"direct", "indirect", "mixed", "topic"}


@pytest.fixture
def gold(run, tmp_path):
    """The articles as corrected, written out as gold articles are."""
    for words in (
        ("speaker", "w-09#0", "Orang Baru", "--new"),
        ("speaker", "w-10#0", "--nobody"),
        ("day", "w-09#1", "2026-09-02"),
        ("drop", "w-05#0"),
        ("apart", "w-10#6", "w-12#3", "--figures"),
        ("story", "w-08", "--out"),
    ):
        assert run("correct", *words).exit_code == 0
    path = tmp_path / "gold.jsonl"
    assert run("correct", "export", "--gold", "-o", str(path)).exit_code == 0
    yield path
    for made in in_force(run)[::-1]:
        run("correct", "undo", made["id"])


def test_corrected_articles_are_written_as_gold_articles(gold):
    """As the guidelines of the gold articles name and fill the fields."""
    lines = gold.read_text(encoding="utf-8").splitlines()
    found = {a["id"]: a for a in map(json.loads, lines)}
    assert {"w-05", "w-08", "w-09", "w-10", "w-12"} < found.keys()
    plain = Path("examples/expected.jsonl").read_text(encoding="utf-8").splitlines()
    read = {a["id"]: a for a in map(json.loads, plain)}
    for article in found.values():
        assert article["text"] == read[article["id"]]["text"]
        for said in article["statements"]:
            assert said["kind"] in KINDS
            places = [*said["fragments"], said["cue"] or [0, 1]]
            assert all(0 <= a < b <= len(article["text"]) for a, b in places)
            assert (said["speaker"] is None) == said.get("optional", False)
    one, two = found["w-09"]["statements"][:2]
    assert (one["speaker"], one["corrected"]) == ("Orang Baru", ["speaker"])
    assert (two["said_on"], two["corrected"]) == ("2026-09-02", ["day"])
    assert found["w-10"]["statements"][0]["speaker"] is None
    withdrawn = read["w-05"]["statements"][0]["fragments"]
    assert withdrawn not in [s["fragments"] for s in found["w-05"]["statements"]]
    assert len(found["w-05"]["statements"]) == len(read["w-05"]["statements"]) - 1
    assert (
        found["w-08"]["group"] != found["examples/sample/01-kabar-sagara.txt"]["group"]
    )
    left, right = found["w-10"]["figures"][6], found["w-12"]["figures"][3]
    assert left["value"] == right["value"] == read["w-10"]["figures"][6]["value"]
    assert left.get("fact", "none") != right.get("fact")
    assert "figures" not in found["w-09"]


@pytest.mark.skipif(not SCORER.exists(), reason="needs the scorer in ../shared")
def test_the_scorer_reads_corrected_articles_as_gold(gold):
    """What was read differs from gold just where somebody corrected it."""
    read = Path("examples/expected.jsonl")

    def scored(predicted):
        command = [sys.executable, SCORER, gold, predicted, "--json"]
        told = subprocess.check_output(command, encoding="utf-8")  # noqa: S603
        return json.loads(told)

    same, found = scored(gold), scored(read)
    for score in ("found", "exact", "attributed", "figures"):
        assert same[score] == {"p": 1.0, "r": 1.0, "f": 1.0}
    assert same["said_on"]["share"] == same["speaker"]["share"] == 1.0
    assert found["missing"] == 0
    assert found["predicted_statements"] == found["gold_statements"] + 1
    assert found["found"]["r"] == 1.0 > found["found"]["p"]
    for field in ("speaker", "said_on"):
        assert found[field]["right"] == found[field]["of"] - 1
