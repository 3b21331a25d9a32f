"""The section of the site for programs: its calls, its documents, its refusals."""

import re
from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from ujar.schema.keeping import ArchiveError
from ujar.serve.web import problems
from ujar.serve.web.api import docs, document
from ujar.serve.web.api.answering import PREFIX, Answerer
from ujar.serve.web.api.calls import Call
from ujar.serve.web.api.resources import ALL
from ujar.serve.web.site import Site

Answer = Callable[[Request], Awaitable[Response]]

_METHODS = ("GET", "HEAD", "OPTIONS")
_DONE, _MISSING, _BROKEN, _FAILED = 204, 404, 500, 503


def routes(site: Site) -> list[BaseRoute]:
    """Return what answers under /api, with refusals of its own."""
    app = Starlette(
        routes=[
            *(_route(site, call) for call in ALL),
            Route("/openapi.json", _optioned(_told), methods=_METHODS),
        ],
        exception_handlers={
            problems.RefusedError: _refused,
            HTTPException: _declined,
            ArchiveError: _failed,
            Exception: _broken,
        },
    )
    app.router.redirect_slashes = False
    return [
        Mount(PREFIX, app),
        Route("/api/docs", docs.page),
        Route("/api/docs/{name}", docs.file),
    ]


def _route(site: Site, call: Call) -> Route:
    """Return the route of a call; ids may have slashes, which come decoded."""
    path = re.sub(r"{(?!item)(\w+)}", r"{\1:path}", call.path)
    path = path.replace("{item}", "{item:int}")
    answer = _optioned(Answerer(site, call).answer)
    return Route(path, answer, methods=_METHODS, name=call.id)


def _optioned(answer: Answer) -> Answer:
    """Return *answer* with an answer to OPTIONS beside it."""

    async def answering(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(None, _DONE, {"Allow": ", ".join(_METHODS)})
        return await answer(request)

    return answering


async def _told(request: Request) -> Response:
    del request
    return Response(document.written(), media_type="application/json")


async def _refused(request: Request, error: Exception) -> Response:
    del request
    if not isinstance(error, problems.RefusedError):
        raise error
    return problems.response(error.problem)


async def _declined(request: Request, error: Exception) -> Response:
    """Say in our form what routing has to say: nothing there, or not by that method."""
    if not isinstance(error, HTTPException):
        raise error
    method = request.method[:20]
    told = (
        problems.NOTHING
        if error.status_code == _MISSING
        else f"{method} is not answered here; the header Allow says what is."
    )
    return problems.refusal(error.status_code, told, dict(error.headers or {}))


async def _failed(request: Request, error: Exception) -> Response:
    del request
    return problems.refusal(_FAILED, f"{str(error)[:1].upper()}{str(error)[1:]}.")


async def _broken(request: Request, error: Exception) -> Response:
    """Say that something went wrong; what it was is for the log alone."""
    del request, error
    told = "Ujar could not answer this; its log on the server says why."
    return problems.refusal(_BROKEN, told)
