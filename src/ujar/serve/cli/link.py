"""ujar link: the links between annotated articles, without an archive."""

from pathlib import Path
from typing import Any

import click

from ujar.serve.cli.options import PATH, outlets_option, settings_option


@click.command(short_help="Link annotated articles, without an archive.")
@click.option(
    "--jsonl",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    metavar="FILE",
    help="Output of ujar read --jsonl, or articles annotated by hand.",
)
@click.option("-o", "--output", type=PATH, metavar="FILE", help="Write here.")
@click.option("--workers", type=click.IntRange(0), help="Processes; 0: all cores.")
@outlets_option
@settings_option
@click.pass_context
def link(context: click.Context, /, path: Path, **options: Any) -> None:  # noqa: ANN401
    """Link the articles of FILE, and write them as JSON Lines with their links.

    Added are story (an article's), utterance (ids of a statement's), fact and relation
    (a figure's), entity (a mention's and a statement's), and copies. Layers that an
    article lacks are read from its text first.
    """
    from ujar.serve.cli import linking  # noqa: PLC0415

    context.exit(linking.run(path, options))
