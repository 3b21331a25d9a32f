"""ujar utterance: every version of what was once said, side by side."""

from typing import Any

import click

from ujar.serve.cli.options import archive_option, json_option


@click.command(short_help="Show every version of one utterance.")
@click.argument("utterance")
@archive_option
@json_option
def utterance(utterance: str, **options: Any) -> None:  # noqa: ANN401
    """Show who reports the utterance of that id, and how their words differ."""
    from ujar.serve.cli.asking import answer, found  # noqa: PLC0415
    from ujar.serve.told import statements as told  # noqa: PLC0415

    way_out = "ujar story ID and ujar statements name them"
    answer(
        options,
        lambda a: found(a.utterance(utterance), "utterance", utterance, way_out),
        told.versions,
    )
