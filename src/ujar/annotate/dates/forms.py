"""Compile the forms of expressions of time that a language's table gives."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ujar.annotate.dates.heads import heads
from ujar.lang import Language

# What stands at a placeholder that is written in digits in every language.
_DIGITS: Mapping[str, str] = {
    "day": r"(?<!\d)(?:3[01]|[12]\d|0?[1-9])(?!\d)",
    "m": r"(?:1[0-2]|0?[1-9]|[1-3]\d)(?!\d)",
    "year": r"(?:1[6-9]|20)\d\d(?!\d)",
    "isoyear": r"(?<![\d.,/])(?:1[6-9]|20)\d\d(?!\d)",
    "anyyear": r"\d{2,5}(?!\d)",
    "shortyear": r"\d0(?!\d)",
    "century": r"(?:\d{1,2}|[IVX]{1,5})(?!\d)",
    "hijriyear": r"1[34]\d\d(?!\d)",
    "garbled": r"[\d/.\- ]{3,12}",
    "hour": r"(?<!\d)(?:2[0-4]|[01]?\d)(?!\d)",
    "minute": r"[0-5]\d(?!\d)",
    "digits": r"(?<![\d.,/-])\d{1,4}(?![\d/]|[.,]\d)",
}
_PLACE = re.compile(r"\{([a-z]+)(\d*)\}")
_BLANK = re.compile(r"\[[^\]]*\]|[ ~]")
_SPACE = r"\s{1,3}"
_NO_SPACE = r"\s{0,3}"
_WORD_ENDS = "(?-i:(?![a-z]))"


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a time: the reader of its value, and its groups by name."""

    read: str
    groups: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Forms:
    """A language's forms, one pattern for each word that opens some, and the values.

    ``opened`` has the key "0" for digits and "(" for brackets.
    """

    forms: tuple[Form, ...]
    opened: Mapping[str, re.Pattern[str]]
    words: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Found:
    """A form that was found in a text."""

    match: re.Match[str]
    form: Form
    words: Mapping[str, Mapping[str, Any]]

    def raw(self, name: str) -> str | None:
        """Return what stands at the placeholder, as it stands."""
        group = self.form.groups.get(name)
        return None if group is None else self.match.group(group)

    def number(self, name: str) -> int | None:
        """Return the number at the placeholder, in digits or words."""
        raw = self.raw(name)
        if raw is None:
            return None
        return int(raw) if raw.isdecimal() else self.words["number"].get(fold(raw))

    def value(self, name: str) -> Any:  # noqa: ANN401  (a table's value)
        """Return the table's value of the word at the placeholder."""
        raw = self.raw(name)
        if raw is None:
            return None
        table = self.words[name.rstrip("0123456789")]
        return table.get(fold(raw), table.get(raw))

    def first(self, *names: str) -> Any:  # noqa: ANN401  (a table's value)
        """Return the value of the first of the placeholders that is filled."""
        values = (self.value(name) for name in names)
        return next((v for v in values if v is not None), None)

    @property
    def span(self) -> tuple[int, int]:
        """Where the expression stands: the marked part, or all of the form."""
        group = self.form.groups.get("expression")
        return self.match.span(group) if group else self.match.span()


def fold(word: str) -> str:
    """Return the word in small letters with one space between its parts."""
    return " ".join(word.lower().split())


def _choice(words: Mapping[str, Any], cased: frozenset[str]) -> str:
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(
        f"(?-i:{w})" if w in cased else re.escape(w).replace(r"\ ", _SPACE)
        for w in ordered
    )


def _places(table: Mapping[str, Any]) -> dict[str, str]:
    cased = frozenset(table.get("cased", ()))
    places = dict(_DIGITS)
    for name, words in table.get("words", {}).items():
        edge = _WORD_ENDS if name in {"weekday", "month"} else ""
        places[name] = f"(?:{_choice(words, cased)}){edge}"
    numbers = table.get("words", {}).get("number", {})
    places["count"] = f"(?:{_DIGITS['digits']}|(?:{_choice(numbers, cased)})\\b)"
    words = "|".join(rf"(?<=\b{re.escape(w)}\s)" for w in table.get("after", ()))
    places["after"] = f"(?:{words or '(?!)'})"
    return places


def _blank(match: re.Match[str]) -> str:
    return {" ": _SPACE, "~": _NO_SPACE}.get(match[0], match[0])


def _compile(form: str, at: int, places: Mapping[str, str]) -> tuple[str, Form]:
    groups: dict[str, str] = {}

    def place(match: re.Match[str]) -> str:
        name, number = match.groups()
        if name == "after":
            return places[name]
        if name + number in groups:
            raise ValueError(f"{name}{number} stands twice in the form {form!r}")
        groups[name + number] = f"f{at}_{name}{number}"
        return f"(?P<{groups[name + number]}>{places[name]})"

    marked = _BLANK.sub(_blank, form)
    if "«" in marked:
        groups["expression"] = f"f{at}_expression"
        marked = marked.replace("«", f"(?P<f{at}_expression>").replace("»", ")")
    return f"(?P<f{at}>{_PLACE.sub(place, marked)})", Form("", groups)


def _keys(template: str, words: Mapping[str, Mapping[str, Any]]) -> set[str]:
    """Return the words that may open the form, "0" if a digit may, "(" a bracket."""
    keys: set[str] = set()
    for head in heads(template):
        name = head.strip("{}")
        if head == name:
            keys.add(head)
            continue
        if name == "count":
            keys.add("0")
            name = "number"
        keys |= {_first(word) for word in words[name]} if name in words else {"0"}
    return keys


def _first(word: str) -> str:
    match = re.match(r"[a-z]+", word.lower())
    return match[0] if match else "0"


def _opened(keys: list[set[str]], parts: list[str]) -> Mapping[str, re.Pattern[str]]:
    """Return for each key one pattern of the forms that it opens, in their order."""
    compiled: dict[str, re.Pattern[str]] = {}
    opened = {}
    for key in sorted(set().union(*keys)):
        chosen = "|".join(p for k, p in zip(keys, parts, strict=True) if key in k)
        if chosen not in compiled:
            compiled[chosen] = re.compile(f"(?i:{chosen})")
        opened[key] = compiled[chosen]
    return opened


@cache
def forms(language: Language) -> Forms:
    """Return the compiled forms of *language*; none where it has no table of dates."""
    table = language.table("dates")
    places = _places(table)
    words = table.get("words", {})
    parts: list[str] = []
    found: list[Form] = []
    keys: list[set[str]] = []
    for at, entry in enumerate(table.get("forms", ())):
        part, form = _compile(entry["form"], at, places)
        parts.append(part)
        found.append(Form(entry["read"], form.groups))
        keys.append(_keys(entry["form"], words))
    return Forms(tuple(found), _opened(keys, parts), words)
