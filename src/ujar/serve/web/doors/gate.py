"""The gate before a page: which role it takes, and what may be sent to it."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from ujar.schema.accounts import Role
from ujar.serve.web.doors import seals
from ujar.serve.web.doors.bodies import (
    TooLargeError,
    TooSlowError,
    limited,
    told_length,
)
from ujar.serve.web.doors.refusing import Refused, refused
from ujar.serve.web.who import who

Answer = Callable[[Request], Awaitable[Response]]

# A form without a file: some fields, none longer than a page of a book or two.
FORM = 64_000
_FIELDS, _FILES = 200, 100
_TAKEN = frozenset({*seals.FORMS, "application/json"})


@dataclass(frozen=True, slots=True)
class Gate:
    """Lets those through to an answer who may have it, with what they may send."""

    role: Role | None
    inner: Answer
    limit: int

    async def answer(self, request: Request) -> Response:
        """Answer, or say why not."""
        if self.role is not None and not who(request).may(self.role):
            return refused(request, Refused.ROLE, role=self.role)
        if request.method in seals.SAFE:
            return await self.inner(request)
        try:
            return await self._changed(request)
        except TooLargeError:
            return refused(request, Refused.LARGE, limit=self.limit)
        except (TooSlowError, ClientDisconnect):
            return refused(request, Refused.SLOW)

    async def _changed(self, request: Request) -> Response:
        """Answer a request that changes something."""
        length = told_length(request.headers)
        if length > self.limit:
            raise TooLargeError
        if length and seals.content_type(request) not in _TAKEN:
            return refused(request, Refused.KIND)
        asker = who(request)
        if not asker.bearer and seals.foreign(request):
            return refused(request, Refused.FOREIGN)
        held = Request(request.scope, limited(request.receive, self.limit))
        try:
            if not await self._legible(held):
                return refused(request, Refused.FORM)
            if not await seals.fits(held, asker):
                return refused(request, Refused.SEAL)
            return await self.inner(held)
        finally:
            await held.close()

    async def _legible(self, request: Request) -> bool:
        """Whether what says that it is a form can be read as one."""
        if seals.content_type(request) not in seals.FORMS:
            return True
        try:
            await request.form(
                max_files=_FILES, max_fields=_FIELDS, max_part_size=self.limit
            )
        except HTTPException:
            return False
        return True


def needs(role: Role | None, limit: int = FORM) -> Callable[[Answer], Answer]:
    """Return what puts a gate before an answer: for that role, for bodies so long.

    Every route that changes something needs one. None is for whoever asks: the seal of
    a form is demanded of them as well. ``await request.form()`` has the fields.
    """

    def gated(inner: Answer) -> Answer:
        return Gate(role, inner, limit).answer

    return gated


def check(routes: Sequence[BaseRoute]) -> None:
    """Raise RuntimeError for a route that changes something without a gate."""
    for route in _inside(routes):
        gate = getattr(route.endpoint, "__self__", None)
        changes = (route.methods or set()) - seals.SAFE
        if changes and not isinstance(gate, Gate):
            raise RuntimeError(f"{route.path} takes changes, but has no gate")


def _inside(routes: Sequence[BaseRoute]) -> Iterator[Route]:
    """Yield all routes, those of applications within the application too."""
    for route in routes:
        if isinstance(route, Route):
            yield route
        elif isinstance(route, Mount):
            yield from _inside(route.routes)


async def fields(request: Request) -> Mapping[str, str]:
    """Return the fields of a form, without its files; what is missing is empty."""
    held = await request.form()
    given = {name: value for name, value in held.items() if isinstance(value, str)}
    return defaultdict(str, given)


def sent_on(address: str) -> Response:
    """Return the answer to a form that was taken: the page to look at now."""
    return RedirectResponse(address, 303)
