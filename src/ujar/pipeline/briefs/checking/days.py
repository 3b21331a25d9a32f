"""Days and lengths of time: each must be one of those of the evidence."""

from collections.abc import Iterator, Sequence

from ujar.pipeline.briefs.checking.records import Cited, Claim
from ujar.schema import DateExpression
from ujar.text.words import words


def unknown(claim: Claim, cited: Sequence[Cited]) -> Iterator[str]:
    """Yield each expression of time that means another time than the evidence has."""
    known = frozenset(_known(cited))
    for found in claim.reading.dates:
        words_ = claim.text[slice(*found.span)]
        if claim.quoted(*found.span):
            continue
        if found.problem and not any(d.problem for c in cited for d in c.dates):
            yield f"the date {words_} contradicts itself"
        elif not _fits(found, words_, known, cited):
            yield f"the date {words_} is not in its evidence"


def _known(cited: Sequence[Cited]) -> Iterator[str]:
    """Yield the times of the evidence, those of its article and its saying included."""
    for one in cited:
        article, day = one.reading.article, one.reading.day
        yield from (d.value for d in one.dates if d.value)
        yield from (s.said_on for s in one.statements if s.said_on)
        yield from (t for t in (article.published, day) if t)


def _fits(
    found: DateExpression, text: str, known: frozenset[str], cited: Sequence[Cited]
) -> bool:
    """Whether it is a known time, or a known one told less exactly.

    What has no value ("baru-baru ini") must stand there as it does.
    """
    if found.value is None:
        told = {w.lower for w in words(text)}
        return any(told <= c.tokens for c in cited)
    return any(k == found.value or _less(found.value, k) for k in known)


def _less(value: str, known: str) -> bool:
    """Whether *value* is *known* with its end left off: its month, year, day."""
    return known.startswith(value) and known[len(value)] in "-T"
