"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Command = Callable[..., Any]

ROLE = click.Choice(("reader", "editor", "admin"))
PATH = click.Path(path_type=Path, dir_okay=False)

_KINDS = ("direct", "indirect", "mixed", "topic")
_ARCHIVE = "The archive: a file, or postgresql://…; else the setting archive, ujar.db."


def archive_option(command: Command) -> Command:
    """Add the options that say which archive: itself, or a file of settings."""
    command = click.option("--archive", metavar="ARCHIVE", help=_ARCHIVE)(command)
    return settings_option(command)


def settings_option(command: Command) -> Command:
    """Add the option that names a file of settings."""
    told = "Settings, in TOML."
    return click.option("--settings", type=PATH, metavar="FILE", help=told)(command)


def outlets_option(command: Command) -> Command:
    """Add the option that names a file with further outlets."""
    told = "Further outlets, in TOML."
    return click.option("--outlets", type=PATH, metavar="FILE", help=told)(command)


def json_option(command: Command) -> Command:
    """Add the option that asks for JSON instead of text for people."""
    told = "Write JSON instead of text for people."
    return click.option("--json", "as_json", is_flag=True, help=told)(command)


def days_options(command: Command) -> Command:
    """Add the options that bound the days of a list, both included."""
    for name, told in (("until", "Until this day."), ("since", "From this day on.")):
        command = click.option(f"--{name}", metavar="DAY", help=told)(command)
    return command


def filter_options(command: Command) -> Command:
    """Add the options that say which statements."""
    for name, metavar, told in (
        ("act", "ACT", "say, claim, urge, warn, deny, …"),
        ("story", "ID", "Only reports of this story."),
        ("outlet", "NAME", "Only reports of this outlet."),
        ("about", "WORDS", "Words that the statement has."),
        ("by", "NAME", "Who speaks: a name, or an entity's id."),
    ):
        command = click.option(f"--{name}", metavar=metavar, help=told)(command)
    kinds = click.Choice(_KINDS)
    command = click.option("--kind", type=kinds, help="How it is reported.")(command)
    return days_options(command)


def page_options(command: Command) -> Command:
    """Add the options that say how much of a list to show."""
    after = click.option("--after", metavar="CURSOR", help="What follows a list.")
    count = click.IntRange(1, 1000)
    limit = click.option(
        "--limit", type=count, default=20, help="How many; 20 if unsaid."
    )
    return limit(after(command))
