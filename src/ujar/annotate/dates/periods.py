"""Read months, quarters, years, decades, ranges of them, and ranges of days."""

from ujar.annotate.dates import days
from ujar.annotate.dates.days import Anchor
from ujar.annotate.dates.forms import Found
from ujar.annotate.dates.reading import NO_DAY, NO_SUCH_DAY, Reading, unresolved
from ujar.annotate.dates.relative import shifted

_ROMAN = {"I": 1, "V": 5, "X": 10}
_HIJRI = "a day or month of another calendar: not converted"


def month(found: Found, anchor: Anchor) -> Reading:
    """Read "Mei 2025", "akhir Mei lalu", "Desember tahun lalu", "pada Mei"."""
    number, mod = found.value("month"), found.value("edge")
    year = found.number("year")
    if year:
        return Reading(f"{year:04}-{number:02}", mod=mod)
    shift = found.first("shift", "shift2")
    if found.raw("period") and anchor.day:
        return Reading(
            f"{anchor.day.year + shift:04}-{number:02}", relative=True, mod=mod
        )
    value = days.nearest_month(number, anchor)
    if value is None:
        return Reading(f"XXXX-{number:02}", mod=mod, problem=NO_DAY)
    return Reading(_turn(value, shift, anchor), relative=True, mod=mod)


def _turn(value: str, shift: int | None, anchor: Anchor) -> str:
    """Move the nearest month into the past or the future if the text says which."""
    if not shift or anchor.day is None:
        return value
    here = anchor.day.isoformat()[:7]
    if shift < 0 and value > here:
        return f"{int(value[:4]) - 1:04}{value[4:]}"
    if shift > 0 and value < here:
        return f"{int(value[:4]) + 1:04}{value[4:]}"
    return value


def quarter(found: Found, anchor: Anchor) -> Reading | None:
    """Read "kuartal I 2025", "semester II tahun ini", "triwulan III"."""
    unit, number = found.value("half"), found.value("ordinal")
    mod, year = found.value("edge"), found.number("year")
    if unit == "H" and number > 2:  # noqa: PLR2004
        return None
    if year:
        return Reading(f"{year:04}-{unit}{number}", mod=mod)
    shift = found.first("shift", "shift2")
    if shift is None and unit != "Q" and not found.raw("shift3"):
        return None  # a half of a match, a term at school
    if anchor.day is None:
        return unresolved(f"XXXX-{unit}{number}")
    here = shifted(anchor.day, unit, 0) or ""
    later = shift is None and int(here[-1]) < number
    year = anchor.day.year + (shift or 0) - later
    return Reading(f"{year:04}-{unit}{number}", relative=True, mod=mod)


def year(found: Found, _anchor: Anchor) -> Reading:
    """Read "tahun 2019", "awal 2025"."""
    return Reading(f"{found.number('isoyear'):04}", mod=found.value("edge"))


def decade(found: Found, _anchor: Anchor) -> Reading:
    """Read "1990-an": the first three digits are its TIMEX3 value."""
    raw = found.raw("isoyear") or f"19{found.raw('shortyear')}"
    return Reading(raw[:3], mod=found.value("edge"))


def century(found: Found, _anchor: Anchor) -> Reading | None:
    """Read "abad ke-19": the first two digits are its TIMEX3 value."""
    raw = (found.raw("century") or "").upper()
    number = int(raw) if raw.isdecimal() else _roman(raw)
    return Reading(f"{number - 1:02}") if 0 < number < 100 else None  # noqa: PLR2004


def _roman(raw: str) -> int:
    digits = [_ROMAN[c] for c in raw]
    following = [*digits[1:], 0]
    return sum(-d if d < n else d for d, n in zip(digits, following, strict=True))


def hijri(_found: Found, _anchor: Anchor) -> Reading:
    """Name a date of the Islamic calendar; its day is settled by sight, not by rule."""
    return Reading(None, problem=_HIJRI)


def year_range(found: Found, _anchor: Anchor) -> Reading | None:
    """Read "2019-2024" as an EDTF interval."""
    first, last = found.number("isoyear") or 0, found.number("isoyear2") or 0
    return Reading(f"{first:04}/{last:04}") if first < last else None


def month_range(found: Found, _anchor: Anchor) -> Reading:
    """Read "Januari-Mei 2025" as an EDTF interval."""
    first, last = found.value("month"), found.value("month2")
    end = found.number("year2") or 0
    start = found.number("year") or (end if first <= last else end - 1)
    return Reading(f"{start:04}-{first:02}/{end:04}-{last:02}")


def day_range(found: Found, anchor: Anchor) -> Reading:
    """Read "6-18 Juni 2025", "Senin-Rabu (16-18/6/2025)" as an EDTF interval."""
    last_month = found.value("month2") or found.number("m2") or 0
    first_month = found.value("month") or found.number("m") or last_month
    end = found.number("year2") or found.number("year")
    first, last = found.number("day") or 0, found.number("day2") or 0
    if end is None:
        near = days.nearest(last_month, last, anchor, found.value("weekday2"))
        if near is None:
            return Reading(None, problem=NO_DAY)
        end = near.year
    start = found.number("year") or (end if first_month <= last_month else end - 1)
    opening, closing = (
        days.at(start, first_month, first),
        days.at(end, last_month, last),
    )
    if opening is None or closing is None or opening > closing:
        return Reading(None, problem=NO_SUCH_DAY)
    value = f"{opening.isoformat()}/{closing.isoformat()}"
    return Reading(value, relative=not (found.raw("year2") or found.raw("year")))
