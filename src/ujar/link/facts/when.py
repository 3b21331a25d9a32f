"""Up to when a figure holds."""

import re
from datetime import datetime, timedelta

from ujar.link.facts.vocabulary import Vocabulary
from ujar.schema import DateExpression, Reading, Span

# What stands for the hour of a day of which none is known.
NOON = "T12:00"
_DAY = len("2025-06-20")
_MINUTE = len("2025-06-20T11:24")
_CLOCK = len("11:24")
_REACH = 30
# A time of day so far ahead is none that a report looks forward to.
_AHEAD = timedelta(hours=8)
_LAST = re.compile(r"([^\W\d_]+(?:\s[^\W\d_]+)?)\s*\Z")


def published(reading: Reading) -> str | None:
    """Return the minute of publication, noon where only the day is known."""
    stamp = reading.article.published or reading.day
    if stamp is None or len(stamp) < _DAY:
        return None
    return stamp[:_MINUTE] if len(stamp) >= _MINUTE else stamp[:_DAY] + NOON


def as_of(
    reading: Reading, figure: Span, sentence: Span, vocabulary: Vocabulary
) -> str | None:
    """Return the minute up to which a figure holds, as ISO text, None if unknown.

    The nearest time in the sentence behind a word like "until" tells; else the minute
    of publication.
    """
    shown = published(reading)
    said = _said_on(reading, figure)
    near = [d for d in reading.dates if sentence.contains(d.span)]
    near.sort(key=lambda d: (abs(d.span.start - figure.start), d.span))
    for date in near:
        if not _bounds(reading.article.text, sentence, date, vocabulary):
            continue
        minute = _minute(
            reading.article.text, date, said or (shown or "")[:_DAY], vocabulary
        )
        if minute and _bare(date):
            minute = _before(minute, reading.article.published or "")
        if minute and (shown is None or minute <= shown):
            return minute
    if said and shown and said < shown[:_DAY]:
        return said + NOON
    return shown


def _bare(date: DateExpression) -> bool:
    """Whether a date gives a time of day and no day of its own."""
    day = (date.value or "").partition("T")[0]
    return not day or day == date.anchor


def _before(minute: str, published: str) -> str:
    """Return the same time of the day before, if that is what a report can mean.

    "Hingga pukul 21.18" in the morning is of the evening before; an hour that is near
    is still to come.
    """
    if len(published) < _MINUTE or minute[:_DAY] != published[:_DAY]:
        return minute
    try:
        then = datetime.fromisoformat(minute)
        now = datetime.fromisoformat(published[:_MINUTE])
        yesterday = then - timedelta(days=1) if then - now >= _AHEAD else then
    except (ValueError, OverflowError):  # no day of the calendar, or of no year
        return minute
    return yesterday.isoformat()[:_MINUTE]


def _bounds(text: str, sentence: Span, date: DateExpression, words: Vocabulary) -> bool:
    """Whether a word before *date* says that something holds up to then."""
    start = date.span.start
    match = _LAST.search(text[max(sentence.start, start - _REACH) : start])
    if match is None:
        return False
    said = match[1].casefold()
    return said in words.as_of or said.split()[-1] in words.as_of


def _said_on(reading: Reading, figure: Span) -> str | None:
    for statement in reading.statements:
        if statement.said_on and statement.span.overlaps(figure):
            return statement.said_on
    return None


def _minute(
    text: str, date: DateExpression, said: str, vocabulary: Vocabulary
) -> str | None:
    """Return the time of *date*; a relative one counts from the day of speaking."""
    day, mark, clock = (date.value or "").partition("T")
    if not mark:
        return None
    if not day or day == date.anchor:
        day = said
    phrase = text[slice(*date.span)].casefold()
    part = next((h for w, h in vocabulary.hours.items() if w in phrase), None)
    found = clock[:_CLOCK] if clock[:1].isdigit() else part
    return f"{day}T{found}" if day and found else None
