"""ujar who: what the archive knows of a person or an institution."""

from typing import Any

import click

from ujar.serve.cli.options import archive_option, json_option


@click.command(short_help="Show who somebody is, and who quotes them.")
@click.argument("name")
@archive_option
@json_option
def who(name: str, **options: Any) -> None:  # noqa: ANN401
    """Show names and offices, statements over time, and who quotes them.

    NAME is a name or an entity's id. If it may mean several, they are listed.
    """
    from ujar.serve.cli.asking import answer, asked, found  # noqa: PLC0415
    from ujar.serve.told import entities as told  # noqa: PLC0415

    lines = asked(options, lambda a: a.entities(name))
    way_out = "ujar statements --by finds parts of names too"
    if not lines:
        found(None, "person or institution", name, way_out)
    if len(lines) > 1:
        answer(options, lambda _: lines, told.listed)
        return
    entity = lines[0].id
    answer(
        options,
        lambda a: found(a.entity(entity), "entity", entity, way_out),
        told.whole,
    )
