"""Fit the weights that tell one utterance; prints them and how well they do.

usage: python training/utterances.py SHARED > weights.toml

SHARED holds gold/ and corpus/. Three sets of pairs of statements: of the gold's groups
as annotated, the same as Ujar finds them, and pairs of the corpus judged by hand
(same_words.jsonl: articles, offsets and judgement only). Each group or
fifth is judged by weights fitted without it; the weights printed are fitted on all.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from ujar.ingest.annotated import reading
from ujar.link.utterances.digest import UtteranceDigest, digest
from ujar.link.utterances.features import Board
from ujar.link.utterances.score import values
from ujar.pipeline.settings import Settings
from ujar.pipeline.wire import completer, embedder

PAIRS = Path(__file__).with_name("same_words.jsonl")
# How often a hand-judged pair counts, and how far weights are drawn to 0 (variance of
# their prior). 0 to 3 and 1 to 10 were tried: the former helps the hand-judged pairs
# and does not harm the others, the latter makes no difference.
HAND, PRIOR = 2.0, 2.0
FOLDS, THRESHOLD = 5, 0.45
COMPLETE = completer(Settings())
# Cosines of sentences lie close together; drawn apart, their weight is drawn to 0 as
# little as the others are.
SPREAD, CENTRE = 10.0, 0.85


@dataclass(frozen=True)
class Pair:
    """Two statements: the set, the group or fifth, what speaks for them, the truth."""

    part: str
    fold: str
    values: dict[str, float]
    same: bool


def main() -> None:
    """Print the weights to standard output and the scores to standard error."""
    shared = Path(sys.argv[1])
    gold = _lines(shared / "gold" / "dev.jsonl")
    maker = embedder(Settings())
    model = maker.model if maker else ""
    print(f'model = "{model}"\n')
    pairs = [*_groups(gold, "gold"), *_groups(gold, "read"), *_hand(shared)]
    for title, meaning in (("meaning", True), ("words", False)):
        names = [n for n in pairs[0].values if meaning or n != "meaning"]
        _judge(title, names, pairs)
        weights = _fit(_matrix(pairs, names), pairs)
        print(f"[{title}]")
        for name, weight in _told(names, weights).items():
            print(f"{name} = {weight:.3f}")
        print()


def _told(names: list[str], weights: np.ndarray) -> dict[str, float]:
    found = {"start": weights[-1], **dict(zip(names, weights, strict=False))}
    if "meaning" in found:
        found["start"] -= SPREAD * CENTRE * found["meaning"]
        found["meaning"] *= SPREAD
    return {n: float(w) for n, w in found.items()}


def _groups(gold: list[dict[str, Any]], part: str) -> list[Pair]:
    groups = defaultdict(list)
    for record in gold:
        if record.get("group"):
            groups[record["group"]].append(_annotated(record, part))
    return [
        Pair(part, name, found, bool(a & b))
        for name, members in groups.items()
        for (left, ours), (right, theirs) in combinations(members, 2)
        for i, a in ours.items()
        for j, b in theirs.items()
        for found in [values(Board(left, right).features(i, j))]
    ]


def _annotated(
    record: dict[str, Any], part: str
) -> tuple[UtteranceDigest, dict[int, set[str]]]:
    """Return an article and the labels of those of its statements that have a truth."""
    made = _digest(record, given=part == "gold")
    labels = {}
    for statement in record["statements"]:
        place = _place(statement["fragments"], made[1])
        if place is not None:
            label = statement.get("utterance") or []
            labels[place] = {label} if isinstance(label, str) else set(label)
    return made[0], labels


def _digest(
    record: dict[str, Any], *, given: bool
) -> tuple[UtteranceDigest, list[list[tuple[int, int]]]]:
    layers = {"statements"} if given else set()
    plain = {k: v for k, v in record.items() if not isinstance(v, list) or k in layers}
    whole = COMPLETE(*reading(plain))
    made = digest(whole)
    if made is None:
        raise ValueError(f"{record['id']} has no statements")
    return made, [list(s.fragments) for s in whole.statements]


def _place(wanted: list[Any], statements: list[list[tuple[int, int]]]) -> int | None:
    """Return which statement covers the same words at least by half."""
    mine = {c for a, b in wanted for c in range(a, b)}
    best, place = 0.5, None
    for i, fragments in enumerate(statements):
        theirs = {c for a, b in fragments for c in range(a, b)}
        alike = len(mine & theirs) / max(1, len(mine | theirs))
        if alike >= best:
            best, place = alike, i
    return place


def _hand(shared: Path) -> list[Pair]:
    judged = _lines(PAIRS)
    wanted = {side["id"] for j in judged for side in (j["left"], j["right"])}
    known = {
        record["id"]: _digest(record, given=False)
        for path in sorted((shared / "corpus").glob("articles-*.jsonl.gz"))
        for record in _lines(path)
        if record["id"] in wanted
    }
    found = []
    for n, pair in enumerate(judged):
        sides = [
            (known[s["id"]], s["fragments"]) for s in (pair["left"], pair["right"])
        ]
        i, j = (_place(fragments, made[1]) for made, fragments in sides)
        if i is not None and j is not None:
            board = Board(sides[0][0][0], sides[1][0][0])
            told = values(board.features(i, j))
            found.append(Pair("hand", f"fifth {n % FOLDS}", told, pair["same"]))
    return found


def _lines(path: Path) -> list[dict[str, Any]]:
    data = path.read_bytes()
    whole = gzip.decompress(data) if path.suffix == ".gz" else data
    return [json.loads(line) for line in whole.split(b"\n") if line.strip()]


def _matrix(pairs: list[Pair], names: list[str]) -> np.ndarray:
    rows = [[p.values.get(n, 0.0) for n in names] + [1.0] for p in pairs]
    matrix = np.array(rows)
    if "meaning" in names:
        at = names.index("meaning")
        matrix[:, at] = (matrix[:, at] - CENTRE) * SPREAD
    return matrix


def _fit(matrix: np.ndarray, pairs: list[Pair]) -> np.ndarray:
    """Return the weights of a logistic regression, by Newton's method."""
    truth = np.array([p.same for p in pairs], float)
    counts = np.array([HAND if p.part == "hand" else 1.0 for p in pairs])
    prior = np.full(matrix.shape[1], 1 / PRIOR)
    prior[-1] = 0.0
    weights = np.zeros(matrix.shape[1])
    for _ in range(60):
        sure = _sure(matrix, weights)
        slope = matrix.T @ (counts * (sure - truth)) + prior * weights
        bend = (matrix.T * (counts * sure * (1 - sure))) @ matrix + np.diag(prior)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def _sure(matrix: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(matrix @ weights, -40, 40)))


def _judge(title: str, names: list[str], pairs: list[Pair]) -> None:
    matrix = _matrix(pairs, names)
    sure = np.zeros(len(pairs))
    for fold in dict.fromkeys(p.fold for p in pairs):
        inside = np.array([p.fold == fold for p in pairs])
        others = [p for p, held in zip(pairs, inside, strict=True) if not held]
        sure[inside] = _sure(matrix[inside], _fit(matrix[~inside], others))
    for part in ("gold", "read", "hand"):
        mine = np.array([p.part == part for p in pairs])
        truth = np.array([p.same for p in pairs])[mine]
        said = sure[mine] >= THRESHOLD
        f1 = 2 * (said & truth).sum() / max(1, said.sum() + truth.sum())
        line = (
            f"{title}, {part}: {mine.sum()} pairs, {truth.sum()} the same, F1 {f1:.3f}"
        )
        print(line, file=sys.stderr)


if __name__ == "__main__":
    main()
