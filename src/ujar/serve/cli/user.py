"""ujar user: who may log in to the pages, and what they may do there."""

from typing import Any

import click

from ujar.serve.cli.options import ROLE, archive_option, json_option


@click.group(short_help="Users of the pages: add, list, role, password, remove.")
def user() -> None:
    """Keep the users of the web pages.

    A reader may read, an editor correct and add as well, an admin also keep the users.
    On this machine itself (127.0.0.1) nobody needs to be a user.
    """


@user.command(short_help="Add a user; asks for the password.")
@click.argument("name")
@click.option("--role", type=ROLE, default="reader", show_default=True)
@archive_option
def add(name: str, role: str, **options: Any) -> None:  # noqa: ANN401
    """Add the user NAME.

    The password is asked for, or read as a line of standard input where that is no
    terminal; never is it an argument, which others on this machine could see.
    """
    from ujar.serve.cli import housekeeping  # noqa: PLC0415

    housekeeping.add_user(options, name, role)


@user.command("list", short_help="List the users.")
@archive_option
@json_option
def list_(**options: Any) -> None:  # noqa: ANN401
    """List the users with their roles."""
    from ujar.serve.cli import housekeeping  # noqa: PLC0415

    housekeeping.list_users(options)


@user.command(short_help="Give a user another role.")
@click.argument("name")
@click.argument("role", type=ROLE)
@archive_option
def role(name: str, role: str, **options: Any) -> None:  # noqa: ANN401
    """Give the user NAME another ROLE; whoever is logged in has to log in again."""
    from ujar.serve.cli import housekeeping  # noqa: PLC0415

    housekeeping.set_role(options, name, role)


@user.command(short_help="Give a user another password; asks for it.")
@click.argument("name")
@archive_option
def password(name: str, **options: Any) -> None:  # noqa: ANN401
    """Give the user NAME another password, asked for as ujar user add does."""
    from ujar.serve.cli import housekeeping  # noqa: PLC0415

    housekeeping.set_password(options, name)


@user.command(short_help="Remove a user with their tokens.")
@click.argument("name")
@archive_option
def remove(name: str, **options: Any) -> None:  # noqa: ANN401
    """Remove the user NAME; what they did stays in ujar audit."""
    from ujar.serve.cli import housekeeping  # noqa: PLC0415

    housekeeping.remove_user(options, name)
