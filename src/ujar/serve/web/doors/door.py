"""What stands before every page: it finds out who asks, and lets in who may read."""

import asyncio
import base64
from collections.abc import Callable
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ujar.pipeline import wire_doors
from ujar.pipeline.archive import Opened
from ujar.schema.accounts import LOCAL, Role
from ujar.schema.keeping import ArchiveError
from ujar.serve.web.doors import cookies, seals
from ujar.serve.web.doors.house import House
from ujar.serve.web.doors.refusing import Refused, for_program, refused
from ujar.serve.web.site import Site
from ujar.serve.web.who import NOBODY, Way, Who, remember

# Whoever has not logged in sees the way in, and what it looks like.
_OPEN, _FILES = "/login", "/static/"
# The key of a feed stands in its address, for readers of feeds that cannot log in.
_FEEDS = "/feed/"
# That something was used is kept this often, in seconds.
_OFTEN = 300
# Of an address, as much as the log keeps of it: a proxy may say anything.
_LONGEST = 64
# What proxies add; see House.
_FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip", "via")


class Door:
    """Tells pages who asks (``who.who``); whoever may not read is sent to the login."""

    def __init__(self, app: ASGIApp, site: Site, house: House) -> None:
        """Stand before *app*."""
        self._app, self._site, self._house = app, site, house
        self._notes: set[asyncio.Task[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let the application answer."""
        answer: ASGIApp | None = None
        if scope["type"] == "http" and not scope["path"].startswith(_FILES):
            answer = await self._stopped(Request(scope))
        await (answer or self._app)(scope, receive, send)

    async def _stopped(self, request: Request) -> Response | None:
        """Find out who asks; return an answer for whoever may not come in."""
        try:
            found = await self._who(request)
        except ArchiveError as error:
            remember(request.scope, NOBODY)
            return self._site.failed(request, error)
        remember(request.scope, found or NOBODY)
        if found is None:
            return refused(request, Refused.LOGIN)
        if found.local and any(name in request.headers for name in _FORWARDED):
            return refused(request, Refused.FORWARDED)
        if found.may(Role.READER) or _is_open(request):
            return None
        if request.method in seals.SAFE and not for_program(request):
            return RedirectResponse(f"{_OPEN}?next={_address(request)}", 303)
        return refused(request, Refused.LOGIN)

    async def _who(self, request: Request) -> Who | None:
        """Return who asks; None for a token that is none."""
        origin = request.client.host[:_LONGEST] if request.client else ""
        if "authorization" in request.headers:
            return await self._bearer(request, origin)
        if not self._house.login:
            return Who(LOCAL, Role.ADMIN, Way.LOCAL, origin, seals.of_local())
        secret = cookies.SESSION.of(request)
        if secret and (found := await self._session(secret, origin)):
            return found
        seal = seals.of_visitor(cookies.VISITOR.of(request) or "")
        return Who("", None, Way.NONE, origin, seal)

    async def _session(self, secret: str, origin: str) -> Who | None:
        settings = self._site.settings
        found = await self._site.desks.ask(
            lambda a: wire_doors.sessions(a, settings).of(secret)
        )
        if found is None:
            return None
        if wire_doors.now() - found.seen > _OFTEN:
            self._noted(lambda a: wire_doors.sessions(a, settings).seen(secret))
        seal = seals.of_session(secret)
        return Who(found.account, found.role, Way.SESSION, origin, seal)

    async def _bearer(self, request: Request, origin: str) -> Who | None:
        key = _key(request)
        found = await self._site.desks.ask(lambda a: wire_doors.tokens(a).of(key))
        if found is None:
            return None
        prefix = found.prefix
        if found.used is None or wire_doors.now() - found.used > _OFTEN:
            self._noted(lambda a: wire_doors.tokens(a).used(prefix))
        origin = f"{origin}, {prefix}"
        return Who(found.account, found.role, Way.TOKEN, origin)

    def _noted(self, write: Callable[[Opened], None]) -> None:
        """Write something that nobody waits for; it may be lost."""

        async def writing() -> None:
            try:
                await self._site.desks.change(write)
            except ArchiveError:
                return

        task = asyncio.create_task(writing())
        self._notes.add(task)
        task.add_done_callback(self._notes.discard)


def _key(request: Request) -> str:
    """Return the token that came along, nothing for what can be none.

    Readers of feeds know names and passwords only: for reading, a token may come as
    the password. A browser that was told one would send it with every request.
    """
    scheme, _, rest = request.headers["authorization"].partition(" ")
    if scheme.lower() == "bearer":
        return rest.strip()
    if scheme.lower() != "basic" or request.method not in seals.SAFE:
        return ""
    try:
        return base64.b64decode(rest).decode().partition(":")[2]
    except ValueError:
        return ""


def _is_open(request: Request) -> bool:
    """Whether the address is one for whoever has not logged in."""
    path: str = request.scope["path"]
    return path == _OPEN or (path.startswith(_FEEDS) and request.method in seals.SAFE)


def _address(request: Request) -> str:
    """Return the address that is asked for, to come back to."""
    query = request.scope["query_string"].decode("latin-1")
    path = quote(request.scope["path"])
    return quote(f"{path}?{query}" if query else path, safe="/")
