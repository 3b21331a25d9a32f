"""The text in blocks that can stand beside their notes: nothing left out."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ujar.schema import Boilerplate, Reading, Span

# A paragraph longer than this is broken between sentences, so that a note stands
# beside its words also where the text lost its paragraphs.
_LONG = 700
_SHORT = 280


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of lines, or part of a long one; *boilerplate* if it is set aside."""

    span: Span
    boilerplate: Boilerplate | None = None


def blocks(reading: Reading) -> Iterator[Block]:
    """Yield the text's blocks in order; only white space stands between them."""
    text = reading.article.text
    sentences = tuple(s.span for s in reading.sentences)
    at = 0
    for set_aside in reading.boilerplate:
        yield from _body(text, Span(at, set_aside.span.start), sentences)
        if text[set_aside.span.start : set_aside.span.end].strip():
            yield Block(set_aside.span, set_aside)
        at = max(at, set_aside.span.end)
    yield from _body(text, Span(at, len(text)), sentences)


def _body(text: str, span: Span, sentences: Sequence[Span]) -> Iterator[Block]:
    """Yield the lines of a stretch of body, long ones in parts."""
    start = at = span.start
    while start < span.end:
        found = text.find("\n", at, span.end)
        end = found if found >= 0 else span.end
        at = end + 1
        if end < span.end and _within(end, sentences):
            continue
        if text[start:end].strip():
            yield from _parts(text, Span(start, end), sentences)
        start = at


def _within(at: int, sentences: Sequence[Span]) -> bool:
    """Whether a place is in the middle of a sentence: such a line end is no break."""
    index = bisect_right(sentences, at, key=_start) - 1
    return index >= 0 and at < sentences[index].end


def _start(span: Span) -> int:
    return span.start


def _parts(text: str, line: Span, sentences: Sequence[Span]) -> Iterator[Block]:
    start = line.start
    if line.end - start > _LONG:
        first = bisect_right(sentences, line.start, key=_start)
        for at, _ in islice(sentences, first, None):
            if at >= line.end:
                break
            if at - start >= _SHORT and line.end - at >= _SHORT // 2:
                yield _trimmed(text, start, at)
                start = at
    yield _trimmed(text, start, line.end)


def _trimmed(text: str, start: int, end: int) -> Block:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece) - len(piece.rstrip())
    return Block(Span(start + left, end - right))
