"""What the API answers: a call for each, as data that routes and documents are made of.

To add one, write it down in a module of ``resources`` and name that in ``ALL``; its
route, its place in the OpenAPI document and its tests follow from that.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Generic, TypeVar

from ujar.pipeline.archive import Ledger
from ujar.pipeline.settings import Settings
from ujar.schema.keeping import Wanted
from ujar.serve.web.api.parameters import Parameter

T = TypeVar("T")

_CONDITIONS = frozenset(f.name for f in fields(Wanted))


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """Some of a list; ``next`` is the address of what follows, null at the end."""

    items: tuple[T, ...]
    cursor: str | None
    next: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """A call as it was made, checked: of which archive, and what is asked."""

    ledger: Ledger
    settings: Settings
    values: Mapping[str, Any]
    cursor: str | None = None

    @property
    def wanted(self) -> Wanted:
        """The conditions of a list."""
        given = {k: v for k, v in self.values.items() if k in _CONDITIONS}
        return Wanted(**{k: v for k, v in given.items() if v is not None})

    @property
    def limit(self) -> int:
        """How many lines of a list to give."""
        count: int = self.values["limit"]
        return count


@dataclass(frozen=True, slots=True)
class Call:
    """Something that may be asked for by GET.

    ``answer`` is the type of what ``ask`` returns; a page of T is answered as a
    ``Listing[T]``. Where ``ask`` returns None, ``missing`` says what there is not. What
    is ``dear`` grows with the archive, and is kept while that stays as it is.
    """

    id: str
    path: str
    tag: str
    summary: str
    told: str
    answer: Any
    ask: Callable[[Question], object]
    parameters: tuple[Parameter, ...] = ()
    missing: str | None = None
    dear: bool = False

    @property
    def paged(self) -> bool:
        """Whether the answer is a page of a list."""
        return any(p.name == "after" for p in self.parameters)

    @property
    def in_path(self) -> tuple[Parameter, ...]:
        """The parameters that are parts of the path."""
        return tuple(p for p in self.parameters if p.in_path)

    @property
    def in_query(self) -> tuple[Parameter, ...]:
        """The parameters behind the question mark."""
        return tuple(p for p in self.parameters if not p.in_path)
