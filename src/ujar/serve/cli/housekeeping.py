"""What ujar user, token and audit do."""

import sys
from collections.abc import Mapping
from typing import Any

import click

from ujar.pipeline import wire_doors
from ujar.pipeline.doors import passwords
from ujar.pipeline.doors.users import checked
from ujar.schema.accounts import AT_THE_MACHINE, Role
from ujar.schema.keeping import ArchiveError
from ujar.serve.cli.asking import answer, asked
from ujar.serve.cli.wishes import Refusal
from ujar.serve.told import accounts as told

_LONGEST = 4096
Options = Mapping[str, Any]


def add_user(options: Options, name: str, role: str) -> None:
    """Add a user."""
    try:
        kept = checked(name)
    except ArchiveError as error:
        raise Refusal(f"{error}.") from error
    _demand_absent(options, kept)
    hashed = _password(kept)
    asked(
        options,
        lambda a: wire_doors.users(a).add(AT_THE_MACHINE, kept, Role(role), hashed),
    )
    click.echo(f"{kept} is a user now: {role}.")


def list_users(options: Options) -> None:
    """Print the users."""
    answer(options, lambda a: a.accounts.all(), told.accounts)


def set_role(options: Options, name: str, role: str) -> None:
    """Give a user another role."""
    asked(
        options,
        lambda a: wire_doors.users(a).set_role(AT_THE_MACHINE, name, Role(role)),
    )
    click.echo(f"{name} is {role} now.")


def set_password(options: Options, name: str) -> None:
    """Give a user another password."""
    account = asked(options, lambda a: wire_doors.users(a).found(name))
    hashed = _password(account.name)
    asked(
        options,
        lambda a: wire_doors.users(a).set_password(
            AT_THE_MACHINE, account.name, hashed
        ),
    )
    click.echo(f"{account.name} has another password now, and has to log in again.")


def remove_user(options: Options, name: str) -> None:
    """Remove a user."""
    asked(options, lambda a: wire_doors.users(a).remove(AT_THE_MACHINE, name))
    click.echo(f"{name} is no user any more.")


def new_token(options: Options) -> None:
    """Make a token, and print it."""
    key = asked(
        options,
        lambda a: wire_doors.tokens(a).new(
            AT_THE_MACHINE,
            options["name"],
            Role(options["role"]),
            options["label"],
            options["expires"],
        ),
    )
    click.echo(key)
    click.echo("Keep it now: it cannot be shown again.", err=True)


def list_tokens(options: Options) -> None:
    """Print the tokens."""
    answer(options, lambda a: a.accounts.tokens(), told.tokens)


def revoke_token(options: Options, prefix: str) -> None:
    """Revoke a token."""
    asked(options, lambda a: wire_doors.tokens(a).revoke(AT_THE_MACHINE, prefix))
    click.echo(f"{prefix} is no token any more.")


def audit(options: Options) -> None:
    """Print the log of deeds."""
    answer(
        options,
        lambda a: a.accounts.deeds(
            options["before"],
            options["limit"],
            who=options["who"],
            kind=options["kind"],
        ),
        told.deeds,
    )


def _demand_absent(options: Options, name: str) -> None:
    """Refuse a name that is taken before a password is asked for."""
    if asked(options, lambda a: a.accounts.named(name)):
        raise Refusal(
            f"There is a user {name} already; ujar user password and ujar user role "
            "change what they have."
        )


def _password(name: str) -> str:
    """Return the hash of a password that is asked for, or read."""
    try:
        given = _given()
        passwords.check(name, given)
        return wire_doors.passwords().hashed(given)
    except ArchiveError as error:
        raise Refusal(f"{error}.") from error


def _given() -> str:
    if sys.stdin.isatty():
        given: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        return given
    line = sys.stdin.buffer.readline(_LONGEST)
    try:
        return line.decode().rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise Refusal("The password on standard input is not UTF-8.") from error
