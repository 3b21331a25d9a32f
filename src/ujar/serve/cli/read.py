"""ujar read: from articles as collected to who said what."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

_PATH = click.Path(path_type=Path, dir_okay=False)


def _article_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say what a single article does not say of itself."""
    for name in ("author", "title", "published", "outlet", "url"):
        told = f"{name.capitalize()} of the article, if there is only one."
        command = click.option(f"--{name}", metavar="TEXT", help=told)(command)
    return command


@click.command(short_help="Print who said what in articles.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--jsonl", is_flag=True, help="Write one JSON object an article.")
@click.option("--html", type=_PATH, metavar="FILE", help="Write a page with marks.")
@click.option("-o", "--output", type=_PATH, metavar="FILE", help="Write here.")
@click.option("--no-text", is_flag=True, help="Leave the text out of the JSON.")
@click.option("--resume", is_flag=True, help="Go on with -o FILE where it ends.")
@click.option("--workers", type=click.IntRange(0), help="Processes; 0: all cores.")
@click.option("--dropped", type=_PATH, metavar="FILE", help="List what was dropped.")
@click.option("--language", metavar="CODE", help="id or en instead of recognising it.")
@click.option("--outlets", type=_PATH, metavar="FILE", help="Further outlets, in TOML.")
@click.option("--settings", type=_PATH, metavar="FILE", help="Settings, in TOML.")
@_article_options
@click.pass_context
def read(context: click.Context, /, paths: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401
    """Read articles and print who said what in them.

    PATH is a text (.txt, .md), a page (.html), JSON Lines (.jsonl, .jsonl.gz, with the
    keys id, url, outlet, title, published, author, text), a folder of these, or - for
    standard input.
    """
    if not paths and sys.stdin.isatty():
        click.echo(context.get_help())
        return
    # The imports that take long wait until there is something to read.
    from ujar.serve.cli import job  # noqa: PLC0415
    from ujar.serve.cli.wishes import checked  # noqa: PLC0415

    wishes = checked(paths or ("-",), options)
    context.exit(job.run(wishes))
