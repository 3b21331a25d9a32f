"""Pages of other sites that may ask the API in a reader's browser: none unless set."""

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from ujar.pipeline.settings import Settings
from ujar.serve.web.api.answering import PREFIX

_SENT = ("Authorization", "If-None-Match")
_SHOWN = ("ETag", "Link")


class Elsewhere:
    """Lets the sites of the setting ``api_origins`` read answers (CORS).

    They come without the reader's cookies: where one has to log in, with a token.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Stand before *app*."""
        self._app = app
        self._open = CORSMiddleware(
            app,
            allow_origins=settings.origins,
            allow_methods=("GET", "HEAD"),
            allow_headers=_SENT,
            expose_headers=_SHOWN,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let the application answer."""
        asked = scope["type"] == "http" and scope["path"].startswith(f"{PREFIX}/")
        await (self._open if asked else self._app)(scope, receive, send)
