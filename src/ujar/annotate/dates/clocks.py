"""Read times of day, lengths of time, and what recurs."""

from ujar.annotate.dates.days import Anchor
from ujar.annotate.dates.forms import Found, fold
from ujar.annotate.dates.reading import Reading
from ujar.schema import DateType

_NOON, _MIDNIGHT = 12, 24


def clock(found: Found, _anchor: Anchor) -> Reading | None:
    """Read "pukul 19.00 WIB", "jam 7 malam", "pukul 10.00-12.00"."""
    start = _time(found, "hour", "minute")
    if start is None:
        return None
    if found.raw("hour2"):
        end = _time(found, "hour2", "minute2")
        return Reading(f"{start}/{end}", DateType.TIME)
    return Reading(start, DateType.TIME)


def _time(found: Found, hour: str, minute: str) -> str | None:
    number, past = found.number(hour), found.number(minute) or 0
    if number is None or number > _MIDNIGHT or (number == _MIDNIGHT and past):
        return None
    word = fold(found.raw("part") or found.raw("meridiem") or "")
    later = found.words.get("later", {}).get(word, 0)
    if later and number < min(later, _NOON) and not (later < _NOON <= number):
        number += _NOON
    return f"T{number:02}:{past:02}"


def duration(found: Found, _anchor: Anchor) -> Reading:
    """Read "dua bulan", "sepekan", "30-40 menit"."""
    value = _length(found)
    return Reading(value, DateType.DURATION, mod=found.value("mod"))


def stretch(found: Found, _anchor: Anchor) -> Reading:
    """Read "dua bulan terakhir", "lima tahun ke depan": a length, anchored."""
    return Reading(_length(found), DateType.DURATION, relative=True)


def _length(found: Found, count: str = "count", unit: str = "unit") -> str:
    number = found.number(count)
    letter = found.value(unit) or found.value("single")
    amount = "X" if found.raw("vague") else str(1 if number is None else number)
    return _period(amount, letter) + (
        f"/{_period(str(found.number('count2')), letter)}" if _is_range(found) else ""
    )


def _is_range(found: Found) -> bool:
    return found.form.read == "duration" and found.raw("count2") is not None


def _period(amount: str, unit: str) -> str:
    """Return the ISO 8601 period of so many units ("10Y" is a unit of ten years)."""
    clock_time = "T" if unit.startswith("T") else ""
    times, letter = unit.removeprefix("T")[:-1], unit[-1]
    if times and amount != "X":
        amount = str(int(amount) * int(times))
    elif times:
        amount, letter = "X", "DE" if times == "10" else letter
    return f"P{clock_time}{amount}{letter}"


def every_weekday(found: Found, _anchor: Anchor) -> Reading:
    """Read "setiap Senin"."""
    part = found.value("part")
    value = f"XXXX-WXX-{found.value('weekday')}" + (f"T{part}" if part else "")
    return Reading(value, DateType.SET)


def every_date(found: Found, _anchor: Anchor) -> Reading:
    """Read "setiap 17 Agustus"."""
    number = found.number("day")
    value = f"XXXX-{found.value('month'):02}" + (f"-{number:02}" if number else "")
    return Reading(value, DateType.SET)


def every_part(found: Found, _anchor: Anchor) -> Reading:
    """Read "setiap malam"."""
    return Reading(f"XXXX-XX-XXT{found.value('part')}", DateType.SET)


def every_unit(found: Found, _anchor: Anchor) -> Reading:
    """Read "setiap hari", "setiap dua tahun"."""
    return Reading(_length(found), DateType.SET)


def times(found: Found, _anchor: Anchor) -> Reading:
    """Read "dua kali sepekan": recurring in every unit."""
    return Reading(_length(found, count="count2"), DateType.SET)
