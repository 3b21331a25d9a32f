"""A figure as a fact holds it: its value, its time and what it counts."""

import re
from dataclasses import dataclass

from ujar.link.facts.intervals import Interval, interval
from ujar.link.facts.vocabulary import Vocabulary
from ujar.link.facts.when import as_of, published
from ujar.schema import Figure, Reading, Ref, Span
from ujar.text.words import words

# Ends a sentence that was not parted: "bank pelat merah., Empat bank".
_END = re.compile(r"[.!?][^\w\s]{0,3}\s")


@dataclass(frozen=True, slots=True)
class Given:
    """A figure that one article gives for a fact.

    ``when`` is the minute up to which it holds, ``shown`` that of publication;
    ``counts`` whether it counts things, rather than measuring a share or a price, and
    ``moves`` whether such a count rises and falls, as that of patients does;
    ``older`` whether it is told as one whose place another has taken. ``stretch`` is
    the part of the text around it up to the marks that end a sentence.
    """

    ref: Ref
    figure: Figure
    bounds: Interval
    when: str | None
    shown: str | None
    counts: bool
    moves: bool
    older: bool
    stretch: Span


def given(ref: Ref, reading: Reading, vocabulary: Vocabulary) -> Given:
    """Return what a fact needs of the figure *ref* of *reading*."""
    figure = reading.figures[ref.item]
    around = [s.span for s in reading.sentences if s.span.overlaps(figure.span)]
    sentence = around[0] if around else figure.span
    said = words(reading.article.text, *sentence)
    before = [w.lower for w in said if w.end <= figure.span.start]
    return Given(
        ref=ref,
        figure=figure,
        bounds=interval(figure),
        when=as_of(reading, figure.span, Span(*sentence), vocabulary),
        shown=published(reading),
        counts=figure.unit != "percent" and figure.unit not in vocabulary.money,
        older=bool(vocabulary.shares.older(before)),
        moves=any(vocabulary.states.get(w.lower) in vocabulary.moving for w in said),
        stretch=_stretch(reading.article.text, figure.span, Span(*sentence)),
    )


def _stretch(text: str, figure: Span, sentence: Span) -> Span:
    """Return the part of the sentence around a figure that no mark ends."""
    ends = [m.end() for m in _END.finditer(text, sentence.start, figure.start)]
    after = _END.search(text, figure.end, sentence.end)
    start = ends[-1] if ends else sentence.start
    return Span(start, after.start() if after else sentence.end)
