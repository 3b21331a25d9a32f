"""The section of the site for programs: its calls, its documents, its refusals."""

import re
from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match, Mount, Route

from ujar.schema.keeping import ArchiveError
from ujar.serve.web import problems
from ujar.serve.web.api import docs, document
from ujar.serve.web.api.answering import PREFIX, Answerer
from ujar.serve.web.api.calls import Call
from ujar.serve.web.api.resources import ALL
from ujar.serve.web.doors.gate import needs
from ujar.serve.web.site import Site

Answer = Callable[[Request], Awaitable[Response]]

_ASKED = "OPTIONS"
_DONE, _MISSING, _WRONG, _BROKEN, _FAILED = 204, 404, 405, 500, 503


def routes(site: Site) -> list[BaseRoute]:
    """Return what answers under /api, with refusals of its own."""
    app = Starlette(
        routes=_routes(site),
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


def _routes(site: Site) -> list[Route]:
    """Return the routes of the calls, those first whose path says most."""
    told = Route("/openapi.json", _told)
    return [told, *(_route(site, c) for c in sorted(ALL, key=_open_ended))]


def _open_ended(call: Call) -> bool:
    return call.path.endswith("}")


def _route(site: Site, call: Call) -> Route:
    """Return the route of a call, behind a gate where it changes something."""
    shown = (c for c in ALL if c.path == call.path and not (c.change or c.paged))
    answer: Answer = Answerer(site, call, next(shown, None)).answer
    if call.change is not None:
        answer = needs(call.change.role)(answer)
    parts = {p.name: p.values.part for p in call.in_path}
    path = re.sub(r"{(\w+)}", lambda m: f"{{{m[1]}:{parts[m[1]]}}}", call.path)
    return Route(path, answer, methods=[call.method], name=call.id)


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
    headers = dict(error.headers or {})
    if error.status_code == _WRONG:
        headers["Allow"] = ", ".join(_methods(request))
        if request.method == _ASKED:
            return Response(None, _DONE, headers)
    method = request.method[:20]
    told = (
        problems.NOTHING
        if error.status_code == _MISSING
        else f"{method} is not answered here; the header Allow says what is."
    )
    return problems.refusal(error.status_code, told, headers)


def _methods(request: Request) -> list[str]:
    """Return the methods by which something is answered at this address."""
    here = (r for r in request.app.routes if r.matches(request.scope)[0] != Match.NONE)
    found = {m for r in here if isinstance(r, Route) for m in r.methods or ()}
    return sorted({*found, _ASKED})


async def _failed(request: Request, error: Exception) -> Response:
    del request
    return problems.refusal(_FAILED, f"{str(error)[:1].upper()}{str(error)[1:]}.")


async def _broken(request: Request, error: Exception) -> Response:
    """Say that something went wrong; what it was is for the log alone."""
    del request, error
    told = "Ujar could not answer this; its log on the server says why."
    return problems.refusal(_BROKEN, told)
