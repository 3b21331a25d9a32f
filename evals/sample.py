"""Scores the built-in sample by Ujar's own count, for where ../shared is absent.

The measures are those of GUIDELINES.md in the gold's folder, counted simply; they are
a safeguard against breaking something, not a measure of how good Ujar is.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from scores import ROOT, Articles, Scores, load, read

_WORD = re.compile(r"\w+")
_FOLDER = "examples/sample"
_OUTLETS = "examples/sample/outlets.toml"
_EXPECTED = ("examples/expected.jsonl", "examples/sample/expected.jsonl")
_FOUND_FROM = 0.5

Counts = dict[str, list[float]]
Statement = Mapping[str, Any]


def scores() -> Scores:
    """Return the scores of ``ujar read`` on the built-in sample."""
    gold = load(expected())
    return score(gold, read([_FOLDER], "--outlets", _OUTLETS))


def expected() -> Path:
    """Return where the right annotations of the sample are."""
    found = [ROOT / name for name in _EXPECTED if (ROOT / name).exists()]
    if not found:
        raise SystemExit(f"There is no {_EXPECTED[0]}: the sample cannot be scored.")
    return found[0]


def score(gold: Articles, predicted: Articles) -> Scores:
    """Return F1 of each layer; an article that was not read counts as empty."""
    counts: Counts = {}
    for name, article in gold.items():
        given = predicted.get(name, {})
        _statements(counts, article, given)
        for layer, things in (("boilerplate", _letters), ("origins", _origins)):
            right, found = things(article), things(given)
            add(counts, layer, len(right & found), len(found), len(right))
        _figures(counts, article.get("figures", ()), given.get("figures", ()))
    return {k: round(2 * r / max(1, f + g), 4) for k, (r, f, g) in counts.items()}


def add(counts: Counts, figure: str, *more: float) -> None:
    """Add what was right, found and wanted."""
    row = counts.setdefault(figure, [0, 0, 0])
    for i, value in enumerate(more):
        row[i] += value


def _statements(
    counts: Counts, gold: Mapping[str, Any], given: Mapping[str, Any]
) -> None:
    """Pair each statement with the one that shares most words, best pairs first."""
    text = gold["text"]
    wanted: Sequence[Statement] = gold["statements"]
    found: Sequence[Statement] = [
        s for s in given.get("statements", ()) if s["kind"] != "topic"
    ]
    pairs = _pairs([_words(text, s) for s in wanted], [_words(text, s) for s in found])
    free = {i for i, s in enumerate(wanted) if s.get("optional") or _is_topic(s)}
    paired = {j for i, j in pairs if i in free}
    right = [(wanted[i], found[j]) for i, j in pairs if i not in free]
    who = sum(_is_speaker(g, p.get("speaker")) for g, p in right)
    sizes = len(found) - len(paired), len(wanted) - len(free)
    add(counts, "found", len(right), *sizes)
    add(counts, "attributed", who, *sizes)


def _pairs(
    wanted: Sequence[set[int]], found: Sequence[set[int]]
) -> list[tuple[int, int]]:
    shares = [
        (len(a & b) / max(1, len(a | b)), i, j)
        for i, a in enumerate(wanted)
        for j, b in enumerate(found)
    ]
    used_i: set[int] = set()
    used_j: set[int] = set()
    kept: list[tuple[int, int]] = []
    for value, i, j in sorted(shares, reverse=True):
        if value >= _FOUND_FROM and i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
            kept.append((i, j))
    return kept


def _is_topic(statement: Statement) -> bool:
    return bool(statement["kind"] == "topic")


def _words(text: str, statement: Statement) -> set[int]:
    return {
        m.start() for a, b in statement["fragments"] for m in _WORD.finditer(text, a, b)
    }


def _is_speaker(gold: Statement, name: str | None) -> bool:
    if not name:
        return False
    names = [gold.get("speaker"), *(gold.get("aliases") or ())]
    return name.casefold() in {n.casefold() for n in names if n}


def _letters(article: Mapping[str, Any]) -> set[int]:
    """Offsets of what is marked as boilerplate."""
    parts: Iterable[Mapping[str, Any]] = article.get("boilerplate", ())
    return {i for part in parts for i in range(*part["span"])}


def _origins(article: Mapping[str, Any]) -> set[tuple[str, str]]:
    parts: Iterable[Mapping[str, Any]] = article.get("origins", ())
    return {(p["outlet"].casefold(), p["relation"]) for p in parts}


def _figures(
    counts: Counts,
    gold: Sequence[Mapping[str, Any]],
    given: Sequence[Mapping[str, Any]],
) -> None:
    """A figure is right where it overlaps one of the same value and sense."""
    pool = list(given)
    right = free = 0
    for figure in gold:
        hit = next((p for p in pool if _is_same(figure, p)), None)
        if hit is not None:
            pool.remove(hit)
        optional = bool(figure.get("optional"))
        right += hit is not None and not optional
        free += hit is not None and optional
    firm = sum(not figure.get("optional") for figure in gold)
    add(counts, "figures", right, len(given) - free, firm)


def _is_same(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    (start, end), (first, last) = a["span"], b["span"]
    overlap = start < last and first < end
    sense = a.get("sense", "exactly") == b.get("sense", "exactly")
    distance: float = abs(a["value"] - b["value"])
    return bool(overlap and sense and distance <= 1e-6 * abs(a["value"]))
