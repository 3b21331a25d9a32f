"""Judges whether two articles are about one story, and says why."""

import math
from dataclasses import dataclass

from ujar.link.stories.digest import StoryDigest, Vector
from ujar.schema import WHOLE, Judgement, Ref

# Of the names and words that two articles share, so many are told.
_TOLD = 3
# Days between articles of which one has no day; numbers beyond which more say nothing.
_NO_DAY = 7
_MOST_NUMBERS = 3
# The form is that of a logistic regression. It was fitted to 182 pairs near the
# threshold (of 2008 to 2025, drawn evenly over score and likeness of meaning, labelled
# by reading titles and first lines) and 39 of the gold, drawn to the weights that stood
# before, and rounded. Of ten-fold cross-validation on the 182 the log loss is 0.58 for
# names, words, head, title, numbers and days, 0.56 with the meaning of the head, 0.53
# with rare places that both heads share and a title has; the same of people or of
# institutions gains nothing: who is in the news is in many stories. As stories among
# 12,850 articles, 99 of the pairs: P 0.65 R 0.43 before, 0.74 and 0.53 so; at a bias of
# -0.8 0.65 and 0.55.
_NAMES, _WORDS, _HEAD, _TITLE, _NUMBER = 1.1, 1.5, 2.0, 3.7, 0.6
_FADE, _DATED, _BIAS = 1.2, 2.5, -1.0
# A rare place slows the fading; heads that share a key are as alike as _USUAL.
_MEANING, _USUAL, _PLACE, _LASTS = 1.7, 0.4, 1.8, 0.25
# Between two languages names and numbers must carry it: what words tell is set to what
# they tell of two usual reports of one event, a title to its names, and vectors of
# meaning are less alike by as much as this.
_WORDS_ABROAD, _NAMELESS_TITLE, _ABROAD = 0.08, 0.3, 0.2
# Added to what a title tells, so that one of a single word is not soon covered.
_SHORT = 0.3
# Advice on one subject shares words and nobody's name; events have somebody in them.
_NAMELESS, _NAMED = 1.0, 0.2
_ANEW = "a notice told anew, of another day or of other names"
# Less than this is not worth being kept.
FLOOR = 0.15


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for one story: likenesses, shared numbers, and days between."""

    names: float
    words: float
    head: float
    title: float
    meaning: float
    place: float
    numbers: int
    days: int
    dated: bool
    repeated: bool

    @property
    def score(self) -> float:
        """Return how sure it is that both are about one story, 0 to 1."""
        if self.repeated:
            return 0.0
        return 1 / (1 + math.exp(-self._logit))

    @property
    def _logit(self) -> float:
        return (
            _BIAS
            + _NAMES * self.names
            + _WORDS * self.words
            + _HEAD * self.head
            + _TITLE * self.title
            + _MEANING * (self.meaning - _USUAL)
            + _PLACE * self.place
            + _NUMBER * min(self.numbers, _MOST_NUMBERS)
            - (_FADE - _LASTS * self.place) * math.log1p(self.days)
            - (_DATED if self.dated else 0.0)
            - _NAMELESS * max(0.0, 1 - self.names / _NAMED)
        )


def weigh(a: StoryDigest, b: StoryDigest) -> Evidence:
    """Return what speaks for one story; the same with sides exchanged."""
    foreign = bool(a.language and b.language) and a.language != b.language
    days = _NO_DAY if a.day is None or b.day is None else abs(a.day - b.day)
    return Evidence(
        names=_product(a.names, b.names),
        words=_WORDS_ABROAD if foreign else _product(a.words, b.words),
        head=_product(a.head, b.head),
        title=_named(a, b) if foreign else min(_covered(a, b), _covered(b, a)),
        meaning=_meant(a, b) + (_ABROAD if foreign else 0.0),
        place=_placed(a, b),
        numbers=len(a.numbers & b.numbers),
        days=days,
        dated=bool(days) and a.notice.dated and b.notice.dated,
        repeated=a.notice.repeats(b.notice, same_day=not days),
    )


def judge(a: StoryDigest, b: StoryDigest) -> tuple[Judgement, ...]:
    """Return the judgement of two articles, or none if little speaks for one story.

    The score is 0 where two notices are told in one frame: they are never one story.
    """
    if a.article > b.article:
        a, b = b, a
    found = weigh(a, b)
    left, right = Ref(a.article, WHOLE), Ref(b.article, WHOLE)
    if found.repeated:
        return (Judgement(left, right, 0.0, _ANEW),)
    if found.score < FLOOR:
        return ()
    return (Judgement(left, right, round(found.score, 4), _reason(a, b, found)),)


def _product(a: Vector, b: Vector) -> float:
    if len(a) > len(b):
        a, b = b, a
    # fsum, because the order of terms must not show in the last digit
    return math.fsum(w * b[t] for t, w in a.items() if t in b)


def _covered(a: StoryDigest, b: StoryDigest) -> float:
    """Return how much of the title of *a* the text of *b* has, 0 to 1."""
    told = math.fsum(w for t, w in a.title.items() if t in b.names or t in b.words)
    return told / (math.fsum(a.title.values()) + _SHORT)


def _named(a: StoryDigest, b: StoryDigest) -> float:
    """Return how much either text has of the names in the other's title, 0 to 1.

    A title without names tells nothing across languages.
    """
    found = [_NAMELESS_TITLE]
    for one, other in ((a, b), (b, a)):
        names = {t: w for t, w in one.title.items() if t in one.names and w}
        told = math.fsum(w for t, w in names.items() if t in other.names)
        if names:
            found.append(told / (math.fsum(names.values()) + _SHORT))
    return min(found)


def _meant(a: StoryDigest, b: StoryDigest) -> float:
    if a.meaning is None or b.meaning is None:
        return _USUAL
    return float(a.meaning.dot(b.meaning))


def _placed(a: StoryDigest, b: StoryDigest) -> float:
    """Return how much rare places tell that both heads share and a title has."""
    shared = (t for t in a.places if t in b.places)
    titled = (a.places[t] for t in shared if t in a.title or t in b.title)
    return math.log1p(math.fsum(titled))


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
