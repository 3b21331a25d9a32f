"""The values that a part of an address takes: read, or refused with which it takes."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

# Longest name that an archive has to expect.
_NAME = 200


class UnfitError(ValueError):
    """A value is none of those that the parameter takes; the message says which."""


class Values(Protocol):
    """The values that a parameter takes.

    ``part`` is how the router reads them in a path: an id may have slashes, which come
    decoded.
    """

    @property
    def part(self) -> str:
        """The name of the router's converter."""

    def schema(self) -> dict[str, Any]:
        """Return them as JSON Schema."""

    def read(self, text: str) -> object:
        """Return the value that *text* is; UnfitError if it is none."""


@dataclass(frozen=True, slots=True)
class Text:
    """Some text."""

    most: int = _NAME
    part: str = "path"

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

    part: str = "str"

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
    part: str = "str"

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
    part: str = "int"

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

    part: str = "str"

    def schema(self) -> dict[str, Any]:
        """Return what a cursor looks like as JSON Schema."""
        return {"type": "string", "pattern": "^[A-Za-z0-9_-]{8,128}$"}

    def read(self, text: str) -> str:
        """Return the cursor unopened."""
        if not re.fullmatch(r"[A-Za-z0-9_-]{8,128}", text, re.ASCII):
            raise UnfitError("must be the `cursor` of an answer of this call")
        return text


@dataclass(frozen=True, slots=True)
class Key:
    """An id that the archive has made: a letter, and so many hexadecimal digits."""

    letter: str
    digits: int
    part: str = "str"

    def schema(self) -> dict[str, Any]:
        """Return what such an id looks like as JSON Schema."""
        return {"type": "string", "pattern": self._pattern}

    def read(self, text: str) -> str:
        """Return the id."""
        if not re.fullmatch(self._pattern, text, re.ASCII):
            raise UnfitError("must be an id as lists have it")
        return text

    @property
    def _pattern(self) -> str:
        return f"^{self.letter}[0-9a-f]{{{self.digits}}}$"


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""

    part: str = "str"

    def schema(self) -> dict[str, Any]:
        """Return the two as JSON Schema."""
        return {"type": "boolean"}

    def read(self, text: str) -> bool:
        """Return what was said."""
        if text not in {"true", "false"}:
            raise UnfitError("must be true or false")
        return text == "true"
