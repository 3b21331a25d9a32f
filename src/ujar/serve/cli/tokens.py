"""ujar token: keys for programs that use the API."""

from typing import Any

import click

from ujar.serve.cli.options import ROLE, archive_option, json_option

_DAYS = click.IntRange(1, 3650)


@click.group(short_help="Keys for programs: new, list, revoke.")
def token() -> None:
    """Keep the tokens by which programs come in as a user.

    A program sends it along: Authorization: Bearer ujar_…
    """


@token.command(short_help="Make a token of a user; it is shown once.")
@click.argument("name")
@click.option("--role", type=ROLE, default="reader", show_default=True)
@click.option("--for", "label", default="", metavar="TEXT", help="What it is for.")
@click.option("--expires", type=_DAYS, metavar="DAYS", help="In so many days.")
@archive_option
def new(**options: Any) -> None:  # noqa: ANN401
    """Make a token of the user NAME, who has to have that role or a higher one.

    The token is written to standard output, and only now: a digest is kept of it.
    """
    from ujar.serve.cli import housekeeping  # noqa: PLC0415

    housekeeping.new_token(options)


@token.command("list", short_help="List the tokens.")
@archive_option
@json_option
def list_(**options: Any) -> None:  # noqa: ANN401
    """List the tokens by how they begin, with when they were last used."""
    from ujar.serve.cli import housekeeping  # noqa: PLC0415

    housekeeping.list_tokens(options)


@token.command(short_help="Revoke a token.")
@click.argument("token")
@archive_option
def revoke(token: str, **options: Any) -> None:  # noqa: ANN401
    """Revoke the TOKEN that begins so, as ujar token list shows it."""
    from ujar.serve.cli import housekeeping  # noqa: PLC0415

    housekeeping.revoke_token(options, token)
