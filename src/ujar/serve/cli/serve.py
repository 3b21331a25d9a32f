"""ujar serve: the web pages of an archive, for this machine."""

from typing import Any

import click

from ujar.serve.cli.options import archive_option, outlets_option


@click.command(short_help="Show the archive as web pages on this machine.")
@click.option("--demo", is_flag=True, help="Show the built-in sample story instead.")
@click.option("--port", type=click.IntRange(0, 65535), default=8642, show_default=True)
@click.option("--host", default="127.0.0.1", help="127.0.0.1 only, for now.")
@archive_option
@outlets_option
def serve(**options: Any) -> None:  # noqa: ANN401
    """Show stories, statements, figures and articles in a browser.

    The pages are for reading and for this machine alone. They need the extra web:
    pip install 'ujar[web]'. Ctrl-C ends it.
    """
    from ujar.serve.cli import serving  # noqa: PLC0415

    serving.run(options)
