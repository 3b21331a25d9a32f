"""ujar origins: from whom an article or a statement has its words."""

from typing import Any

import click

from ujar.serve.cli.options import (
    archive_option,
    json_option,
    outlets_option,
)


@click.command(short_help="Show from whom an article has its words.")
@click.argument("article")
@archive_option
@outlets_option
@json_option
def origins(article: str, **options: Any) -> None:  # noqa: ANN401
    """Show the chain: said at, first report, agency, outlet, translation or reprint.

    ARTICLE is an article's id, or ARTICLE#N for its statement number N alone, as
    ujar statements prints it. Each step comes with its reason.
    """
    from ujar.pipeline.tracing import trace  # noqa: PLC0415
    from ujar.serve.cli.asking import answer, found  # noqa: PLC0415
    from ujar.serve.cli.wishes import chosen_settings  # noqa: PLC0415
    from ujar.serve.told import origins as told  # noqa: PLC0415

    settings = chosen_settings(options, ("archive", "outlets"))
    name, _, number = article.rpartition("#")
    which, item = (
        (name, int(number)) if name and number.isdecimal() else (article, None)
    )
    way_out = "ujar statements and ujar story name articles"
    answer(
        options,
        lambda a: found(trace(a, which, item, settings), "article", article, way_out),
        told.way,
    )
