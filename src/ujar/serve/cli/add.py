"""ujar add: read articles, keep them in the archive, and link them."""

import sys
from typing import Any

import click

from ujar.serve.cli.options import PATH, archive_option, outlets_option


@click.command(short_help="Read, keep and link articles in an archive.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--annotated", is_flag=True, help="PATH is output of ujar read --jsonl.")
@click.option("--refresh", is_flag=True, help="Do again what older versions did.")
@click.option("--workers", type=click.IntRange(0), help="Processes; 0: all cores.")
@click.option("--dropped", type=PATH, metavar="FILE", help="List what was dropped.")
@click.option("--language", metavar="CODE", help="id or en instead of recognising it.")
@archive_option
@outlets_option
@click.pass_context
def add(context: click.Context, /, paths: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401
    """Read articles, keep them in the archive, and link them to those before.

    PATH is what ujar read takes. What is in the archive unchanged is left alone, so the
    command can be repeated, and after an interruption goes on where it was.
    """
    if not paths and not options["refresh"] and sys.stdin.isatty():
        click.echo(context.get_help())
        return
    # The imports that take long wait until there is something to add.
    from ujar.serve.cli import adding  # noqa: PLC0415

    inputs = paths if paths or options["refresh"] else ("-",)
    context.exit(adding.run(adding.checked(inputs, options)))
