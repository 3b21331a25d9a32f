"""ujar statements: who said what, the newest first."""

from typing import Any

import click

from ujar.serve.cli.options import (
    archive_option,
    days_options,
    json_option,
    page_options,
)

_KINDS = ("direct", "indirect", "mixed", "topic")


@click.command(
    short_help="List statements: by whom, about what, when, in which outlet."
)
@click.option("--by", metavar="NAME", help="Who speaks: a name, or an entity's id.")
@click.option("--about", metavar="WORDS", help="Words that the statement has.")
@click.option("--outlet", metavar="NAME", help="Only reports of this outlet.")
@click.option("--kind", type=click.Choice(_KINDS), help="How it is reported.")
@click.option("--act", metavar="ACT", help="say, claim, urge, warn, deny, …")
@days_options
@page_options
@archive_option
@json_option
def statements(**options: Any) -> None:  # noqa: ANN401
    """List statements with the article that each stands in."""
    from ujar.serve.cli.asking import answer  # noqa: PLC0415
    from ujar.serve.cli.wanting import page, wanted  # noqa: PLC0415
    from ujar.serve.told import statements as told  # noqa: PLC0415

    wish = wanted(options)
    answer(options, lambda a: a.statements(wish, **page(options)), told.listed)
