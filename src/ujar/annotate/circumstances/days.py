"""The day on which each statement was said."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ujar.annotate.circumstances.carried import Said, carry
from ujar.annotate.circumstances.clause import Clause, Layers
from ujar.annotate.circumstances.clues import Scene, cases
from ujar.annotate.circumstances.judge import choose, weights
from ujar.annotate.circumstances.occasions import attended
from ujar.annotate.circumstances.told import (
    RECENT,
    Marked,
    Told,
    back,
    before,
    offset,
    tell,
)
from ujar.annotate.circumstances.words import CircumstanceWords
from ujar.schema import DateExpression, DateType, Sentence, Statement
from ujar.text import intervals
from ujar.text.quotations import pair
from ujar.text.ranges import beginning_in, overlaps_any
from ujar.text.words import words

_DAY = len("2025-06-20")
# A citing verb reaches so many characters ahead ("dikutip dari laman resmi klub,
# Sabtu (9/11)"); the longest such phrase of the training gold has 84.
_CITED_WITHIN = 100
# "Kamis (16/10) yang lalu": so many characters behind the day.
_AGO_WITHIN = 8
# Two days so near to each other are one.
_SAID_TWICE = 5
# So many words and characters stand between a birth and its day at most.
_BORN_WORDS, _BORN_WITHIN = 4, 40
# It does not reach over the end of a sentence; a stop inside a domain is none.
_CUT = re.compile(r"[\n\"“”]|\.(?![a-z0-9])")

# What was said longer ago is told for its own sake: it dates nothing else.
_NEWS = timedelta(days=31)


def days(
    text: str,
    statements: Sequence[Statement],
    clauses: Sequence[Clause],
    layers: Layers,
    book: CircumstanceWords,
) -> list[Said | None]:
    """Return the day of each statement, None where the article does not tell.

    A day in the reporting clause counts; the other statements of the same speaker
    share it unless they speak of an earlier occasion; a sentence may tell when somebody
    spoke. For the rest, weights that were learned judge what speaks for each day.
    """
    scene, said = scene_of(text, statements, clauses, layers, book)
    _judge(scene, said)
    return said


def _marked(
    text: str, statements: Sequence[Statement], layers: Layers, book: CircumstanceWords
) -> Marked:
    return Marked(
        quoted=[(q.start, q.end) for q in pair(text)],
        cited=frozenset(_cited(text, [d for d in layers.dates if _is_day(d)], book)),
        reporting=frozenset(_reporting(statements, layers.sentences)),
    )


def _usable(
    text: str, layers: Layers, marked: Marked, book: CircumstanceWords
) -> list[DateExpression]:
    """The days of the writer: not quoted, not of citing, and sure."""
    found = [d for d in layers.dates if _is_day(d)]
    printed = {(d.value or "")[:_DAY] for d in found if _is_printed(text, d)}
    ranges = [days for d in layers.dates if (days := intervals.ends(d.value))]
    known = layers.published is not None
    return [
        d
        for d in found
        if (known or _is_given((d.value or "")[:_DAY], printed, ranges))
        and d.span.start not in marked.cited
        and not overlaps_any(marked.quoted, d.span.start, d.span.start + 1)
        and not _is_of_birth(text, d, book)
    ]


def _is_of_birth(text: str, date: DateExpression, book: CircumstanceWords) -> bool:
    """Whether it tells when somebody was born ("pemain kelahiran Wanasari, 4 Mei")."""
    start = max(0, date.span.start - _BORN_WITHIN)
    before = words(text, start, date.span.start)[-_BORN_WORDS:]
    return any(w.lower in book.clues.get("born", ()) for w in before)


def _is_day(date: DateExpression) -> bool:
    return (
        date.type in (DateType.DATE, DateType.TIME)
        and date.value is not None
        and len(date.value) >= _DAY
        and date.value[:_DAY].count("-") == 2  # noqa: PLR2004 - year-month-day
        and date.value[:_DAY].replace("-", "").isdigit()
        and "/" not in date.value
    )


def _is_given(
    day: str, printed: Collection[str], ranges: Collection[tuple[str, ...]]
) -> bool:
    """Whether the text prints the day, or a range of days that holds it."""
    return day in printed or any(first <= day <= last for first, last in ranges)


def _is_printed(text: str, date: DateExpression) -> bool:
    """Whether the day stands in figures, so that it needs no publication day."""
    return any(c.isdigit() for c in text[date.span.start : date.span.end])


def _cited(
    text: str, dates: Sequence[DateExpression], book: CircumstanceWords
) -> Iterator[int]:
    """Yield where the days begin that a citing verb in front of them gives.

    Of several it gives the first, said in two ways perhaps ("kemarin, Rabu (4/6)").
    """
    end, cited = 0, False
    for told in dates:
        start = told.span.start
        if start - end > _SAID_TWICE:
            before = text[max(end, start - _CITED_WITHIN) : start]
            cut = max((m.end() for m in _CUT.finditer(before)), default=0)
            cited = any(w.lower in book.citing for w in words(before, cut))
        if cited:
            yield start
        end = told.span.end


def _stated(dates: Sequence[DateExpression], clause: Clause) -> Said | None:
    found = [d for part in clause.parts for d in beginning_in(dates, *part)]
    if not found:
        return None
    behind = [d for d in found if clause.anchor and d.span.start >= clause.anchor.end]
    chosen = (behind or found)[0]
    return Said((chosen.value or "")[:_DAY], chosen)


def _share(
    said: list[Said | None], keys: Sequence[tuple[str, int] | None], since: str
) -> None:
    """Give a speaker's day to his other statements: the last one before, else after.

    Statements share where their keys, the speaker and the part of the report, are the
    same; what was said before *since* stays alone.
    """
    later: dict[tuple[str, int] | None, Said] = {}
    for key, day in zip(keys, said, strict=True):
        if day is not None and day.day >= since:
            later.setdefault(key, day)
    before: dict[tuple[str, int] | None, Said] = {}
    for n, key in enumerate(keys):
        day = said[n]
        if day is not None and day.day >= since:
            before[key] = day
        elif day is None and key is not None:
            said[n] = before.get(key) or later.get(key)


def _join(
    text: str,
    clauses: Sequence[Clause],
    said: list[Said | None],
    keys: Sequence[tuple[str, int] | None],
    book: CircumstanceWords,
) -> bool:
    """Give who spoke on the same occasion the day of who spoke before him.

    That is the last day in the same part of the report. Returns whether anybody got
    one.
    """
    before: dict[int, Said] = {}
    joined = False
    for n, key in enumerate(keys):
        day = said[n]
        if key is None:
            continue
        if day is None and is_together(text, clauses[n], book):
            said[n] = day = before.get(key[1])
            joined = joined or day is not None
        if day is not None:
            before[key[1]] = day
    return joined


def is_together(text: str, clause: Clause, book: CircumstanceWords) -> bool:
    """Whether the clause says that this was on the occasion told of before."""
    inner = " ".join(w.lower for p in clause.parts for w in words(text, *p))
    return any(f" {p} " in f" {inner} " for p in book.clues.get("together", ()))


def _keys(
    statements: Sequence[Statement], earlier: Sequence[bool], turns: Sequence[int]
) -> list[tuple[str, int] | None]:
    """What statements have to have in common to share a day; None if they may not."""
    return [
        (s.speaker, bisect_right(turns, offset(s))) if s.speaker and not old else None
        for s, old in zip(statements, earlier, strict=True)
    ]


def _is_earlier(
    text: str,
    clause: Clause,
    dates: Sequence[DateExpression],
    book: CircumstanceWords,
) -> bool:
    """Whether the clause says that this was on an earlier occasion.

    Not where it only says so of the day that it gives ("Rabu (4/6) lalu").
    """
    ago = book.clues.get("ago", ())
    for part in clause.parts:
        days = [d.span for d in beginning_in(dates, *part)]
        for w in words(text, *part):
            dated = w.lower in ago and any(
                d.start < w.start <= d.end + _AGO_WITHIN for d in days
            )
            if w.lower in book.earlier and not dated:
                return True
    return False


def _introduce(
    said: list[Said | None],
    statements: Sequence[Statement],
    told: Sequence[Told],
    turns: Sequence[int],
    day: str | None,
) -> None:
    """Take the day from a sentence that names the speaker and reports nothing.

    It is about speaking, or its day is recent; and it stands in the same part of the
    report.
    """
    since = before(day, _NEWS)
    known: dict[tuple[str, int], DateExpression] = {}
    for t in told:
        speaks = "speaking" in t.traits and t.day >= since
        if "free" in t.traits and (speaks or _is_recent(t.expression, day)):
            part = bisect_right(turns, t.span.start)
            for mention in t.names:
                known.setdefault((mention.name, part), t.expression)
    for n, statement in enumerate(statements):
        key = (statement.speaker or "", bisect_right(turns, offset(statement)))
        if said[n] is None and key in known:
            said[n] = Said((known[key].value or "")[:_DAY], known[key])


def _is_recent(found: DateExpression, published: str | None) -> bool:
    """Whether the day is the publication day or one of the few days before it."""
    if published is None or found.value is None:
        return False
    try:
        told = date.fromisoformat(published[:_DAY])
        gap = told - date.fromisoformat(found.value[:_DAY])
    except ValueError:
        return False
    return timedelta(0) <= gap <= RECENT


def scene_of(
    text: str,
    statements: Sequence[Statement],
    clauses: Sequence[Clause],
    layers: Layers,
    book: CircumstanceWords,
) -> tuple[Scene, list[Said | None]]:
    """Return what is known of the days, for those that are still to be judged."""
    marked = _marked(text, statements, layers, book)
    usable = _usable(text, layers, marked, book)
    said = [_stated(usable, c) for c in clauses]
    stated = _days_of(said)
    earlier = [_is_earlier(text, c, usable, book) for c in clauses]
    turns = back(text, layers, usable, statements, book)
    keys, since = _keys(statements, earlier, turns), before(layers.day, _NEWS)
    _share(said, keys, since)
    if _join(text, clauses, said, keys, book):
        _share(said, keys, since)
    told = tell(text, [d for d in layers.dates if _is_day(d)], marked, layers, book)
    starts = {d.span.start for d in usable}
    own = [t for t in told if t.span.start in starts]
    _introduce(said, statements, own, turns, layers.published)
    scene = Scene(
        text=text,
        statements=statements,
        clauses=clauses,
        stated=stated,
        said=_days_of(said),
        earlier=earlier,
        turns=turns,
        told=told,
        layers=layers,
        clues=book.clues,
    )
    for n, there in attended(scene, book.code).items():
        said[n] = Said(there.day, there.expression)
    carry(scene, said, since)
    if _join(text, clauses, said, keys, book):
        _share(said, keys, since)
    return replace(scene, said=_days_of(said)), said


def _reporting(
    statements: Sequence[Statement], sentences: Sequence[Sentence]
) -> Iterator[int]:
    """Yield the places of the sentences that hold statements."""
    for s in statements:
        first = bisect_left(sentences, s.fragments[0].start, key=lambda x: x.span.end)
        last = bisect_left(sentences, s.fragments[-1].end, key=lambda x: x.span.start)
        yield from range(first, max(last, first + 1))


def _days_of(said: Sequence[Said | None]) -> list[str | None]:
    return [s.day if s else None for s in said]


def _judge(scene: Scene, said: list[Said | None]) -> None:
    """Give the days that the clues make likely enough."""
    scale = weights()
    for case in cases(scene):
        day = choose(case, scale)
        if day is not None:
            first = next((t for t in scene.told if t.day == day and t.usable), None)
            said[case.statement] = Said(day, first.expression if first else None)
