"""Guess the publication day of an article that came without one."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from ujar.annotate.dates.days import Anchor, about, at, move
from ujar.annotate.dates.find import scan
from ujar.annotate.dates.forms import forms
from ujar.lang import Language
from ujar.schema import DateExpression, Span
from ujar.text import intervals
from ujar.text.words import words

_FULL = re.compile(r"\d{4}-\d\d-\d\d(?!/)")
_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")
_YEAR = re.compile(r"\d{4}")
# The year of a copyright line: that of publication in 70 of the 82 articles of
# shared/corpus that have both; the other 12 are of one outlet.
_COPYRIGHT = re.compile(r"(?i:©|copyright|\(c\))[^\n]{0,40}?\b((?:19|20)\d\d)(?!\d)")
# A dateline or a first paragraph ends before.
_LEAD = 1_500
# Of a long text only this much at either end is looked at, and so many years are tried.
_REACH = 20_000
_MOST_YEARS = 5
# News that names no year is taken for recent: its weekday is looked for from the newest
# year back over the eleven years in which all weekdays recur. On 856 articles of
# shared/corpus, their day hidden: within three days of the true one for 582 instead of
# 486, in a wrong year for 33 instead of 12 (most of them before 2021).
_REPEATS = 11
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
# A word for what is still to come stands so near to the days that it speaks of.
_BEFORE, _AFTER = 60, 14
_WEEK = 7

# Month, day and ISO weekday of a day that is printed without its year.
Yearless = tuple[int, int, int]


def anchor(text: str, language: Language, newest: int | None = None) -> str | None:
    """Return the day on which *text* was probably published, None if it gives none.

    That is the first day printed with weekday and year; else with a weekday that fits
    the year of the copyright line, or one that the text names, the last one first; else
    the first of the lead; else a weekday inside the days that something lasts; else the
    newest that a weekday fits, from the year *newest* back.
    """
    ends = text if len(text) <= 2 * _REACH else text[:_REACH] + text[-_REACH:]
    weekdays = forms(language).words.get("weekday", {})
    found = tuple(scan(ends, language, Anchor()))
    whole = _whole(found)
    named = (d for d, e in whole if _weekday(ends, e, weekdays))
    lead = (d for d, e in whole if e.span.end <= _LEAD)
    yearless = list(_yearless(ends, found, weekdays))
    years = range(newest, newest - _REPEATS, -1) if newest else ()
    return (
        next(named, None)
        or _in_copyright_year(ends, yearless)
        or _agreeing(yearless, _years(found))
        or next(lead, None)
        or next(_lasting(ends, found, language), None)
        or _agreeing(yearless, years)
    )


def _whole(found: Iterable[DateExpression]) -> list[tuple[str, DateExpression]]:
    """Return the expressions that are one whole day, with that day."""
    return [
        (value[:10], e)
        for e in found
        if (value := e.value or "") and _FULL.match(value) and not e.problem
    ]


def _yearless(
    text: str, found: Iterable[DateExpression], weekdays: Mapping[str, int]
) -> Iterator[Yearless]:
    """Yield the days that are printed with a weekday and without a year."""
    for expression in found:
        match = _YEARLESS.match(expression.value or "")
        weekday = _weekday(text, expression, weekdays)
        if match and weekday:
            yield int(match[1]), int(match[2]), weekday


def _lasting(
    text: str, found: Sequence[DateExpression], language: Language
) -> Iterator[str]:
    """Yield the weekdays inside the days that something lasts, unless it is to come.

    "Lomba digelar 4-7 Maret 2031 … kata X, Kamis": reported from there. Of 21 such
    articles of shared/corpus, read one by one, 17 were reported on that day.
    """
    matched = (_WEEKDAY.match(e.value or "") for e in found)
    weekdays = [int(m[1]) for m in matched if m]
    table = language.table("dates").get("lasting", {})
    ahead = frozenset(table.get("ahead", ()))
    for expression in found if weekdays else ():
        days = intervals.ends(expression.value)
        if days and not ahead.intersection(_around(text, expression.span)):
            first, last = (date.fromisoformat(day) for day in days)
            yield from _inside(first, last, weekdays)


def _around(text: str, span: Span) -> Iterator[str]:
    """Yield the words near the expression, in its clause."""
    before = text[max(0, span.start - _BEFORE) : span.start]
    cut = max(before.rfind(c) for c in ".\n")
    yield from (w.lower for w in words(before, cut + 1))
    yield from (w.lower for w in words(text[span.end : span.end + _AFTER]))


def _inside(first: date, last: date, weekdays: Sequence[int]) -> Iterator[str]:
    """Yield the days with one of the *weekdays*, if there is but one of each."""
    if not 0 <= (last - first).days < _WEEK:
        return
    for weekday in weekdays:
        day = first + timedelta((weekday - first.isoweekday()) % _WEEK)
        if day <= last:
            yield day.isoformat()


def _weekday(
    text: str, expression: DateExpression, weekdays: Mapping[str, int]
) -> int | None:
    """Return the weekday that stands in the expression."""
    inner = text[slice(*expression.span)].lower()
    return next((n for w, n in weekdays.items() if w.lower() in inner), None)


def _agreeing(days: Sequence[Yearless], years: Iterable[int]) -> str | None:
    """Return the first day that its weekday fits in the first year that has one."""
    for year in years:
        for month, day, weekday in days:
            whole = at(year, month, day)
            if whole and whole.isoweekday() == weekday:
                return whole.isoformat()
    return None


def _in_copyright_year(text: str, days: Sequence[Yearless]) -> str | None:
    """Return a day of the year in the copyright line, by its weekday if it slipped."""
    years = _COPYRIGHT.findall(text)
    if not years:
        return None
    agreeing = _agreeing(days, [int(years[-1])])
    for month, day, weekday in [] if agreeing else days:
        whole = at(int(years[-1]), month, day)
        if whole and (meant := about(whole, weekday)) in _beside(whole):
            return meant.isoformat()
    return agreeing


def _beside(day: date) -> tuple[date | None, date | None]:
    """The days before and after."""
    return move(day, -1), move(day, 1)


def _years(found: Iterable[DateExpression]) -> Iterator[int]:
    """Yield the years that the text names, the last one first."""
    values = [m[0] for e in found if e.value and (m := _YEAR.match(e.value))]
    years = dict.fromkeys(int(v) for v in reversed(values))
    yield from list(years)[:_MOST_YEARS]
