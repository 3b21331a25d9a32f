"""The tools for language models at /mcp: beside the pages, or on their own."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from mcp.server import MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from starlette.applications import Starlette
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from ujar.pipeline.settings import Settings
from ujar.serve.mcp import server as mcp
from ujar.serve.mcp.room import Room
from ujar.serve.web import addresses
from ujar.serve.web.desks import Desks
from ujar.serve.web.doors.house import LOOPBACK
from ujar.serve.web.voice import Voice

_PATH = "/mcp"
_MOST_BYTES = 64_000


def server(settings: Settings, desks: Desks) -> MCPServer:
    """Return the tools on the archive that is open at *desks*."""
    return mcp.build(desks.ask, Room(settings, addresses.of, Voice))


def routes(tools: MCPServer, names: Iterable[str]) -> list[BaseRoute]:
    """Return the route of the tools for who comes by one of *names*.

    Every call stands alone and is answered whole: there are no sessions to keep. A page
    elsewhere that calls comes with a foreign Host or Origin and is turned away. The
    tools answer while ``tools.session_manager.run()`` is entered.
    """
    held = sorted(names)
    checks = TransportSecuritySettings(
        allowed_hosts=[*held, *(f"{name}:*" for name in held)],
        allowed_origins=[
            f"{scheme}://{name}{port}"
            for scheme in ("http", "https")
            for name in held
            for port in ("", ":*")
        ],
    )
    app = tools.streamable_http_app(
        streamable_http_path=_PATH,
        json_response=True,
        stateless_http=True,
        max_request_body_size=_MOST_BYTES,
        transport_security=checks,
    )
    return list(app.routes)


def alone(settings: Settings) -> ASGIApp:
    """Return an application of the tools alone, for this machine."""
    desks = Desks(settings)
    tools = server(settings, desks)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        del app
        async with tools.session_manager.run():
            yield
        desks.close()

    return Starlette(routes=routes(tools, LOOPBACK), lifespan=lifespan)
