"""Read expressions that point from the publication day: days, weeks, months, years."""

from datetime import date

from ujar.annotate.dates import days
from ujar.annotate.dates.days import Anchor
from ujar.annotate.dates.forms import Found
from ujar.annotate.dates.reading import Reading, unresolved
from ujar.schema import DateType


def today(found: Found, anchor: Anchor) -> Reading:
    """Read "kemarin", "hari ini", "besok"."""
    if anchor.day is None:
        return unresolved()
    return _day(days.move(anchor.day, found.value("today")), None)


def tonight(found: Found, anchor: Anchor) -> Reading:
    """Read "tadi malam", "sore ini"."""
    shift, part = found.value("tonight")
    if anchor.day is None:
        return unresolved(f"T{part}", DateType.TIME)
    return _day(days.move(anchor.day, shift), part)


def weekday(found: Found, anchor: Anchor) -> Reading:
    """Read "Senin", "Senin lalu", "Jumat pekan depan", "Rabu malam"."""
    number = found.value("weekday")
    part = found.first("part", "part2")
    if anchor.day is None:
        kind = DateType.TIME if part else DateType.DATE
        return unresolved(f"XXXX-WXX-{number}" + (f"T{part}" if part else ""), kind)
    shift = found.value("shift")
    if found.raw("period"):
        if found.value("period") != "W":
            return unresolved(f"XXXX-WXX-{number}")
        return _day(days.in_week(anchor.day, shift or 0, number), part)
    return _day(_weekday(anchor.day, number, shift), part)


def _weekday(here: date, number: int, shift: int | None) -> date | None:
    if shift is None or shift == 0:
        return days.before(here, number)
    if shift > 0:
        return days.after(here, number)
    yesterday = days.move(here, -1)
    return days.before(yesterday, number) if yesterday else None


def day_of_month(found: Found, anchor: Anchor) -> Reading:
    """Read "tanggal 20": the nearest one."""
    number = found.number("day") or 0
    if anchor.day is None:
        return unresolved(f"XXXX-XX-{number:02}")
    months = [m for n in (-1, 0, 1) if (m := days.shift_month(anchor.day, n))]
    found_days = [days.at(int(m[:4]), int(m[5:]), number) for m in months]
    here = anchor.day
    near = min((d for d in found_days if d), key=lambda d: days.distance(d, here))
    return _day(near, None)


def shifted_day(found: Found, anchor: Anchor) -> Reading:
    """Read "9 Juli tahun lalu"."""
    number, month = found.number("day") or 0, found.value("month")
    if anchor.day is None or found.value("period") != "Y":
        return unresolved(f"XXXX-{month:02}-{number:02}")
    return _day(days.at(anchor.day.year + found.value("shift"), month, number), None)


def period(found: Found, anchor: Anchor) -> Reading:
    """Read "pekan lalu", "awal tahun ini", "akhir bulan"."""
    unit, shift = found.value("period"), found.value("shift") or 0
    mod = found.value("edge")
    if anchor.day is None:
        return unresolved()
    return Reading(shifted(anchor.day, unit, shift), relative=True, mod=mod)


def weekend(found: Found, anchor: Anchor) -> Reading:
    """Read "akhir pekan ini": TIMEX3 has a value of its own for it."""
    if anchor.day is None:
        return unresolved("XXXX-WXX-WE")
    monday = days.move(anchor.day, 7 * (found.value("shift") or 0))
    if monday is None:
        return unresolved("XXXX-WXX-WE")
    return Reading(f"{days.week(monday)}-WE", relative=True)


def ago(found: Found, anchor: Anchor) -> Reading:
    """Read "dua bulan lalu", "setahun yang lalu"."""
    return _away(found, anchor, -1)


def ahead(found: Found, anchor: Anchor) -> Reading:
    """Read "dua hari lagi", "lima tahun mendatang"."""
    return _away(found, anchor, 1)


def _away(found: Found, anchor: Anchor, sign: int) -> Reading:
    unit = found.value("unit") or found.value("single")
    count = found.number("count") or (1 if found.raw("single") else None)
    kind = DateType.TIME if unit.startswith("T") else DateType.DATE
    mod = found.value("mod")
    if count is None:
        return Reading("PAST_REF" if sign < 0 else "FUTURE_REF", kind, relative=True)
    if anchor.day is None:
        return unresolved(None, kind)
    if kind is DateType.TIME:
        problem = "the hour of publication is not used"
        return Reading(None, kind, relative=True, mod=mod, problem=problem)
    times, base = int(unit[:-1] or 1), unit[-1]
    value = shifted(anchor.day, base, sign * count * times)
    return Reading(value, kind, relative=True, mod=mod)


def shifted(here: date, unit: str, count: int) -> str | None:
    """Return the day, week, month, quarter, half or year that many from *here*."""
    if unit in "DW":
        moved = days.move(here, count * (7 if unit == "W" else 1))
        if moved is None:
            return None
        return days.week(moved) if unit == "W" else moved.isoformat()
    if unit == "M":
        return days.shift_month(here, count)
    if unit in "QH":
        size = 3 if unit == "Q" else 6
        month = days.shift_month(here, count * size)
        return month and f"{month[:4]}-{unit}{(int(month[5:]) - 1) // size + 1}"
    return days.shift_year(here, count)


def _day(whole: date | None, part: str | None) -> Reading:
    if whole is None:
        return unresolved()
    if part:
        value = f"{whole.isoformat()}T{part}"
        return Reading(value, DateType.TIME, relative=True, part=part)
    return Reading(whole.isoformat(), relative=True)
