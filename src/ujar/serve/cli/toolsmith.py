"""Runs ujar mcp: checks the archive, then serves the tools until they are left."""

from collections.abc import Mapping
from contextlib import closing
from typing import Any

import click

from ujar.pipeline.settings import Settings
from ujar.serve import memory
from ujar.serve.cli import serving
from ujar.serve.cli.wishes import Refusal, chosen_settings

_HOST = "127.0.0.1"


def run(options: Mapping[str, Any]) -> None:
    """Serve until the client leaves, or Ctrl-C; Refusal for what cannot begin."""
    _need_library()
    settings = chosen_settings(options, ("archive", "outlets"))
    serving.check(settings)
    if not options["http"]:
        import anyio  # noqa: PLC0415

        anyio.run(_talk, settings)
        return
    with closing(serving.listening(options["port"])) as listener:
        port = listener.getsockname()[1]
        click.echo(f"Tools for {settings.archive} at http://{_HOST}:{port}/mcp")
        click.echo("Ctrl-C ends it.", err=True)
        from ujar.serve.web import tools  # noqa: PLC0415

        serving.served(tools.alone(settings), listener)


async def _talk(settings: Settings) -> None:
    """Talk to one client on standard input and output; nothing else is written."""
    from ujar.serve.web import tools  # noqa: PLC0415
    from ujar.serve.web.desks import Desks  # noqa: PLC0415

    memory.settle()
    with closing(Desks(settings, count=2)) as desks:
        await tools.server(settings, desks).run_stdio_async()


def _need_library() -> None:
    try:
        import mcp  # noqa: F401, PLC0415
    except ImportError as error:
        raise Refusal(
            f"The tools need {error.name}, which is not installed: "
            "pip install 'ujar[mcp]'."
        ) from error
