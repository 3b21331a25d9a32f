"""How links are scored: the answers stay hidden, and baselines get their best."""

import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def script(monkeypatch):
    """Import a script of evals/ as it sees itself."""
    monkeypatch.syspath_prepend(str(ROOT / "evals"))
    return importlib.import_module


def article(name, *said):
    text, statements = "", []
    for words, *labels in said:
        start = len(text)
        text += words + ". "
        known = {"fragments": [[start, start + len(words)]]}
        statements.append(known | ({"utterance": labels} if labels else {}))
    return {"id": name, "text": text, "group": "g", "statements": statements}


DYKE = "tanggul Kali Wangun diperkuat sebelum musim hujan"
RICE = "beras di gudang Merbau cukup untuk empat bulan"
GOLD = [
    article("a", (DYKE, "u1"), (RICE, "u2")),
    article("b", (f"katanya {DYKE}", "u1"), ("jalan ke Merbau masih putus",)),
]


def test_ujar_is_not_shown_the_answers(script):
    plain = script("links").unanswered(
        GOLD[0] | {"figures": [{"fact": "f", "value": 1}]}
    )
    assert "group" not in plain
    assert all("utterance" not in s for s in plain["statements"])
    assert plain["figures"] == [{"value": 1}]
    assert GOLD[0]["statements"][0]["utterance"] == ["u1"]


def test_links_are_compared_with_what_minhash_finds(script):
    pytest.importorskip("datasketch")
    linked = {a["id"]: a for a in GOLD}
    found = dict(script("matching").compare(GOLD, linked))
    assert found["Ujar"] == (1.0, 1.0, 1.0, None)
    assert found["MinHash"][:3] == (1.0, 1.0, 1.0)
    nothing = {i: {"statements": [{}, {}]} for i in linked}
    assert dict(script("matching").compare(GOLD, nothing))["Ujar"][2] == 0.0


def test_a_baseline_has_the_threshold_that_suits_it_best(script):
    precision, recall, f1, limit = script("matching").best(
        [0.9, 0.8, 0.3, 0.1], [True, False, True, False]
    )
    assert (recall, limit) == (1.0, 0.3)
    assert precision == pytest.approx(2 / 3)
    assert f1 == pytest.approx(0.8)


def test_company_is_of_the_same_weeks(script, tmp_path):
    """The same articles in every run, and no gold article among them."""
    lines = '{"id": "x", "published": "2025-06-12"}\n'
    lines += '{"id": "y", "published": "2001-01-01"}\n'
    lines += '{"id": "g", "published": "2025-06-10"}\n{"id": "z"'
    (tmp_path / "gold").mkdir()
    gold = '{"id": "g", "published": "2025-06-10T10:00"}\n'
    (tmp_path / "gold" / "dev.jsonl").write_text(gold, encoding="utf-8")
    read = tmp_path / "read.jsonl"
    read.write_text(lines, encoding="utf-8")
    shared = script("scores").Shared(tmp_path)
    assert [a["id"] for a in script("links").company(shared, read)] == ["x"]
