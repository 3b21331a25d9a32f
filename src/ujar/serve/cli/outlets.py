"""ujar outlets: how outlets make their articles, and whom they let speak."""

from typing import Any

import click

from ujar.serve.cli.options import archive_option, days_options, json_option


@click.command(short_help="Show who reports, who takes from whom, who is heard.")
@click.argument("outlet", required=False)
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=40, help="How many; 40 if unsaid."
)
@days_options
@archive_option
@json_option
def outlets(outlet: str | None, limit: int, **options: Any) -> None:  # noqa: ANN401
    """Show how much of each outlet is its own, an agency's or copied, and by whom.

    Also how diverse its voices are. With the name of an OUTLET, that one alone, with
    those whom it quotes most.
    """
    from ujar.serve.cli.asking import answer, found  # noqa: PLC0415
    from ujar.serve.cli.wanting import wanted  # noqa: PLC0415
    from ujar.serve.told import outlets as told  # noqa: PLC0415

    wish = wanted(options)
    if outlet is None:
        answer(options, lambda a: a.outlets(wish, limit), told.listed)
        return
    way_out = "ujar outlets lists them"
    answer(
        options,
        lambda a: found(a.outlet(outlet, wish), "outlet", outlet, way_out),
        told.whole,
    )
