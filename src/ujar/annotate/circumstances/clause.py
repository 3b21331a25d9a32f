"""The reporting clause of a statement: its sentence without the words reported."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ujar.schema import Credit, DateExpression, Mention, Sentence, Span, Statement

# A reporting clause reaches so many characters around the words that it reports; in
# the training gold no verb stands farther from them than 147.
_REACH = 300


@dataclass(frozen=True, slots=True)
class Layers:
    """The layers of an article that circumstances are taken from.

    ``published`` is the publication day or time in ISO 8601, None if unknown; ``day``
    is that day, or the one that the text was guessed to be of.
    """

    sentences: Sequence[Sentence]
    dates: Sequence[DateExpression] = ()
    credits: Sequence[Credit] = ()
    mentions: Sequence[Mention] = ()
    published: str | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """The parts of a reporting clause in order; ``anchor`` is its verb, if any."""

    parts: tuple[Span, ...]
    anchor: Span | None

    def after_anchor(self) -> tuple[Span, ...]:
        """The parts behind the verb."""
        if self.anchor is None:
            return self.parts
        edge = self.anchor.end
        return tuple(
            Span(max(p.start, edge), p.end) for p in self.parts if p.end > edge
        )


def clause_of(
    statement: Statement, sentences: Sequence[Sentence], between: Span
) -> Clause:
    """Return the reporting clause of *statement* inside *between*."""
    anchor = statement.cue
    offset = anchor.start if anchor else max(statement.fragments[-1].end - 1, 0)
    sentence = _sentence_at(sentences, offset)
    if sentence is None:
        return Clause((), anchor)
    near = _near(sentence.span, statement)
    near = Span(max(near.start, between.start), min(near.end, between.end))
    return Clause(_without(near, statement.fragments), anchor)


def gaps(statements: Sequence[Statement]) -> list[Span]:
    """From where the statement before each one ends to where the next one begins."""
    edges: list[Span] = []
    for n, statement in enumerate(statements):
        own = [*statement.fragments, *filter(None, (statement.cue,))]
        floor = statements[n - 1].fragments[-1].end if n else 0
        following = statements[n + 1] if n + 1 < len(statements) else None
        ceiling = following.fragments[0].start if following else own[-1].end + _REACH
        start = min(floor, *(p.start for p in own))
        edges.append(Span(start, max(ceiling, *(p.end for p in own))))
    return edges


def _near(sentence: Span, statement: Statement) -> Span:
    """The sentence, cut _REACH characters around the verb and the words reported."""
    parts = [*statement.fragments, *filter(None, (statement.cue,))]
    start = min(p.start for p in parts) - _REACH
    end = max(p.end for p in parts) + _REACH
    return Span(max(sentence.start, start), min(sentence.end, end))


def _without(span: Span, fragments: Sequence[Span]) -> tuple[Span, ...]:
    parts = []
    at = span.start
    for fragment in fragments:
        if fragment.start >= span.end or fragment.end <= span.start:
            continue
        if fragment.start > at:
            parts.append(Span(at, fragment.start))
        at = max(at, fragment.end)
    if at < span.end:
        parts.append(Span(at, span.end))
    return tuple(parts)


def _sentence_at(sentences: Sequence[Sentence], offset: int) -> Sentence | None:
    i = bisect_right(sentences, offset, key=lambda s: s.span.start) - 1
    if i < 0 or offset >= sentences[i].span.end:
        return None
    return sentences[i]
