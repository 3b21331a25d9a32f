"""What every answer goes through: who may ask, what is refused, what is said with it.

The pages are known by certain names. A page elsewhere that makes its own name point to
this machine (DNS rebinding) comes with a foreign Host header and is turned away. What
may be sent to a page is for its gate to say (serve/web/doors/gate.py).
"""

from collections.abc import Iterable
from hashlib import blake2b

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ujar.serve.web import problems
from ujar.serve.web.doors.house import named

_READING = ("GET", "HEAD")
_METHODS = (*_READING, "POST", "PUT", "PATCH", "DELETE")
# Programs may ask what may be asked.
_ASKED = (*_METHODS, "OPTIONS")
# Longer than any address that the pages make of ids and conditions.
_LONGEST = 4_000
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    # Without any, a browser would not say that a form comes from our own page.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
_ENCRYPTED = "max-age=31536000"


class Guard:
    """Refuses what no page of ours asks for, and adds the headers of safety."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
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
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                if scope["scheme"] == "https":
                    headers["Strict-Transport-Security"] = _ENCRYPTED
            await send(message)

        await app(scope, receive, sending)

    def _refused(self, scope: Scope) -> Response | None:
        if named(Headers(scope=scope).get("host", "")) not in self._hosts:
            told = "These pages are not served by this name (ujar serve --name)."
            return _refusal(scope, 421, told)
        allowed = _ASKED if problems.told_of(scope["path"]) else _METHODS
        if scope["method"] not in allowed:
            told = f"Answers are given to {', '.join(allowed)} only."
            return _refusal(scope, 405, told, {"Allow": ", ".join(allowed)})
        if len(scope.get("raw_path", b"")) + len(scope["query_string"]) > _LONGEST:
            told = f"The address is longer than {_LONGEST:,} characters."
            return _refusal(scope, 414, told)
        return None


def _refusal(
    scope: Scope, status: int, told: str, headers: dict[str, str] | None = None
) -> Response:
    """Return a refusal as it is told to people, or to programs."""
    if problems.told_of(scope["path"]):
        return problems.refusal(status, told, headers)
    return PlainTextResponse(f"{told}\n", status, headers)


class _Tagged:
    """Gives whole answers a tag; who has the same already gets nothing again."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        held = Headers(scope=scope).get("if-none-match")
        start: Message = {}

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                if _whole(scope, message):
                    start.update(message)
                    return
            elif start:
                if not message.get("more_body"):
                    message = _tagged(start, message, held)
                await send({**start})
                start.clear()
            await send(message)

        await self._app(scope, receive, sending)


def tag(body: bytes) -> str:
    """Return what names an answer with this body, as the header ETag has it."""
    return f'"{blake2b(body, digest_size=12).hexdigest()}"'


def _whole(scope: Scope, start: Message) -> bool:
    """Say how long an answer is kept; return whether it comes whole, to be tagged."""
    headers, reading = MutableHeaders(scope=start), scope["method"] in _READING
    kept = headers.setdefault(
        "Cache-Control", "private, no-cache" if reading else "no-store"
    )
    fine = start["status"] == 200 and "content-length" in headers  # noqa: PLR2004
    return fine and "no-store" not in kept


def _tagged(start: Message, body: Message, held: str | None) -> Message:
    """Put the tag into *start*; an answer that is held already becomes an empty 304."""
    headers = MutableHeaders(scope=start)
    headers["ETag"] = named_by = tag(body.get("body", b""))
    if held is None or named_by not in held:
        return body
    start["status"] = 304
    del headers["Content-Length"]
    return {**body, "body": b""}
