"""What a table is: columns with a type and a meaning, and where its rows come from."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

from ujar.pipeline.archive import Ledger
from ujar.serve.export.selection import Selection

T = TypeVar("T")
Row = Mapping[str, Any]


class Type(StrEnum):
    """What a column holds; None stands for what is not known."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    ADDRESS = "address"
    TEXTS = "list of text"
    SPANS = "list of spans"


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: what it means, and how its value is had from what a row is made of."""

    name: str
    type: Type
    meaning: str
    value: Callable[[T], Any]
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """A table; ``conditions`` are the names of those that choose among its rows."""

    name: str
    meaning: str
    columns: tuple[Column[T], ...]
    items: Callable[[Ledger, Selection], Iterator[T]]
    conditions: frozenset[str] = field(default_factory=frozenset)

    def row(self, item: T, base: str) -> Row:
        """Return a row; addresses begin with *base*."""
        return {c.name: _held(c.type, c.value(item), base) for c in self.columns}


def _held(type_: Type, value: Any, base: str) -> Any:  # noqa: ANN401
    """Return the value as the type has it, None for what is nothing of its kind."""
    if value is None:
        return None
    checked = _CHECKED.get(type_)
    if type_ is Type.ADDRESS:
        return base + value
    return checked(value) if checked else value


def _text(value: str) -> str | None:
    return str(value) or None


def _number(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def _day(value: str) -> str | None:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return None


_CHECKED: Mapping[Type, Callable[[Any], Any]] = {
    Type.TEXT: _text,
    Type.NUMBER: _number,
    Type.DATE: _day,
    Type.TEXTS: list,
    Type.SPANS: lambda spans: [list(span) for span in spans],
}
