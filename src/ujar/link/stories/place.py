"""Decides where a new article goes among the stories of those near it."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from ujar.schema import Neighbour, Placing

# A story's score is the mean of its nearest articles, so that a single bridge between
# two stories does not make them one. One article alone must be nearer than several.
_NEAREST = 3
_JOINS, _JOINS_ALONE = 0.5, 0.58
# Where many other stories are about as near, the article is about their subject rather
# than about one of them: what is needed grows with their number, up to 0.4 more.
_NEAR, _CROWDED, _CROWD = 0.4, 0.4, 3
# Two stories become one where the new article is as near to several articles of the
# other as this, or nearer still to one.
_MERGES, _SEVERAL, _MERGES_ALONE = 0.75, 2, 0.9


def place(neighbours: Sequence[Neighbour]) -> Placing:
    """Return the story to join, None to open one, and others that are the same.

    A score of 0 to one article is a veto: a notice told anew does not join the story
    of yesterday's by way of a third article.
    """
    all_scores: dict[str, list[float]] = defaultdict(list)
    for near in neighbours:
        all_scores[near.story].append(near.score)
    scores = {story: s for story, s in all_scores.items() if min(s) > 0}
    ranked = sorted(((_mean(s), story) for story, s in scores.items()), key=_first)
    if not ranked:
        return Placing(None, (), 1.0, "no story is near")
    score, story = ranked[0]
    others = sum(mean >= _NEAR for mean, _ in ranked[1:])
    if score < _needed(len(scores[story]), others):
        return Placing(None, (), round(1 - score, 4), _refusal(score, others))
    merges = tuple(s for mean, s in ranked[1:] if _merges(mean, scores[s]))
    return Placing(story, merges, round(score, 4), _reason(scores[story], score))


def _needed(articles: int, others: int) -> float:
    joins = _JOINS if articles >= _SEVERAL else _JOINS_ALONE
    return joins + _CROWDED * (1 - math.exp(-others / _CROWD))


def _refusal(score: float, others: int) -> str:
    crowd = f" and {others} others about as near" if others else ""
    return f"the nearest story is at {score:.2f}{crowd}"


def _first(item: tuple[float, str]) -> tuple[float, str]:
    return -item[0], item[1]


def _nearest(scores: Iterable[float]) -> list[float]:
    return sorted(scores, reverse=True)[:_NEAREST]


def _mean(scores: Iterable[float]) -> float:
    nearest = _nearest(scores)
    return sum(nearest) / len(nearest)


def _merges(mean: float, scores: Sequence[float]) -> bool:
    return mean >= (_MERGES if len(scores) >= _SEVERAL else _MERGES_ALONE)


def _reason(scores: Sequence[float], mean: float) -> str:
    number = len(_nearest(scores))
    return f"{number} nearest of its articles at {mean:.2f}"
