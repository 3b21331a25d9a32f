"""ujar watch: saved searches, what they found, and telling it."""

from typing import Any

import click

from ujar.serve.cli.options import archive_option, days_options, json_option


@click.group(short_help="Watch for statements: add, list, show, run, remove.")
def watch() -> None:
    """Keep saved searches that find what is added from now on.

    Every ujar add looks for them. What they find is in feeds of the web pages, and is
    told by webhook or e-mail where a watch asks for that.
    """


@watch.command(short_help="Add a watch.")
@click.argument("name")
@click.argument("query", default="")
@click.option("--by", metavar="NAME", help="Who speaks: a name, or an entity's id.")
@click.option("--outlet", metavar="NAME", help="Only reports of this outlet.")
@click.option("--kind", metavar="KIND", help="direct, indirect, mixed or topic.")
@click.option("--act", metavar="ACT", help="say, claim, urge, warn, deny, …")
@click.option("--story", metavar="ID", help="Only statements of this story.")
@days_options
@click.option("--webhook", metavar="URL", help="Post what is found there, signed.")
@click.option("--email", metavar="ADDRESS", help="Send digests there.")
@archive_option
@json_option
def add(name: str, query: str, **options: Any) -> None:  # noqa: ANN401
    """Add a watch called NAME for the words QUERY, as ujar search takes them.

    Conditions may stand in the place of words.
    """
    from ujar.serve.cli import watching  # noqa: PLC0415

    watching.add(options, name, query)


@watch.command("list", short_help="List the watches.")
@archive_option
@json_option
def list_(**options: Any) -> None:  # noqa: ANN401
    """List the watches with what they found."""
    from ujar.serve.cli import watching  # noqa: PLC0415

    watching.listed(options)


@watch.command(short_help="Show what a watch found since the last look.")
@click.argument("id_", metavar="ID")
@click.option("--all", "everything", is_flag=True, help="Not only what is new.")
@archive_option
@json_option
def show(id_: str, everything: bool, **options: Any) -> None:  # noqa: ANN401, FBT001
    """Show what is new in the watch of that ID; it counts as seen then."""
    from ujar.serve.cli import watching  # noqa: PLC0415

    watching.show(options, id_, everything=everything)


@watch.command(short_help="Look for what is new, and tell it.")
@archive_option
def run(**options: Any) -> None:  # noqa: ANN401
    """Look for what watches have not seen yet, and try all that is to be told.

    ujar add does so by itself, and ujar serve every minute. Where neither runs, run
    this from cron to try again what could not be told.
    """
    from ujar.serve.cli import watching  # noqa: PLC0415

    watching.run(options)


@watch.command(short_help="Make a secret address of a watch's feed.")
@click.argument("id_", metavar="ID")
@click.option("--revoke", is_flag=True, help="Take the address back.")
@archive_option
def feed(id_: str, revoke: bool, **options: Any) -> None:  # noqa: ANN401, FBT001
    """Make an address of the feed that needs no login, and show it, once.

    It ends the one before.
    """
    from ujar.serve.cli import watching  # noqa: PLC0415

    watching.feed(options, id_, revoke=revoke)


@watch.command(short_help="Make a new secret for a watch's webhook.")
@click.argument("id_", metavar="ID")
@archive_option
def secret(id_: str, **options: Any) -> None:  # noqa: ANN401
    """Make a new secret that the webhook is signed with, and show it, once."""
    from ujar.serve.cli import watching  # noqa: PLC0415

    watching.secret(options, id_)


@watch.command(short_help="Remove a watch.")
@click.argument("id_", metavar="ID")
@archive_option
def remove(id_: str, **options: Any) -> None:  # noqa: ANN401
    """Remove the watch of that ID, with what it found."""
    from ujar.serve.cli import watching  # noqa: PLC0415

    watching.remove(options, id_)
