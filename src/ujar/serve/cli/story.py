"""ujar story: everything that is known of one story."""

from typing import Any

import click

from ujar.serve.cli.options import archive_option, json_option


@click.command(short_help="Show a story: timeline, utterances, figures, copies.")
@click.argument("story")
@archive_option
@json_option
def story(story: str, **options: Any) -> None:  # noqa: ANN401
    """Show the story of that id: its reports, who said what in it, its figures."""
    from ujar.serve.cli.asking import answer, found  # noqa: PLC0415
    from ujar.serve.told import stories as told  # noqa: PLC0415

    way_out = "ujar stories lists them"
    answer(
        options, lambda a: found(a.story(story), "story", story, way_out), told.whole
    )
