"""The day on which each statement was said."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ujar.annotate.circumstances.clause import Clause, Layers
from ujar.annotate.circumstances.words import CircumstanceWords
from ujar.schema import DateExpression, DateType, Sentence, Statement
from ujar.text.quotations import pair
from ujar.text.ranges import beginning_in, overlaps_any
from ujar.text.words import words

_DAY = len("2025-06-20")
# A citing verb reaches so many characters ahead ("dikutip dari laman resmi klub,
# Sabtu (9/11)"); the longest such phrase of the training gold has 84.
_CITED_WITHIN = 100

# News reports an event within so many days (98 % of the training gold's said_on).
_RECENT = 3


@dataclass(frozen=True, slots=True)
class Said:
    """The day of a statement and the expression that it comes from."""

    day: str
    expression: DateExpression | None


def days(
    text: str,
    statements: Sequence[Statement],
    clauses: Sequence[Clause],
    layers: Layers,
    book: CircumstanceWords,
) -> list[Said | None]:
    """Return the day of each statement, None where the article does not tell.

    A day in the reporting clause counts; the other statements of the same speaker
    share it unless they speak of an earlier occasion.
    """
    usable = _usable(text, layers, book)
    said = [_stated(usable, c) for c in clauses]
    _share(text, said, statements, clauses, book)
    _introduce(text, said, statements, usable, (layers, book))
    people = {m.name for m in layers.mentions if m.type == "PER"}
    _speak_for(said, statements, people)
    return said


def _usable(text: str, layers: Layers, book: CircumstanceWords) -> list[DateExpression]:
    """The days of the writer: not quoted, not of citing, and sure."""
    quoted = [(q.start, q.end) for q in pair(text)]
    found = [d for d in layers.dates if _is_day(d)]
    printed = {(d.value or "")[:_DAY] for d in found if _is_printed(text, d)}
    known = layers.published is not None
    return [
        d
        for d in found
        if (known or (d.value or "")[:_DAY] in printed)
        and not _is_citing(text, d, book)
        and not overlaps_any(quoted, d.span.start, d.span.start + 1)
    ]


def _is_day(date: DateExpression) -> bool:
    return (
        date.type in (DateType.DATE, DateType.TIME)
        and date.value is not None
        and len(date.value) >= _DAY
        and date.value[:_DAY].count("-") == 2  # noqa: PLR2004 - year-month-day
        and date.value[:_DAY].replace("-", "").isdigit()
        and "/" not in date.value
    )


def _is_printed(text: str, date: DateExpression) -> bool:
    """Whether the day stands in figures, so that it needs no publication day."""
    return any(c.isdigit() for c in text[date.span.start : date.span.end])


def _is_citing(text: str, date: DateExpression, book: CircumstanceWords) -> bool:
    """Whether a citing verb stands in front of the date in the same clause."""
    before = text[max(0, date.span.start - _CITED_WITHIN) : date.span.start]
    cut = max(before.rfind(c) for c in '.\n"“”')
    return any(w.lower in book.citing for w in words(before, cut + 1))


def _stated(dates: Sequence[DateExpression], clause: Clause) -> Said | None:
    found = [d for part in clause.parts for d in beginning_in(dates, *part)]
    if not found:
        return None
    behind = [d for d in found if clause.anchor and d.span.start >= clause.anchor.end]
    chosen = (behind or found)[0]
    return Said((chosen.value or "")[:_DAY], chosen)


def _share(
    text: str,
    said: list[Said | None],
    statements: Sequence[Statement],
    clauses: Sequence[Clause],
    book: CircumstanceWords,
) -> None:
    """Give a speaker's day to his other statements: the last one before, else after."""
    later: dict[str | None, Said] = {}
    for statement, day in zip(statements, said, strict=True):
        if day is not None:
            later.setdefault(statement.speaker, day)
    before: dict[str | None, Said] = {}
    for n, statement in enumerate(statements):
        day = said[n]
        if day is not None:
            before[statement.speaker] = day
        elif statement.speaker and not _is_earlier(text, clauses[n], book):
            said[n] = before.get(statement.speaker) or later.get(statement.speaker)


def _is_earlier(text: str, clause: Clause, book: CircumstanceWords) -> bool:
    """Whether the clause says that this was on an earlier occasion."""
    return any(w.lower in book.earlier for p in clause.parts for w in words(text, *p))


def _introduce(
    text: str,
    said: list[Said | None],
    statements: Sequence[Statement],
    dates: Sequence[DateExpression],
    known: tuple[Layers, CircumstanceWords],
) -> None:
    """Take the day from a sentence that names the speaker and reports nothing."""
    layers, book = known
    taken = {
        s.span.start
        for st in statements
        for s in _around(layers.sentences, st.fragments[0].start, st.fragments[-1].end)
    }
    told: dict[str | None, DateExpression] = {}
    for sentence in layers.sentences:
        if sentence.span.start in taken:
            continue
        day = _day_told(text, sentence, dates, (layers, book))
        if day is not None:
            for mention in beginning_in(layers.mentions, *sentence.span):
                told.setdefault(mention.name, day)
    for n, statement in enumerate(statements):
        if said[n] is None and statement.speaker in told:
            day = told[statement.speaker]
            said[n] = Said((day.value or "")[:_DAY], day)


def _day_told(
    text: str,
    sentence: Sentence,
    dates: Sequence[DateExpression],
    known: tuple[Layers, CircumstanceWords],
) -> DateExpression | None:
    """The first day in a sentence about speaking, else the first recent one."""
    layers, book = known
    inside = beginning_in(dates, *sentence.span)
    if not inside:
        return None
    if any(w.lower in book.speaking for w in words(text, *sentence.span)):
        return inside[0]
    return next((d for d in inside if _is_recent(d, layers.published)), None)


def _is_recent(found: DateExpression, published: str | None) -> bool:
    """Whether the day is the publication day or one of the few days before it."""
    if published is None or found.value is None:
        return False
    try:
        told = date.fromisoformat(published[:_DAY])
        gap = told - date.fromisoformat(found.value[:_DAY])
    except ValueError:
        return False
    return 0 <= gap.days <= _RECENT


def _around(sentences: Sequence[Sentence], start: int, end: int) -> Sequence[Sentence]:
    first = bisect_left(sentences, start, key=lambda s: s.span.end)
    last = bisect_left(sentences, end, key=lambda s: s.span.start)
    return sentences[first : max(last, first + 1)]


def _speak_for(
    said: list[Said | None], statements: Sequence[Statement], people: set[str]
) -> None:
    """Give an institution the one day on which the people of the article spoke.

    Only where it opens the report or where most statements have no day: an
    institution that follows a dated person is background more often (28 % right on
    the training gold, against 62 % and 61 %).
    """
    known = [n for n, s in enumerate(said) if s is not None]
    found = {s.day: s for s in said if s is not None}
    if len(found) != 1:
        return
    (one,) = found.values()
    few = len(known) * 2 < len(said)
    for n, statement in enumerate(statements):
        body = statement.speaker is not None and statement.speaker not in people
        if said[n] is None and body and (few or n < known[0]):
            said[n] = one
