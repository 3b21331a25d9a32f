"""Find the expressions of time in a text and resolve them."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from ujar.annotate.dates import clocks, periods, printed, relative
from ujar.annotate.dates.days import Anchor, anchored
from ujar.annotate.dates.forms import Form, Forms, Found, forms
from ujar.annotate.dates.reading import Reading
from ujar.lang import Language
from ujar.schema import DateExpression, DateType, Span

Reader = Callable[[Found, Anchor], Reading | None]

_READERS: Mapping[str, Reader] = {
    "ago": relative.ago,
    "ahead": relative.ahead,
    "century": periods.century,
    "clock": clocks.clock,
    "day": printed.day,
    "day_of_month": relative.day_of_month,
    "day_range": periods.day_range,
    "decade": periods.decade,
    "duration": clocks.duration,
    "every_date": clocks.every_date,
    "every_part": clocks.every_part,
    "every_unit": clocks.every_unit,
    "every_weekday": clocks.every_weekday,
    "garbled": printed.garbled,
    "hijri": periods.hijri,
    "iso": printed.iso,
    "month": periods.month,
    "month_range": periods.month_range,
    "near_day": printed.near_day,
    "none": lambda _found, _anchor: None,
    "period": relative.period,
    "quarter": periods.quarter,
    "shifted_day": relative.shifted_day,
    "stretch": clocks.stretch,
    "times": clocks.times,
    "today": relative.today,
    "tonight": relative.tonight,
    "weekday": relative.weekday,
    "weekend": relative.weekend,
    "year": periods.year,
    "year_range": periods.year_range,
}
# Words where a form may start; a capital starts one after a small letter, too.
_WORD = re.compile(r"[0-9]+|[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# A number that something dated may follow, and one inside a chain that began before.
_NUMBER = re.compile(
    r"[0-9]{1,4}(?![0-9])(?:(?<=[0-9]{4})|\s{0,3}(?:[^\s\w]{1,2}\s{0,3}[0-9]|[^\W\d]|-an))"
)
# So many numbers without a space between are no time, nor is any of them.
_SERIES = re.compile(r"[0-9]+(?:[.,][0-9]+){5,}")
_CHAINED = re.compile(r"[0-9][-/.:][0-9]")
# So many expressions of a text are found, from its beginning. Of 11,000 articles of the
# corpus one, a table, has 753, every other fewer than 115.
MOST = 4_000
# What may stand between a day and its time of day.
_BESIDE = 12
_FULL = re.compile(r"\d{4}-\d\d-\d\d(?!/)")


def find(
    text: str, published: str | None, language: Language
) -> tuple[DateExpression, ...]:
    """Return the expressions of time in *text*, in order, not overlapping."""
    anchor = anchored(published)
    found = list(islice(scan(text, language, anchor), MOST))
    return tuple(_join(text, found))


def scan(text: str, language: Language, anchor: Anchor) -> Iterator[DateExpression]:
    """Yield the expressions of time, times of day without the day beside them."""
    table, end = forms(language), 0
    for word in _WORD.finditer(text):
        start = word.start()
        match = None if start < end else _open(text, word, end, table)
        if match is None:
            series = None if start < end else _SERIES.match(text, start)
            end = series.end() if series else end
            continue
        found = Found(match, _form(match, table), table.words)
        reading = _READERS[found.form.read](found, anchor)
        if reading is not None:
            yield _expression(text, found, reading, anchor)
        if reading is not None or found.form.read == "none":
            end = match.end()


def _open(
    text: str, word: re.Match[str], end: int, table: Forms
) -> re.Match[str] | None:
    """Return the form that *word* opens, with the bracket before it or without."""
    start = word.start()
    if not text[start].isdecimal():
        pattern = table.opened.get(word[0].lower())
        return pattern.match(text, start) if pattern else None
    if not _NUMBER.match(text, start):
        return None
    if start > 1 and _CHAINED.match(text, start - 2):
        return None
    if start > end and text[start - 1] == "(" and "(" in table.opened:
        match = table.opened["("].match(text, start - 1)
        if match is not None:
            return match
    return table.opened["0"].match(text, start) if "0" in table.opened else None


def _form(match: re.Match[str], table: Forms) -> Form:
    return table.forms[int((match.lastgroup or "f0")[1:])]


def _expression(
    text: str, found: Found, reading: Reading, anchor: Anchor
) -> DateExpression:
    start, end = found.span
    if text[start] == "(" and text[end - 1] == ")":
        start, end = start + 1, end - 1
    return DateExpression(
        Span(start, end),
        reading.type,
        reading.value,
        anchor.iso if reading.relative else None,
        reading.mod,
        reading.problem,
    )


def _join(text: str, found: list[DateExpression]) -> Iterator[DateExpression]:
    """Give each time of day the day that stands beside it."""
    for i, here in enumerate(found):
        if not _is_bare_time(here):
            yield here
            continue
        before = found[i - 1] if i else None
        after = found[i + 1] if i + 1 < len(found) else None
        day = _beside(text, before, here) or _beside(text, here, after)
        yield _on(here, day) if day else here


def _on(time: DateExpression, day: DateExpression) -> DateExpression:
    """Return the time of day with its day."""
    date = (day.value or "")[:10]
    value = "/".join(date + part for part in (time.value or "").split("/"))
    return replace(time, value=value, anchor=day.anchor)


def _is_bare_time(expression: DateExpression) -> bool:
    value = expression.value or ""
    return expression.type is DateType.TIME and value[:2] in {"T0", "T1", "T2"}


def _beside(
    text: str, first: DateExpression | None, second: DateExpression | None
) -> DateExpression | None:
    """Return that of the two which is the day of the other, if they stand together."""
    if first is None or second is None:
        return None
    gap = text[first.span.end : second.span.start]
    if len(gap) > _BESIDE or any(c in gap for c in ".;\n"):
        return None
    day = second if _is_bare_time(first) else first
    return day if _FULL.match(day.value or "") else None
