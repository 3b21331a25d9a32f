"""Decides where a new article goes among the stories of those near it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ujar.schema import Neighbour, Placing

# A story's score is the mean of its nearest articles, so that a single bridge between
# two stories does not make them one.
_NEAREST = 3
_JOINS = 0.5
# Two stories become one where the new article is as near to several articles of the
# other as this, or nearer still to one.
_MERGES, _SEVERAL, _MERGES_ALONE = 0.75, 2, 0.9


def place(neighbours: Sequence[Neighbour]) -> Placing:
    """Return the story to join, None to open one, and others that are the same."""
    scores: dict[str, list[float]] = defaultdict(list)
    for near in neighbours:
        scores[near.story].append(near.score)
    ranked = sorted(((_mean(s), story) for story, s in scores.items()), key=_first)
    if not ranked or ranked[0][0] < _JOINS:
        best = ranked[0][0] if ranked else 0.0
        return Placing(None, (), round(1 - best, 4), "no story is near")
    score, story = ranked[0]
    merges = tuple(s for mean, s in ranked[1:] if _merges(mean, scores[s]))
    return Placing(story, merges, round(score, 4), _reason(scores[story], score))


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
