"""The web application: its sections, its files, and what stands before them."""

import asyncio
import mimetypes
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from importlib import resources
from importlib.util import find_spec

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from ujar.pipeline.settings import OFF, Settings
from ujar.pipeline.uploads.jobs import Jobs
from ujar.serve.web import briefs, downloads, outlets, problems, reading, watches
from ujar.serve.web.adding import section as adding
from ujar.serve.web.api import section as api
from ujar.serve.web.api.elsewhere import Elsewhere
from ujar.serve.web.correcting import section as correcting
from ujar.serve.web.desks import Desks
from ujar.serve.web.doors import section as doors
from ujar.serve.web.doors.door import Door
from ujar.serve.web.doors.gate import check
from ujar.serve.web.doors.house import House
from ujar.serve.web.guard import Guard
from ujar.serve.web.minding import Minding
from ujar.serve.web.plots import drawing
from ujar.serve.web.site import Site, explained, html, missing, spoken

Answer = Callable[[Request], Awaitable[Response]]

# Each section gives the routes that it answers; the first that fits is taken.
_SECTIONS = (
    reading.routes,
    outlets.routes,
    watches.routes,
    briefs.routes,
    downloads.routes,
    correcting.routes,
    adding.routes,
    doors.routes,
    api.routes,
)
_MISSING, _BROKEN = 404, 500


def build(settings: Settings, house: House | None = None) -> ASGIApp:
    """Return the application that shows the archive of *settings*.

    *house* says to whom; without it the pages are for this machine alone.
    """
    house = house or House()
    site = Site(settings, Desks(settings), Jobs(settings))

    extra, running = _tools(site, house)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        del app
        first = asyncio.create_task(asyncio.to_thread(drawing.ready))
        async with running, _minding(settings):
            yield
        await first
        await asyncio.to_thread(site.jobs.close)
        site.desks.close()

    routes = [route for section in _SECTIONS for route in section(site)]
    check(routes)
    app = Starlette(routes=[*routes, *extra, *_files()], lifespan=lifespan)
    app.add_exception_handler(_MISSING, _not_found)
    app.add_exception_handler(Exception, _broken)
    door = Elsewhere(Door(app, site, house), settings)
    return Guard(door, house.names)


def _minding(settings: Settings) -> AbstractAsyncContextManager[None]:
    """Return what lets watches tell by themselves, unless the settings forbid it."""
    return nullcontext() if settings.tell == OFF else Minding(settings).running()


def _tools(
    site: Site, house: House
) -> tuple[list[BaseRoute], AbstractAsyncContextManager[None]]:
    """Return the tools for language models, nothing where the extra is missing."""
    if find_spec("mcp") is None:
        return [], nullcontext()
    from ujar.serve.web import tools  # noqa: PLC0415

    server = tools.server(site.settings, site.desks)
    routes = tools.routes(server, house.names)
    return routes, server.session_manager.run()


async def _not_found(request: Request, error: Exception) -> Response:
    del error
    if problems.told_of(request.url.path):
        return problems.refusal(_MISSING, problems.NOTHING)
    return missing(request)


async def _broken(request: Request, error: Exception) -> Response:
    """Say that something went wrong; what it was is for the log alone."""
    del error
    told = spoken(request).say("failed_more")
    return html(request, explained(request, spoken(request), "failed", told), _BROKEN)


def _files() -> list[Route]:
    """Return a route for each of our stylesheets, scripts and pictures."""
    folder = resources.files("ujar.serve.web") / "static"
    names = sorted(file.name for file in folder.iterdir() if file.is_file())
    return [Route(f"/static/{name}", _static(name)) for name in names]


def _static(name: str) -> Answer:
    body = (resources.files("ujar.serve.web") / "static" / name).read_bytes()
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if kind.endswith("javascript"):  # older tables call it application/javascript
        kind = "text/javascript"

    async def answer(request: Request) -> Response:
        del request
        return Response(body, media_type=kind)

    return answer
