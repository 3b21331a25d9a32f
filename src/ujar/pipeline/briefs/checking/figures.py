"""Figures: each number must stand in the evidence, as exactly, of the same thing."""

import re
from collections.abc import Iterator, Sequence

from ujar.annotate.figures.amounts import Amount, amounts
from ujar.annotate.figures.vocabulary import vocabulary
from ujar.lang import Language
from ujar.pipeline.briefs.checking.records import Cited, Claim
from ujar.schema import DateExpression, Figure, Sense, Span

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_UP = frozenset({Sense.AT_LEAST, Sense.MORE_THAN})
_DOWN = frozenset({Sense.AT_MOST, Sense.LESS_THAN})
_CODE = 3
Values = tuple[float, float | None]


def unknown(claim: Claim, cited: Sequence[Cited]) -> Iterator[str]:
    """Yield each number that no evidence has, or has of something else."""
    known = [f for c in cited for f in c.figures]
    values = frozenset(_values(cited))
    digits = frozenset(d for c in cited for d in _DIGITS.findall(c.text))
    told: list[Span] = [d.span for d in claim.reading.dates]
    for figure in claim.reading.figures:
        words = claim.text[slice(*figure.span)]
        told.append(figure.span)
        if not claim.quoted(*figure.span):
            yield from _figure(claim, figure, words, known, values, cited)
    for amount in _amounts(claim.text, claim.language, claim.reading.dates):
        here = Span(amount.start, amount.end)
        if any(s.overlaps(here) for s in told) or claim.quoted(*here):
            continue
        words = claim.text[slice(*here)]
        if (amount.low, amount.high) not in values and words not in digits:
            yield f"the number {words} is not in its evidence"
        told.append(here)
    for match in _DIGITS.finditer(claim.text):
        here = Span(*match.span())
        free = not any(s.overlaps(here) for s in told) and not claim.quoted(*here)
        if free and match[0] not in digits:
            yield f"the number {match[0]} is not in its evidence"


def _figure(  # noqa: PLR0913, PLR0917  # what a figure is held against
    claim: Claim,
    figure: Figure,
    words: str,
    known: Sequence[Figure],
    values: frozenset[Values],
    cited: Sequence[Cited],
) -> Iterator[str]:
    same = [f for f in known if (f.value, f.high) == (figure.value, figure.high)]
    if not same and (figure.value, figure.high) not in values:
        yield f"the figure {words} is not in its evidence"
    elif same and not any(_as_exact(figure.sense, f.sense) for f in same):
        yield f"the figure {words} is bounded otherwise in its evidence"
    elif same and not any(_of_same(claim, figure, f, cited) for f in same):
        yield f"the figure {words} counts something else in its evidence"


def _as_exact(told: Sense, known: Sense) -> bool:
    """Whether one may be told as the other: never more exactly, nor turned round."""
    if told is known or (told is Sense.ABOUT and known is Sense.EXACTLY):
        return True
    return {told, known} <= _UP or {told, known} <= _DOWN


def _of_same(claim: Claim, told: Figure, known: Figure, cited: Sequence[Cited]) -> bool:
    """Whether the units may be the same: codes must be, nouns within a language."""
    if told.unit is None or known.unit is None or told.unit == known.unit:
        return True
    if _is_code(told.unit) or _is_code(known.unit):
        return False
    near = [c for c in cited if c.language == claim.language]
    return not near or any(told.unit.casefold() in c.tokens for c in near)


def _is_code(unit: str) -> bool:
    return unit == "percent" or (len(unit) == _CODE and unit.isupper())


def _values(cited: Sequence[Cited]) -> Iterator[Values]:
    """Yield the numbers of the evidence, whether they count something or not."""
    for one in cited:
        yield from ((f.value, f.high) for f in one.figures)
        for amount in _amounts(one.text, one.language, ()):
            yield amount.low, amount.high
            if amount.high is not None:
                yield amount.low, None
                yield amount.high, None


def _amounts(
    text: str, language: Language, dates: Sequence[DateExpression]
) -> Iterator[Amount]:
    def dated(start: int, end: int) -> bool:
        return any(d.span.overlaps((start, end)) for d in dates)

    return amounts(text, Span(0, len(text)), vocabulary(language), dated)
