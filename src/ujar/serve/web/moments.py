"""Values of TIMEX3 that are no plain day, in the words of a language."""

import re
from collections.abc import Callable, Mapping
from typing import Protocol

_PART = "(?P<part>MO|MI|AF|EV|NI|DT)"
_YEAR = r"(?P<year>\d{4})"
# The key of what is said, and the form of the value; its groups are put in.
_FORMS = {
    "of_part": rf"(?P<day>\d{{4}}-\d\d-\d\d)T{_PART}",
    "of_any_part": rf"XXXX-XX-XXT{_PART}",
    "of_weekend": rf"{_YEAR}-W(?P<number>\d\d)-WE",
    "of_week": rf"{_YEAR}-W(?P<number>\d\d)",
    "of_quarter": rf"{_YEAR}-Q(?P<number>\d)",
    "of_half": rf"{_YEAR}-H(?P<number>\d)",
    "of_any_day": r"XXXX-(?P<month>\d\d)-(?P<number>\d\d)",
    "of_any_month": r"XXXX-(?P<month>\d\d)",
    "of_any_weekday": r"XXXX-WXX-(?P<weekday>[1-7])",
    "of_any_weekend": r"XXXX-WXX-WE",
    "of_decade": r"(?P<decade>\d{3})",
    "of_century": r"(?P<century>\d\d)",
    "of_some": "P(?P<unit>TX[HMS]|XDE|X[YMWD])",
}
_COMPILED = {key: re.compile(form) for key, form in _FORMS.items()}
_MANY = 2


class Voice(Protocol):
    """Speaks a language."""

    def say(self, key: str, **values: object) -> str:
        """Return the words of *key* with the values put in."""

    def term(self, kind: str, name: str) -> str:
        """Return what a value of the records is called."""

    def noun(self, key: str, number: int) -> str:
        """Return the noun that stands beside a number."""

    def day(self, day: str | None) -> str:
        """Return an ISO day in words."""


def told(value: str, calendar: Mapping[str, list[str]], voice: Voice) -> str | None:
    """Return a value in words; None for a plain day, and for what nobody knows."""
    for key, form in _COMPILED.items():
        if found := form.fullmatch(value):
            given = {
                k: _put(k, v, calendar, voice) for k, v in found.groupdict().items()
            }
            return voice.say(key, **given)
    named = voice.term("reference", value)
    return None if named == value else named


def _put(name: str, text: str, calendar: Mapping[str, list[str]], voice: Voice) -> str:
    """Return what a part of a value is called."""
    ways: Mapping[str, Callable[[], str]] = {
        "day": lambda: voice.day(text),
        "part": lambda: voice.term("part_of_day", text),
        "month": lambda: _nth(calendar["months"], text),
        "weekday": lambda: _nth(calendar["days"], text),
        "number": lambda: str(int(text)),
        "century": lambda: str(int(text) + 1),
        "unit": lambda: voice.noun(f"unit_{text.replace('X', '')}", _MANY),
    }
    return ways.get(name, lambda: text)()


def _nth(names: list[str], text: str) -> str:
    number = int(text)
    return names[number - 1] if 0 < number <= len(names) else text
