"""The cookies that name a session, or a visitor who has none yet."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response


@dataclass(frozen=True, slots=True)
class Cookie:
    """A secret that a browser keeps for us, and sends to nobody else."""

    name: str

    def of(self, request: Request) -> str | None:
        """Return what the browser brought."""
        return request.cookies.get(self._full(request)) or None

    def put(self, request: Request, response: Response, secret: str) -> None:
        """Give it to the browser, until that is closed or we say so."""
        response.set_cookie(
            self._full(request),
            secret,
            path="/",
            secure=_secure(request),
            httponly=True,
            samesite="lax",
        )

    def drop(self, request: Request, response: Response) -> None:
        """Let the browser forget it."""
        response.delete_cookie(
            self._full(request),
            path="/",
            secure=_secure(request),
            httponly=True,
            samesite="lax",
        )

    def _full(self, request: Request) -> str:
        """Return the name; __Host- keeps other names of a domain from setting it."""
        return f"__Host-{self.name}" if _secure(request) else self.name


SESSION, VISITOR = Cookie("ujar-session"), Cookie("ujar-visitor")


def _secure(request: Request) -> bool:
    return request.url.scheme == "https"
