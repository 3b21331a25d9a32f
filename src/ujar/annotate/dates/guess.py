"""Guess the publication day of an article that came without one."""

import re
from collections.abc import Iterable, Iterator

from ujar.annotate.dates.days import Anchor
from ujar.annotate.dates.find import scan
from ujar.annotate.dates.forms import forms
from ujar.lang import Language
from ujar.schema import DateExpression

_FULL = re.compile(r"\d{4}-\d\d-\d\d(?!/)")
_YEAR = re.compile(r"\d{4}")
# A dateline or a first paragraph ends before.
_LEAD = 1_500
# Of a long text only this much at either end is looked at, and so many years are tried.
_REACH = 20_000
_MOST_YEARS = 5


def anchor(text: str, language: Language) -> str | None:
    """Return the day on which *text* was probably published, None if it gives none.

    That is the first day printed with weekday and year; else with a weekday that fits
    a year which the text names, the last one first; else the first of the lead.
    """
    ends = text if len(text) <= 2 * _REACH else text[:_REACH] + text[-_REACH:]
    weekdays = frozenset(forms(language).words.get("weekday", ()))
    found = tuple(scan(ends, language, Anchor()))
    whole = _whole(found)
    named = (d for d, e in whole if _has_weekday(ends, e, weekdays))
    lead = (d for d, e in whole if e.span.end <= _LEAD)
    return (
        next(named, None)
        or _mended(ends, found, language, weekdays)
        or next(lead, None)
    )


def _whole(found: Iterable[DateExpression]) -> list[tuple[str, DateExpression]]:
    """Return the expressions that are one whole day, with that day."""
    return [
        (value[:10], e)
        for e in found
        if (value := e.value or "") and _FULL.match(value) and not e.problem
    ]


def _has_weekday(
    text: str, expression: DateExpression, weekdays: frozenset[str]
) -> bool:
    words = text[slice(*expression.span)].lower()
    return any(w.lower() in words for w in weekdays)


def _mended(
    text: str,
    found: Iterable[DateExpression],
    language: Language,
    weekdays: frozenset[str],
) -> str | None:
    """Return the first weekday and day that agree in a year which the text names."""
    for year in _years(found):
        whole = _whole(scan(text, language, Anchor(year=year)))
        days = (d for d, e in whole if _has_weekday(text, e, weekdays))
        day = next(days, None)
        if day is not None:
            return day
    return None


def _years(found: Iterable[DateExpression]) -> Iterator[int]:
    """Yield the years that the text names, the last one first."""
    values = [m[0] for e in found if e.value and (m := _YEAR.match(e.value))]
    years = dict.fromkeys(int(v) for v in reversed(values))
    yield from list(years)[:_MOST_YEARS]
