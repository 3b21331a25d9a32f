"""ujar figures: what is counted, and where the figures clash."""

from typing import Any

import click

from ujar.serve.cli.options import archive_option, json_option


@click.command(short_help="Show figures that several reports give for one thing.")
@click.option("--story", metavar="ID", help="Only those of this story.")
@archive_option
@json_option
def figures(story: str | None, **options: Any) -> None:  # noqa: ANN401
    """Show each quantity with every figure given for it: agree, differ, overtaken.

    Without --story, the newest that differ or were overtaken. What users judged of
    figures stands beside them.
    """
    from ujar.serve.cli.asking import answer  # noqa: PLC0415
    from ujar.serve.cli.clashing import facts, loose  # noqa: PLC0415
    from ujar.serve.told import figures as told  # noqa: PLC0415

    if options["as_json"]:
        answer(options, lambda a: facts(a, story), lambda _: ())
    else:
        answer(
            options,
            lambda a: (facts(a, story), loose(a, story)),
            lambda both: told.listed(*both, of_story=story is not None),
        )
