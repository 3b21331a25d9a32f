"""What the pages say in one language: words, numbers, days and figures."""

import math
import re
import time
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from ujar.schema import Figure
from ujar.serve.visible import one_line
from ujar.serve.web import moments

LANGUAGES = ("en", "id")
_DAY = 10
_MINUTE = 16
# Longer reasons have a name in them that is an attack; they are left as they are.
_REASON = 1_000
# Scales that are said as words, where at most so many decimals are left.
_SCALES = (("trillion", 1e12), ("billion", 1e9), ("million", 1e6))
_DECIMALS = 3
_CURRENCY = re.compile(r"[A-Z]{3}")
# TIMEX3 lengths of one unit: P3D, PT2H.
_LENGTH = re.compile(r"P(T?)(\d+)([DWMYHS])")


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks the language of that code; KeyError for what it has no words for."""

    code: str

    def say(self, key: str, **values: object) -> str:
        """Return the words of *key* with the values put in."""
        words: str = _words(self.code)["say"][key]
        return words.format(**values)

    def count(self, key: str, number: int) -> str:
        """Return a number with its noun."""
        one, many = _words(self.code)["count"][key]
        return f"{self.number(number)} {one if number == 1 else many}"

    def noun(self, key: str, number: int) -> str:
        """Return the noun alone that stands beside a number."""
        one, many = _words(self.code)["count"][key]
        return str(one if number == 1 else many)

    def term(self, kind: str, name: str) -> str:
        """Return what a value of the records is called; itself if nothing is known."""
        return str(_words(self.code)[kind].get(name, name))

    def reason(self, told: str) -> str:
        """Return in this language what linking or searching says in English.

        >>> Voice("id").reason("has all 2 words; published 2031-01 before 2031-02")
        'memuat semua 2 kata; terbit 2031-01, sebelum 2031-02'
        """
        if self.code == LANGUAGES[0] or len(told) > _REASON:
            return told
        wordings = _words(self.code)["reason"]
        for key, pattern in _words(LANGUAGES[0])["reason"].items():
            told = re.sub(pattern, wordings[key], told)
        return told

    def problem(self, told: str) -> str:
        """Return in this language why something cannot be, which is told in English.

        >>> Voice("id").problem("there is no story s1")
        'tidak ada cerita s1'
        """
        if self.code == LANGUAGES[0] or len(told) > _REASON:
            return told
        wordings = _words(self.code)["problem"]
        for key, pattern in _words(LANGUAGES[0])["problem"].items():
            if found := re.fullmatch(pattern, told, re.DOTALL):
                return found.expand(wordings[key])
        return self.reason(told)

    def number(self, number: float) -> str:
        """Return a number with its digits grouped.

        >>> Voice("en").number(1234.5), Voice("id").number(1234.5)
        ('1,234.5', '1.234,5')
        """
        whole = math.isfinite(number) and number == int(number)
        written = f"{number:,.0f}" if whole else f"{number:,.10g}"
        point, group = _words(self.code)["say"]["marks"]
        return written.translate({ord(","): group, ord("."): point})

    def fixed(self, number: float, digits: int) -> str:
        """Return a number with so many decimals.

        >>> Voice("id").fixed(0.9962, 3)
        '0,996'
        """
        point, group = _words(self.code)["say"]["marks"]
        written = f"{number:,.{digits}f}"
        return written.translate({ord(","): group, ord("."): point})

    def day(self, day: str | None) -> str:
        """Return an ISO day, month or year in words.

        >>> Voice("en").day("2026-09-08"), Voice("id").day("2026-09-08")
        ('Tue 8 Sep 2026', 'Sel 8 Sep 2026')
        """
        if not day:
            return self.say("no_day")
        names = _words(self.code)["calendar"]
        try:
            if len(day) == _DAY:
                found = date.fromisoformat(day)
                week = names["days"][found.weekday()]
                month = names["months"][found.month - 1]
                return f"{week} {found.day} {month} {found.year}"
            year, _, month = day.partition("-")
            return f"{names['months'][int(month) - 1]} {year}" if month else year
        except (ValueError, IndexError):
            return day

    def moment(self, known: str | None) -> str:
        """Return a TIMEX3 value: a day, with its time where that is known, or a length.

        >>> Voice("en").moment("2026-09-08T04:17"), Voice("id").moment("P2W")
        ('Tue 8 Sep 2026, 04:17', '2 minggu')
        >>> Voice("en").moment("2026-Q1"), Voice("id").moment("2026-09-08TNI/2027")
        ('quarter 1 of 2026', 'Sel 8 Sep 2026, malam – 2027')
        """
        if known and known.count("/") == 1:
            return " – ".join(map(self.moment, known.split("/")))
        if known and (told := moments.told(known, _words(self.code)["calendar"], self)):
            return told
        if known and known.startswith("T"):
            return known[1:]
        if known and (length := _LENGTH.fullmatch(known)):
            return self.count(f"unit_{length[1] or ''}{length[3]}", int(length[2]))
        if known and len(known) >= _MINUTE and known[_DAY] == "T":
            return f"{self.day(known[:_DAY])}, {known[_DAY + 1 : _MINUTE]}"
        return self.day(known)

    def days(self, first: str | None, last: str | None) -> str:
        """Return a stretch of days in words."""
        if not first or not last or first == last:
            return self.day(first or last)
        return f"{self.day(first)} – {self.day(last)}"

    def value(self, figure: Figure) -> str:
        """Return a figure's value with its sense and unit."""
        sense = self.term("sense", figure.sense.value)
        parts = [self.amount(figure.value)]
        if figure.high is not None:
            parts.append(self.amount(figure.high))
        told = self._measured("–".join(parts), one_line(figure.unit or ""))
        return f"{sense} {told}" if sense else told

    def amount(self, number: float) -> str:
        """Return a number, a large round one with its scale as a word.

        >>> Voice("en").amount(4.75e9), Voice("id").amount(2e6)
        ('4.75 billion', '2 juta')
        >>> Voice("en").amount(1238), Voice("en").amount(1_234_567)
        ('1,238', '1,234,567')
        """
        for name, size in _SCALES:
            scaled = round(number / size, _DECIMALS) if math.isfinite(number) else 0
            if abs(scaled) >= 1 and math.isclose(scaled * size, number, rel_tol=1e-12):
                return f"{self.number(scaled)} {self.say(name)}"
        return self.number(number)

    def _measured(self, amount: str, unit: str) -> str:
        if unit == "percent":
            return f"{amount}%"
        if _CURRENCY.fullmatch(unit):
            sign = self.term("currency", unit)
            return f"{unit} {amount}" if sign == unit else f"{sign}{amount}"
        return f"{amount} {unit}" if unit else amount


def utc(at: int) -> str:
    """Return seconds since 1970 as ISO time.

    >>> utc(0)
    '1970-01-01T00:00:00Z'
    """
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(at))


@cache
def _words(code: str) -> Mapping[str, Any]:
    """Return the tables of a language; each section of the pages has its own file."""
    found: dict[str, dict[str, Any]] = {}
    for file in (resources.files("ujar.serve.web") / "words" / code).iterdir():
        for name, table in tomllib.loads(file.read_text(encoding="utf-8")).items():
            found.setdefault(name, {}).update(table)
    return found


def chosen(asked: str | None, kept: str | None, accepted: str) -> Voice:
    """Return the voice asked for, else the one kept, else the browser's first.

    >>> chosen(None, None, "fr;q=0.9, id-ID;q=0.8, en;q=0.7").code
    'id'
    """
    for code in (asked, kept):
        if code in LANGUAGES:
            return Voice(code)
    for part in accepted.split(","):
        code = part.partition(";")[0].strip().lower()[:2]
        if code in LANGUAGES:
            return Voice(code)
    return Voice(LANGUAGES[0])
