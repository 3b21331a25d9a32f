"""Find the figures in the sentences of an article."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, pairwise

from ujar.annotate.figures import context, senses, subject, units
from ujar.annotate.figures.amounts import Amount, amounts
from ujar.annotate.figures.vocabulary import Vocabulary, vocabulary
from ujar.lang import Language
from ujar.schema import DateExpression, DateType, Figure, Sense, Sentence, Span

_LENGTHS = frozenset({DateType.DURATION, DateType.SET})
_JOINED = 40
# So many figures of a text are found, from its beginning; of 11,000 articles of the
# corpus none has more than 162.
MOST = 4_000
_CLOSED = re.compile(r"\s{0,3}(?:[.,;)\"”/]|\Z)")


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is known of the text that the numbers stand in."""

    text: str
    words: Vocabulary
    dates: Sequence[Span]

    def dated(self, start: int, end: int) -> bool:
        """Whether a date or a time of day overlaps the range."""
        at = bisect_left(self.dates, (start, start))
        near = self.dates[max(0, at - 1) : at + 1]
        return any(span.overlaps((start, end)) for span in near)


def find(
    text: str,
    sentences: Sequence[Sentence],
    dates: Sequence[DateExpression],
    language: Language,
) -> tuple[Figure, ...]:
    """Return the figures in the sentences, in order, not overlapping."""
    points = sorted(d.span for d in dates if d.type not in _LENGTHS)
    scene = _Scene(text, vocabulary(language), points)
    return tuple(islice(_figures(scene, sentences), MOST))


def _figures(scene: _Scene, sentences: Sequence[Sentence]) -> Iterator[Figure]:
    last: Figure | None = None
    for sentence in sentences:
        done = sentence.span.start
        found = amounts(scene.text, sentence.span, scene.words, scene.dated)
        for amount, following in pairwise(chain(found, (None,))):
            if amount is None:
                continue
            figure = _figure(scene, amount, sentence.span, done)
            if figure and following and following.start < figure.span.end:
                # Its unit is the currency of the next one ("setengah US$5").
                place = Span(sentence.span.start, following.start)
                figure = _figure(scene, amount, place, done)
            if figure is None:
                continue
            if last:
                figure = _carried(scene, figure, last)
            last, done = figure, figure.span.end
            yield figure


def _carried(scene: _Scene, figure: Figure, last: Figure) -> Figure:
    """Return the figure with what it does not repeat of the one before it.

    "30 siswa. 4 di Puskesmas" counts pupils all along; in "naik 9 poin atau 2 persen"
    both are of the same thing.
    """
    between = scene.text[last.span.end : figure.span.start]
    if len(between) > _JOINED:
        return figure
    part = figure.unit is None and context.partial(
        scene.text, figure.span.end, scene.words
    )
    if part and last.unit and not _measured(last.unit, scene.words):
        figure = replace(figure, unit=last.unit)
    if figure.of is None and subject.continues(between, scene.words):
        figure = replace(figure, of=last.of)
    return figure


def _figure(scene: _Scene, amount: Amount, place: Span, done: int) -> Figure | None:
    """Return the figure of *amount*; the words up to *done* belong to the last one."""
    if amount.wrong:
        return None
    text, words = scene.text, scene.words
    end = place.end
    bound = senses.before(text, amount, done, words)
    sense, stop = bound.sense, amount.end
    if more := senses.more_after(text, stop, end, words):
        counted = units.unit(text, more, end, words)
        if (counted and not amount.code) or _CLOSED.match(text, more):
            sense, stop = Sense.MORE_THAN, more
    counted = None if amount.code else units.unit(text, stop, end, words)
    site = context.place(text, place, amount, bound.start, counted)
    if not context.counts(site, words):
        return None
    if counted:
        stop = counted.end
        more = senses.more_after(text, stop, end, words)
        if more and _CLOSED.match(text, more):
            sense, stop = Sense.MORE_THAN, more
    return Figure(
        span=Span(bound.start, stop),
        value=amount.low,
        high=amount.high,
        sense=sense,
        unit=amount.code or (counted.name if counted else None),
        of=_of(scene, Span(bound.start, stop), Span(done, end), counted),
    )


def _of(
    scene: _Scene, figure: Span, around: Span, counted: units.Unit | None
) -> str | None:
    """Return what or whose the number is, looked for first where it mostly stands."""
    text, words = scene.text, scene.words
    named = counted is not None and not _measured(counted.name, words)
    behind = subject.behind(text, figure.end, around.end, words) if named else None
    before = behind or subject.before(text, around.start, figure.start, words)
    if before or named:
        return before
    return subject.behind(text, figure.end, around.end, words)


def _measured(unit: str, words: Vocabulary) -> bool:
    """Whether it is a unit of money, time or size, not a noun that is counted."""
    listed = any(words.has(kind, unit) for kind in ("time", "measured"))
    return listed or unit in words.units
