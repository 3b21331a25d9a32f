"""ujar stories: running stories, the newest first."""

from typing import Any

import click

from ujar.serve.cli.options import (
    archive_option,
    days_options,
    json_option,
    page_options,
)


@click.command(short_help="List running stories, the newest first.")
@click.option("--outlet", metavar="NAME", help="Only stories that it reports.")
@click.option("--by", metavar="NAME", help="Only stories in which they speak.")
@click.option(
    "--least", type=click.IntRange(1), default=2, help="Articles at least; 2 if unsaid."
)
@days_options
@page_options
@archive_option
@json_option
def stories(**options: Any) -> None:  # noqa: ANN401
    """List running stories with their outlets, speakers and open disagreements."""
    from ujar.serve.cli.asking import answer  # noqa: PLC0415
    from ujar.serve.cli.wanting import page, wanted  # noqa: PLC0415
    from ujar.serve.told import stories as told  # noqa: PLC0415

    wish = wanted(options)
    answer(options, lambda a: a.stories(wish, **page(options)), told.listed)
