"""Daily notices: weather, prices, rates, schedules, told anew each day in one frame."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ujar.lang import codes, load

_WORD = re.compile(r"[^\W\d_]{2,}")
_DAY_AND_MONTH = r"\b\d{1,2}/\d{1,2}\b"
_NEVER = re.compile(r"(?!)")
# Titles that share this much of their words have one frame, and so many at least.
_FRAME, _FEWEST = 0.5, 3
_DEFAULT = "id"


@dataclass(frozen=True, slots=True)
class Notice:
    """What of a title tells a daily notice.

    ``frame`` are its words but for names, days and months, ``names`` those of names;
    ``subject`` what such notices are about, if it names one; ``dated`` whether it says
    for which day it is.
    """

    frame: frozenset[str]
    names: frozenset[str]
    subject: str | None
    dated: bool

    def repeats(self, other: "Notice", *, same_day: bool) -> bool:
        """Whether both are told in one frame, of another day or of other names."""
        if not same_day and self.subject and self.subject == other.subject:
            return True
        if not self._is_framed_as(other):
            return False
        renamed = bool(self.names and other.names) and not self.names & other.names
        return renamed or (not same_day and self.dated and other.dated)

    def _is_framed_as(self, other: "Notice") -> bool:
        shared = len(self.frame & other.frame)
        return shared >= max(_FEWEST, _FRAME * len(self.frame | other.frame))


@dataclass(frozen=True, slots=True)
class _Forms:
    calendar: frozenset[str]
    dated: re.Pattern[str]
    subject: re.Pattern[str]


def notice(title: str, language: str | None, named: Collection[str]) -> Notice:
    """Return what of *title* tells a daily notice; *named* are words of names."""
    forms = _forms(language if language and language in codes() else _DEFAULT)
    line = title.casefold()
    subject = forms.subject.search(line)
    words = frozenset(_WORD.findall(line)) - forms.calendar
    return Notice(
        frozenset(w for w in words if w not in named),
        frozenset(w for w in words if w in named),
        subject[0] if subject else None,
        bool(forms.dated.search(line)),
    )


@cache
def _forms(code: str) -> _Forms:
    table = load(code).table("stories").get("notices", {})
    months, weekdays = table.get("months", ()), table.get("weekdays", ())
    dates = [rf"\b\d{{1,2}} (?:{_either(months)})\b"] if months else []
    days = [rf"\b(?:{_either([*weekdays, *table['days']])})\b"] if weekdays else []
    return _Forms(
        frozenset([*months, *weekdays]),
        re.compile("|".join([_DAY_AND_MONTH, *dates, *days])),
        _subject(table),
    )


def _subject(table: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    forms = [rf"\b(?:{_either(table['subjects'])})\b"] if "subjects" in table else []
    if "quoted" in table:
        price = rf"(?=.*\b(?:{_either(table['currencies'])}) ?\d)"
        forms.append(rf"\b(?:{_either(table['quoted'])})\b{price}")
    return re.compile("|".join(forms)) if forms else _NEVER


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))
