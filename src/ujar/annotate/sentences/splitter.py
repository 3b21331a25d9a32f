"""Split the body of an article into sentences.

A quotation stays whole, with its reporting clause: '"A. B," kata X.' is one sentence.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ujar.annotate.sentences.paragraphs import paragraphs
from ujar.annotate.sentences.stops import STOP, ends_sentence
from ujar.annotate.sentences.vocabulary import Vocabulary, vocabulary
from ujar.lang.tables import Language
from ujar.schema import Boilerplate, Sentence, Span
from ujar.text.quotations import Quotation, pair

# A quotation is kept whole up to this length; beyond, a mark is missing somewhere and
# the pair is an accident. The longest real one in 210 articles has 1,350 characters.
_LONGEST_QUOTATION = 1_400
# Titles and words in quotation marks are shorter than this, most speech is longer.
_SPEECH = 30
# So many sentences of a text are read, from its beginning; of 11,000 articles of the
# corpus none has more than 325.
MOST = 6_000


@dataclass(frozen=True, slots=True)
class _Marks:
    """Quotations that are kept whole, and where all quotations open."""

    kept: list[Quotation]
    openers: frozenset[int]


def split(
    text: str, boilerplate: Sequence[Boilerplate], language: Language
) -> tuple[Sentence, ...]:
    """Return the sentences of *text* outside *boilerplate*, sorted, not overlapping."""
    words = vocabulary(language)
    quotations = pair(text)
    marks = _Marks(
        [q for q in quotations if _is_kept(q)],
        frozenset(q.outer[0] for q in quotations if q.opened),
    )
    numbered = enumerate(
        paragraph
        for start, end in _body(len(text), boilerplate)
        for paragraph in paragraphs(text, start, end, words)
    )
    found = (
        Sentence(span, number)
        for number, paragraph in numbered
        for span in _sentences(text, paragraph, marks, words)
    )
    return tuple(islice(found, MOST))


def _is_kept(quotation: Quotation) -> bool:
    length = quotation.end - quotation.start
    return quotation.opened and quotation.closed and length <= _LONGEST_QUOTATION


def _body(length: int, boilerplate: Iterable[Boilerplate]) -> Iterator[Span]:
    """Yield the stretches between the boilerplate."""
    at = 0
    for mark in boilerplate:
        if mark.span.start > at:
            yield Span(at, mark.span.start)
        at = max(at, mark.span.end)
    if at < length:
        yield Span(at, length)


def _inside(quotations: list[Quotation], paragraph: Span) -> list[Quotation]:
    """Return the quotations that stand wholly inside *paragraph*."""
    low = bisect_right(quotations, paragraph.start - 1, key=lambda q: q.outer[0])
    found = []
    for quotation in quotations[low:]:
        if quotation.outer[1] > paragraph.end:
            break
        found.append(quotation)
    return found


def _sentences(
    text: str, paragraph: Span, marks: _Marks, words: Vocabulary
) -> Iterator[Span]:
    begin = paragraph.start
    for stop in _stops(text, paragraph, marks):
        if ends_sentence(text, stop, paragraph.end, words):
            if span := _trimmed(text, begin, stop.end):
                yield span
            begin = stop.end
    if span := _trimmed(text, begin, paragraph.end):
        yield span


def _stops(text: str, paragraph: Span, marks: _Marks) -> Iterator[Span]:
    """Yield the stops of *paragraph* that no quotation holds, but for its last."""
    quotations = _inside(marks.kept, paragraph)
    at, i = paragraph.start, 0
    while (match := STOP.search(text, at, paragraph.end)) is not None:
        stop = Span(match.start(), _end(match, marks.openers))
        at = max(stop.end, match.start() + 1)
        while i < len(quotations) and quotations[i].outer[1] < at:
            i += 1
        held = quotations[i] if i < len(quotations) else None
        if held is not None and held.outer[0] < stop.start and at < held.outer[1]:
            at = max(at, _last_stop(text, held, at))
        elif stop.end > stop.start or _is_lost(text, stop.start, held):
            yield stop


def _is_lost(text: str, at: int, quotation: Quotation | None) -> bool:
    """Whether a word is glued here, or a quotation long enough to be speech."""
    if text[at] not in '"“':
        return True
    return (
        quotation is not None
        and quotation.outer[0] == at
        and quotation.end - quotation.start >= _SPEECH
    )


def _end(stop: re.Match[str], openers: frozenset[int]) -> int:
    """End of the stop with the marks that close after it, not one that opens."""
    for at in range(stop.start(), stop.end()):
        if at in openers:
            return at
    return stop.end()


def _last_stop(text: str, quotation: Quotation, at: int) -> int:
    """Where to look on: at the stops right before the closing mark."""
    end = quotation.end
    while end > at and text[end - 1] in ".!?… ":
        end -= 1
    return end


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
