"""The scores and their floors: a gate that cannot fail is none."""

import importlib
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FLOORS = "# Why.\n[dev]\nfound = 0.900  # kept\nexact = 0.5\n\n[sample]\nfound = 0.1\n"


@pytest.fixture
def script(monkeypatch):
    """Import a script of evals/ as it sees itself."""
    monkeypatch.syspath_prepend(str(ROOT / "evals"))
    return importlib.import_module


def test_a_score_under_its_floor_is_named(script):
    """Figure, floor and score are told; a figure not measured counts as 0."""
    floors = {"dev": {"found": 0.9, "exact": 0.5, "kind": 0.1}}
    low = script("gate").below(floors, {"dev": {"found": 0.89, "exact": 0.5}})
    assert low == [
        "dev.found: floor 0.900, score 0.8900",
        "dev.kind: floor 0.100, score 0.0000",
    ]


def test_floors_only_rise(script):
    """A floor goes to just below a better score, and stays under a worse one."""
    found = {"dev": {"found": 0.8, "exact": 0.7654}}
    text = script("gate").lifted(FLOORS, found)
    assert text == FLOORS.replace("exact = 0.5", "exact = 0.760")


def test_every_floor_and_target_is_of_a_figure_that_is_measured(script):
    """No floor guards a figure that nobody computes."""
    gate, table = script("gate"), script("table")
    floors = gate.tomllib.loads((ROOT / "evals" / "floors.toml").read_text("utf-8"))
    for section in ("dev", "names", "links", "links_read"):
        assert floors[section].keys() == table.targets(section).keys()
    assert floors["names"].keys() == script("names").TRIALS.keys()


def test_the_sample_scores_itself_as_right(script):
    """The expected annotations have full marks, none at all have none."""
    sample = script("sample")
    if not any((ROOT / name).exists() for name in sample._EXPECTED):
        pytest.skip("the sample has no expected annotations")
    lines = sample.expected().read_text(encoding="utf-8").splitlines()
    gold = {a["id"]: a for a in map(json.loads, lines)}
    assert set(sample.score(gold, gold).values()) == {1.0}
    assert set(sample.score(gold, {}).values()) == {0.0}


def test_signs_leave_the_edges_of_split_names(script):
    """A name keeps the signs inside it, and loses those at its edges."""
    names = script("names")
    tokens = ["Kata", "(Renata", "A.", "Wirya),", "di", "Sagara."]
    tags = ["O", "B-PER", "I-PER", "I-PER", "O", "B-LOC"]
    split, found = names._split((tokens, tags))
    assert [split[a:b] for a, b, _ in names.entities(found)] == [
        ["Renata", "A", ".", "Wirya"],
        ["Sagara"],
    ]


def test_the_scorers_result_becomes_one_number_a_figure(script):
    """What the gold has nothing of is left out, not counted as 0."""
    result = {
        "found": {"p": 1.0, "r": 0.8, "f": 0.9},
        "recall_by_kind": {"direct": {"gold": 4, "found": 0.75, "attributed": 0.5}},
        "said_on": {"share": 0.5, "given_where_gold_has_none": "1/4"},
        "via": {"share": None, "given_where_gold_has_none": "0/4"},
    }
    assert script("scores").flat(result) == {
        "found": 0.9,
        "recall_direct": 0.75,
        "said_on": 0.5,
        "said_on_silent": 0.75,
    }
