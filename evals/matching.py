"""Who knows the same words: Ujar, MinHash on the words, or the cosine of meanings.

All are given the gold's statements and judge pairs of different articles of a group.
The thresholds of the two others are the ones that score best on these very pairs: an
advantage that Ujar does not have.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

Article = dict[str, Any]
Place = tuple[str, int]
Found = tuple[float, float, float, float | None]
_WORD = re.compile(r"\w+")
# Runs of words, and permutations: datasketch's default.
_RUN, _PERMUTATIONS = 2, 128


def compare(
    gold: Sequence[Article], linked: Mapping[str, Article]
) -> Iterator[tuple[str, Found]]:
    """Yield each matcher with precision, recall, F1 and threshold."""
    pairs = list(_pairs(gold))
    truth = [bool(_labels(a) & _labels(b)) for (_, a), (_, b) in pairs]
    said = [
        _labels(_at(linked, p)) & _labels(_at(linked, q)) for (p, _), (q, _) in pairs
    ]
    yield "Ujar", (*_scores(list(map(bool, said)), truth), None)
    for name, measure in (("MinHash", _minhash), ("cosine", _cosine)):
        likeness = measure(gold)
        if likeness is not None:
            yield name, best([likeness(p, q) for (p, _), (q, _) in pairs], truth)


def best(values: Sequence[float], truth: Sequence[bool]) -> Found:
    """Return the scores at the threshold with the highest F1."""
    tried = (
        (*_scores([v >= limit for v in values], truth), limit)
        for limit in sorted(set(values))[:: max(1, len(set(values)) // 400)]
    )
    return max(tried, key=lambda found: found[2])


def _scores(said: Sequence[bool], truth: Sequence[bool]) -> tuple[float, float, float]:
    right = sum(s and t for s, t in zip(said, truth, strict=True))
    precision = right / max(1, sum(said))
    recall = right / max(1, sum(truth))
    return precision, recall, 2 * right / max(1, sum(said) + sum(truth))


def _pairs(
    gold: Sequence[Article],
) -> Iterator[tuple[tuple[Place, Any], tuple[Place, Any]]]:
    groups: dict[str, list[Article]] = defaultdict(list)
    for article in gold:
        if article.get("group"):
            groups[article["group"]].append(article)
    for members in groups.values():
        for a, b in combinations(members, 2):
            for i, s in enumerate(a["statements"]):
                for j, t in enumerate(b["statements"]):
                    yield ((a["id"], i), s), ((b["id"], j), t)


def _labels(statement: Mapping[str, Any]) -> set[str]:
    found = statement.get("utterance") or ()
    return {found} if isinstance(found, str) else set(found)


def _at(linked: Mapping[str, Article], place: Place) -> Mapping[str, Any]:
    found: Mapping[str, Any] = linked[place[0]]["statements"][place[1]]
    return found


def _minhash(gold: Sequence[Article]) -> Callable[[Place, Place], float] | None:
    try:
        from datasketch import MinHash  # noqa: PLC0415
    except ImportError:
        return None
    made = {}
    for place, words in _told(gold):
        found = _WORD.findall(words.casefold())
        runs = zip(*(found[k:] for k in range(_RUN)), strict=False)
        made[place] = MinHash(num_perm=_PERMUTATIONS)
        made[place].update_batch([" ".join(r).encode() for r in runs])
    return lambda p, q: float(made[p].jaccard(made[q]))


def _cosine(gold: Sequence[Article]) -> Callable[[Place, Place], float] | None:
    vectors = _vectors(dict(_told(gold)))
    if vectors is None:
        return None
    return lambda p, q: float(vectors[p] @ vectors[q])


def _vectors(told: Mapping[Place, str]) -> Mapping[Place, Any] | None:
    """Return unit vectors by the embedder that Ujar is set up with, if it has one."""
    import numpy as np  # noqa: PLC0415

    from ujar.pipeline import wire  # noqa: PLC0415
    from ujar.pipeline.settings import Settings  # noqa: PLC0415

    embedder = wire.embedder(Settings()) if hasattr(wire, "embedder") else None
    if embedder is None:
        return None
    made = embedder.embed(list(told.values()))
    rows = [np.frombuffer(v, np.int8).astype(float) for v in made]
    unit = [r / (np.linalg.norm(r) or 1.0) for r in rows]
    return dict(zip(told, unit, strict=True))


def _told(gold: Sequence[Article]) -> Iterator[tuple[Place, str]]:
    for a in gold:
        for i, s in enumerate(a["statements"]):
            yield (a["id"], i), " ".join(a["text"][x:y] for x, y in s["fragments"])
