"""Judges whether two articles are about one story, and says why."""

import math
from dataclasses import dataclass

from ujar.link.stories.digest import StoryDigest, Vector
from ujar.schema import WHOLE, Judgement, Ref

# Of the names and words that two articles share, so many are told.
_TOLD = 3
_NO_DAY = 7
_MOST_NUMBERS = 3
_NAMES, _WORDS, _TITLE, _NUMBERS, _FADE = 1.0, 1.8, 0.6, 0.08, 0.05
_NEEDED, _STEEP = 0.85, 6.0
# Less than this is not worth being kept.
FLOOR = 0.15


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for one story: likenesses, shared numbers, and days between."""

    names: float
    words: float
    title: float
    numbers: int
    days: int
    notice: bool

    @property
    def score(self) -> float:
        """Return how sure it is that both are about one story, 0 to 1."""
        if self.notice:
            return 0.0
        likeness = (
            _NAMES * self.names
            + _WORDS * self.words
            + _TITLE * self.title
            + _NUMBERS * min(self.numbers, _MOST_NUMBERS)
            - _FADE * math.log1p(self.days)
        )
        return 1 / (1 + math.exp(-_STEEP * (likeness - _NEEDED)))


def weigh(a: StoryDigest, b: StoryDigest) -> Evidence:
    """Return what speaks for one story; the same with sides exchanged."""
    days = _NO_DAY if a.day is None or b.day is None else abs(a.day - b.day)
    return Evidence(
        names=_product(a.names, b.names),
        words=_product(a.words, b.words),
        title=_product(a.title, b.title),
        numbers=len(a.numbers & b.numbers),
        days=days,
        notice=bool(days) and a.pattern == b.pattern,
    )


def judge(a: StoryDigest, b: StoryDigest) -> tuple[Judgement, ...]:
    """Return the judgement of two articles, or none if little speaks for one story."""
    if a.article > b.article:
        a, b = b, a
    found = weigh(a, b)
    if found.score < FLOOR:
        return ()
    left, right = Ref(a.article, WHOLE), Ref(b.article, WHOLE)
    return (Judgement(left, right, round(found.score, 4), _reason(a, b, found)),)


def _product(a: Vector, b: Vector) -> float:
    if len(a) > len(b):
        a, b = b, a
    # fsum, because the order of terms must not show in the last digit
    return math.fsum(w * b[t] for t, w in a.items() if t in b)


def _reason(a: StoryDigest, b: StoryDigest, found: Evidence) -> str:
    parts = []
    shared = _shared(a, b)
    if shared:
        parts.append(f"shares {', '.join(shared)}")
    if a.day is not None and b.day is not None:
        parts.append("same day" if not found.days else f"{found.days} days apart")
    parts.append(f"names {found.names:.2f}, words {found.words:.2f}")
    return "; ".join(parts)


def _shared(a: StoryDigest, b: StoryDigest) -> list[str]:
    weights = {t: w * b.names[t] for t, w in a.names.items() if t in b.names}
    words = {t: w * b.words[t] for t, w in a.words.items() if t in b.words}
    best = sorted(weights, key=lambda t: (-weights[t], t))
    rest = sorted(words, key=lambda t: (-words[t], t))
    names = dict.fromkeys(max(a.shown[t], b.shown[t], key=_fuller) for t in best)
    return [*names, *rest][:_TOLD]


def _fuller(name: str) -> tuple[int, str]:
    return len(name), name
