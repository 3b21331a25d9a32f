"""What the API answers: a call for each, as data that routes and documents are made of.

To add one, write it down in a module of ``resources`` and name that in ``ALL``; its
route, its place in the OpenAPI document and its tests follow from that.
"""

from collections.abc import Awaitable, Callable, Hashable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Generic, TypeVar
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from ujar.pipeline.archive import Ledger, Opened
from ujar.pipeline.settings import Settings
from ujar.schema.accounts import Role
from ujar.schema.keeping import Wanted
from ujar.serve.web.api.parameters import Parameter
from ujar.serve.web.site import Site
from ujar.serve.web.who import NOBODY, Who

T = TypeVar("T")
Stream = Callable[[Site, Request], Awaitable[Response]]

_CONDITIONS = frozenset(f.name for f in fields(Wanted))


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """Some of a list; ``next`` is the address of what follows, null at the end."""

    items: tuple[T, ...]
    cursor: str | None
    next: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """A call as it was made, checked: of which archive, what is asked, and by whom.

    ``body`` is what was sent, of the type that the call names.
    """

    archive: Opened
    settings: Settings
    values: Mapping[str, Any]
    cursor: str | None = None
    body: Any = None
    asker: Who = NOBODY

    @property
    def ledger(self) -> Ledger:
        """The archive, for what changes nothing."""
        return self.archive

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
class Change:
    """What a call does beside answering: by which method, and who may make it.

    ``body`` is the type of what has to be sent, None for nothing. ``made`` is the path
    of what was made, with its ``{id}``, to be told in the header Location. What is
    ``removed`` has no answer: ``ask`` tells whether it was there.
    """

    method: str
    body: Any = None
    role: Role = Role.EDITOR
    made: str | None = None
    removed: bool = False

    @property
    def status(self) -> int:
        """The status of the answer where all went well."""
        if self.made is not None:
            return 201
        return 204 if self.removed else 200


@dataclass(frozen=True, slots=True)
class Call:
    """Something that may be asked for by GET, or that makes a ``change``.

    ``answer`` is the type of what ``ask`` returns; a page of T is answered as a
    ``Listing[T]``. Where ``ask`` returns None, ``missing`` says what there is not. What
    is ``dear`` grows with the archive, and is kept by what that returns; see Kept.
    ``refusals`` are statuses with which it may be refused beside those of every call.
    Where there is a ``stream``, it answers instead, with one of the ``media``.
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
    dear: Callable[[Question], Hashable] | None = None
    change: Change | None = None
    refusals: tuple[int, ...] = ()
    stream: Stream | None = None
    media: tuple[str, ...] = ("application/json",)

    @property
    def method(self) -> str:
        """The method by which it is called."""
        return self.change.method if self.change else "GET"

    @property
    def body(self) -> Any:  # noqa: ANN401
        """The type of what has to be sent, None for nothing."""
        return self.change.body if self.change else None

    def at(self, values: Mapping[str, Any]) -> str:
        """Return the path with what it says of which thing it is."""
        path = self.path
        for parameter in self.in_path:
            part = quote(str(values[parameter.name]), safe="")
            path = path.replace(f"{{{parameter.name}}}", part)
        return path

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
