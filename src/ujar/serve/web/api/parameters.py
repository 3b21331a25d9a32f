"""What a call may be told: parameters, the values that they take, what they mean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from ujar.schema import Act, FactRelation, Kind

# Longest id and longest name that an archive has to expect.
_ID, _NAME, _QUERY = 500, 200, 1_000
MOST = 100


class UnfitError(ValueError):
    """A value is none of those that the parameter takes; the message says which."""


class Values(Protocol):
    """The values that a parameter takes."""

    def schema(self) -> dict[str, Any]:
        """Return them as JSON Schema."""

    def read(self, text: str) -> object:
        """Return the value that *text* is; UnfitError if it is none."""


@dataclass(frozen=True, slots=True)
class Text:
    """Some text."""

    most: int = _NAME

    def schema(self) -> dict[str, Any]:
        """Return the text as JSON Schema; a database may not know the character 0."""
        pattern = "^[^\\u0000]+$"
        return {
            "type": "string",
            "minLength": 1,
            "maxLength": self.most,
            "pattern": pattern,
        }

    def read(self, text: str) -> str:
        """Return the text."""
        if not text or len(text) > self.most or "\0" in text:
            raise UnfitError(f"must have 1 to {self.most:,} characters, none of them 0")
        return text


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar."""

    def schema(self) -> dict[str, Any]:
        """Return the day as JSON Schema."""
        return {"type": "string", "format": "date"}

    def read(self, text: str) -> str:
        """Return the ISO day."""
        try:
            if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
                return date.fromisoformat(text).isoformat()
        except ValueError:
            pass
        raise UnfitError("must be a day such as 2026-09-30")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some words."""

    words: tuple[str, ...]

    def schema(self) -> dict[str, Any]:
        """Return the words as JSON Schema."""
        return {"type": "string", "enum": list(self.words)}

    def read(self, text: str) -> str:
        """Return the word."""
        if text not in self.words:
            raise UnfitError(f"must be one of {', '.join(self.words)}")
        return text


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number within bounds."""

    least: int
    most: int

    def schema(self) -> dict[str, Any]:
        """Return the number as JSON Schema."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}

    def read(self, text: str) -> int:
        """Return the number."""
        fits = re.fullmatch(r"0|[1-9]\d{0,8}", text, re.ASCII)
        if not fits or not self.least <= int(text) <= self.most:
            raise UnfitError(
                f"must be a whole number from {self.least} to {self.most:,}"
            )
        return int(text)


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a list goes on; see ``cursors``, which opens it."""

    def schema(self) -> dict[str, Any]:
        """Return what a cursor looks like as JSON Schema."""
        return {"type": "string", "pattern": "^[A-Za-z0-9_-]{8,128}$"}

    def read(self, text: str) -> str:
        """Return the cursor unopened."""
        if not re.fullmatch(r"[A-Za-z0-9_-]{8,128}", text, re.ASCII):
            raise UnfitError("must be the `cursor` of an answer of this call")
        return text


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something that a call may be told in its address."""

    name: str
    values: Values
    told: str
    required: bool = False
    default: object = None
    in_path: bool = False

    def read(self, given: Mapping[str, str]) -> object:
        """Return the value given, or the default; UnfitError for one it cannot have."""
        if self.name in given:
            return self.values.read(given[self.name])
        if self.required:
            raise UnfitError("must be given")
        return self.default


def identified(name: str, told: str) -> Parameter:
    """Return the parameter in the path that says which one."""
    return Parameter(name, Text(_ID), told, required=True, in_path=True)


BY = Parameter(
    "by",
    Text(),
    "Who speaks: an entity's id, or a name. A name is looked up whole, then as the "
    "beginning of names; it means all who are called so.",
)
OUTLET = Parameter(
    "outlet", Text(), "Only reports of this outlet, by its name as answers have it."
)
STORY = Parameter("story", Text(_ID), "Only what belongs to the story of this id.")
SINCE = Parameter(
    "since", Day(), "Only from this day on (ISO 8601, local day of the outlet)."
)
UNTIL = Parameter(
    "until", Day(), "Only until this day, included (ISO 8601, local day of the outlet)."
)
KIND = Parameter(
    "kind",
    Choice(tuple(Kind)),
    "How the words are reported: in quotation marks (`direct`), in the reporter's "
    "words (`indirect`), both (`mixed`), or by their subject alone (`topic`).",
)
ACT = Parameter(
    "act",
    Choice(tuple(Act)),
    "Class of speech act that the reporting verb names (after Searle 1976).",
)
RELATION = Parameter(
    "relation",
    Choice(tuple(FactRelation)),
    "Only facts whose figures agree, differ, or were overtaken by later ones.",
)
LIMIT = Parameter(
    "limit", Count(1, MOST), f"How many at most; 20 if unsaid, {MOST} at most.",
    default=20,
)  # fmt: skip
AFTER = Parameter(
    "after",
    Cursor(),
    "What follows a page: its `cursor`. The other conditions must stay the same; "
    "`next` of the page has them all.",
)
DAYS = (SINCE, UNTIL)
PAGE = (LIMIT, AFTER)


def worded(name: str, told: str, *, required: bool = False) -> Parameter:
    """Return a parameter that takes words."""
    return Parameter(name, Text(_QUERY), told, required=required)
