"""Read days that are printed in figures, and mend them where they cannot be right."""

import re
from collections.abc import Iterator
from datetime import date

from ujar.annotate.dates.days import Anchor, about, at, before, distance, nearest
from ujar.annotate.dates.forms import Found
from ujar.annotate.dates.reading import NO_DAY, NO_SUCH_DAY, Reading
from ujar.schema import DateType

_MONTHS = 12
_CENTURY = 100
# A printed day this near to publication, if its weekday is wrong, is a slip of the day
# that the report means; a farther one only if its month or its year alone is wrong.
_NEAR = 62
_YEARS = range(1600, 2100)


def day(found: Found, anchor: Anchor) -> Reading | None:
    """Read a day with its month, with or without a weekday and a year."""
    number, month = found.number("day"), found.first("month", "mon")
    year, problem = _year(found)
    month = month or found.number("m")
    if number is None or month is None:
        return None
    if month > _MONTHS:
        if number > _MONTHS:
            return None
        number, month = month, number
        problem = "month and day stand in the other order"
    return _settle(found, (year, month, number), anchor, problem)


def near_day(found: Found, anchor: Anchor) -> Reading | None:
    """Read "(20/6)" without a weekday: a fraction unless it is near to publication."""
    reading = day(found, anchor)
    if reading is None or reading.value is None or anchor.day is None:
        return None
    here = date.fromisoformat(reading.value)
    return reading if abs((here - anchor.day).days) <= _NEAR else None


def iso(found: Found, _anchor: Anchor) -> Reading | None:
    """Read "2025-06-20", with or without the time."""
    parts = [found.number(n) for n in ("isoyear", "m", "day")]
    whole = at(parts[0] or 0, parts[1] or 0, parts[2] or 0)
    if whole is None:
        return None
    if found.raw("hour"):
        clock = f"T{found.number('hour'):02}:{found.number('minute'):02}"
        return Reading(whole.isoformat() + clock, DateType.TIME)
    return Reading(whole.isoformat())


def garbled(found: Found, anchor: Anchor) -> Reading | None:
    """Read "Rabu (2492025)": the cut into day, month, year that fits best."""
    digits = re.sub(r"\D", "", found.raw("garbled") or "")
    weekday = found.value("weekday")
    days = [d for cut in _cuts(digits) if (d := _whole(cut, anchor, weekday))]
    if not days:
        return None
    here = anchor.day

    def fit(d: date) -> tuple[bool, float]:
        return d.isoweekday() != weekday, distance(d, here) if here else 0

    best = min(days, key=fit)
    printed = (best.year, best.month, best.day)
    return _settle(found, printed, anchor, "typing error in the printed date")


def _cuts(digits: str) -> Iterator[tuple[int | None, int, int]]:
    """Every way to read a run of digits as day, month and (four, two or no) year."""
    for d in (1, 2):
        for m in (1, 2):
            rest = digits[d + m :]
            if len(digits) < d + m or len(rest) not in (0, 2, 4):
                continue
            year = int(rest) if rest else None
            if year is not None and year < _CENTURY:
                year += 2000
            yield year, int(digits[d : d + m]), int(digits[:d])


def _whole(
    cut: tuple[int | None, int, int], anchor: Anchor, weekday: int | None
) -> date | None:
    year, month, number = cut
    if year is None:
        return nearest(month, number, anchor, weekday)
    return at(year, month, number) if year in _YEARS else None


def _year(found: Found) -> tuple[int | None, str | None]:
    """Return the year as printed, and what is wrong with it."""
    raw = found.raw("year") or found.raw("year2") or found.raw("anyyear")
    if raw is None:
        return None, None
    year = int(raw)
    if year < _CENTURY and len(raw) == 2:  # noqa: PLR2004
        return 2000 + year, None
    if year in _YEARS:
        return year, None
    return None, f"the year cannot be {raw}"


def _settle(
    found: Found,
    printed: tuple[int | None, int, int],
    anchor: Anchor,
    problem: str | None,
) -> Reading:
    """Give the printed day its year, and let weekday and publication day win."""
    year, month, number = printed
    weekday, part = found.value("weekday"), found.first("part", "part2")
    whole = at(year, month, number) if year else nearest(month, number, anchor, weekday)
    relative = year is None
    if whole is None:
        return _broken(printed, anchor, weekday, part)
    if weekday and whole.isoweekday() != weekday:
        problem = "the weekday contradicts the printed date"
        meant = anchor.day and _meant(whole, weekday, anchor.day)
        whole, relative = meant or whole, relative or meant is not None
    return _dated(whole, part, problem, relative=relative)


def _broken(
    printed: tuple[int | None, int, int],
    anchor: Anchor,
    weekday: int | None,
    part: str | None,
) -> Reading:
    """Read a day that no calendar has, or that has no year to be found."""
    year, month, number = printed
    if at(year or 2024, month, number) is not None:
        return Reading(f"XXXX-{month:02}-{number:02}", problem=NO_DAY)
    if weekday and anchor.day:
        return _dated(before(anchor.day, weekday), part, NO_SUCH_DAY, relative=True)
    return Reading(None, problem=NO_SUCH_DAY)


def _meant(printed: date, weekday: int, published: date) -> date | None:
    """Return the day that the weekday means, None if it cannot be told.

    That is the last one up to publication; but a day printed in the future, whose month
    and year are no slip either, is one of the days about it.
    """
    last = before(published, weekday)
    if printed.day == last.day:  # only the month or the year slipped, or both
        return last
    if abs((printed - published).days) > _NEAR:
        return None
    return last if printed <= published else max(last, about(printed, weekday))


def _dated(
    whole: date, part: str | None, problem: str | None, *, relative: bool
) -> Reading:
    if part:
        value = f"{whole.isoformat()}T{part}"
        return Reading(value, DateType.TIME, relative, problem=problem, part=part)
    return Reading(whole.isoformat(), relative=relative, problem=problem)
