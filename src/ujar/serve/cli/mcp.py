"""ujar mcp: the archive as tools for language models."""

from typing import Any

import click

from ujar.serve.cli.options import archive_option, outlets_option


@click.command(short_help="Serve the archive as tools for language models (MCP).")
@click.option("--http", is_flag=True, help="Streamable HTTP instead of stdio.")
@click.option("--port", type=click.IntRange(0, 65535), default=8643, show_default=True)
@archive_option
@outlets_option
def mcp(**options: Any) -> None:  # noqa: ANN401
    """Serve tools that search, trace and compare what was said, with evidence.

    Without --http a client starts this command and talks to it on standard input and
    output. With it the tools are at http://127.0.0.1:PORT/mcp, for this machine alone.
    They need the extra mcp: pip install 'ujar[mcp]'.
    """
    from ujar.serve.cli import toolsmith  # noqa: PLC0415

    toolsmith.run(options)
