"""ujar statements: who said what, the newest first."""

from typing import Any

import click

from ujar.serve.cli.options import (
    archive_option,
    filter_options,
    json_option,
    page_options,
)


@click.command(
    short_help="List statements: by whom, about what, when, in which outlet."
)
@filter_options
@page_options
@archive_option
@json_option
def statements(**options: Any) -> None:  # noqa: ANN401
    """List statements with the article that each stands in."""
    from ujar.pipeline import listing  # noqa: PLC0415
    from ujar.serve.cli.asking import answer  # noqa: PLC0415
    from ujar.serve.cli.wanting import page, wanted  # noqa: PLC0415
    from ujar.serve.told import statements as told  # noqa: PLC0415

    wish = wanted(options)
    answer(options, lambda a: listing.statements(a, wish, **page(options)), told.listed)
