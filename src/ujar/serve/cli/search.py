"""ujar search: articles and statements, by their words and by what they mean."""

from typing import Any

import click

from ujar.serve.cli.options import archive_option, days_options, json_option

_KINDS = ("direct", "indirect", "mixed", "topic")


@click.command(short_help="Search articles and statements by words and by meaning.")
@click.argument("query", nargs=-1, required=True)
@click.option("--by", metavar="NAME", help="Only what this person or body says.")
@click.option("--outlet", metavar="NAME", help="Only reports of this outlet.")
@click.option("--kind", type=click.Choice(_KINDS), help="How it is reported.")
@click.option("--act", metavar="ACT", help="say, claim, urge, warn, deny, …")
@click.option("--limit", type=click.IntRange(1, 100), default=10, help="How many; 10.")
@days_options
@archive_option
@json_option
def search(query: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401
    """Search for QUERY: words, "phrases", -exclusions, and field:value.

    Fields are by, outlet, kind, act, since, until and story. Without a phrase or an
    exclusion, what means the same in other words or in English is found too. Words
    that begin with a minus come behind --.
    """
    from ujar.serve.cli.asking import answer  # noqa: PLC0415
    from ujar.serve.cli.seeking import found  # noqa: PLC0415
    from ujar.serve.told import hits  # noqa: PLC0415

    answer(options, lambda a: found(a, " ".join(query), options), hits.listed)
