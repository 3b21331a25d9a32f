"""What every answer goes through: who may ask, what is refused, what is said with it.

The pages are for this machine alone. A page elsewhere that makes its own name point to
this machine (DNS rebinding) comes with a foreign Host header and is turned away.
"""

from collections.abc import Iterable
from hashlib import blake2b

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
# Longer than any address that the pages make of ids and conditions.
_LONGEST = 4_000
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


class Guard:
    """Refuses what no page of ours asks for, and adds the headers of safety."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = LOOPBACK) -> None:
        """Stand before *app*; *hosts* are the names that may be asked for."""
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let the application answer."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        refused = self._refused(scope)
        app = refused or _Tagged(self._app)

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await app(scope, receive, sending)

    def _refused(self, scope: Scope) -> PlainTextResponse | None:
        if _name(Headers(scope=scope).get("host", "")) not in self._hosts:
            told = "These pages are served on 127.0.0.1 and localhost only.\n"
            return PlainTextResponse(told, 421)
        if scope["method"] not in {"GET", "HEAD"}:
            told = "These pages are only for reading: GET and HEAD.\n"
            return PlainTextResponse(told, 405, {"Allow": "GET, HEAD"})
        if len(scope.get("raw_path", b"")) + len(scope["query_string"]) > _LONGEST:
            told = f"The address is longer than {_LONGEST:,} characters.\n"
            return PlainTextResponse(told, 414)
        return None


class _Tagged:
    """Gives whole answers a tag; who has the same already gets nothing again."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        held = Headers(scope=scope).get("if-none-match")
        start: Message = {}

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                return
            if not message.get("more_body"):
                message = _tagged(start, message, held)
            await send(start)
            await send(message)

        await self._app(scope, receive, sending)


def _tagged(start: Message, body: Message, held: str | None) -> Message:
    """Put the tag into *start*; an answer that is held already becomes an empty 304."""
    headers = MutableHeaders(scope=start)
    headers.setdefault("Cache-Control", "private, no-cache")
    if start["status"] != 200:  # noqa: PLR2004
        return body
    tag = f'"{blake2b(body.get("body", b""), digest_size=12).hexdigest()}"'
    headers["ETag"] = tag
    if held is None or tag not in held:
        return body
    start["status"] = 304
    del headers["Content-Length"]
    return {**body, "body": b""}


def _name(host: str) -> str:
    """Return the name in a Host header without its port.

    >>> _name("localhost:8642"), _name("[::1]:8642"), _name("[::1]")
    ('localhost', '[::1]', '[::1]')
    """
    name, _, port = host.lower().rpartition(":")
    return name if name and port.isdecimal() else host.lower()
