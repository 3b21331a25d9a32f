"""ujar audit: who did what."""

from typing import Any

import click

from ujar.serve.cli.options import archive_option, json_option


@click.command(short_help="Show who did what: logins, corrections, users, tokens.")
@click.option("--who", metavar="NAME", help="Only what this user did.")
@click.option("--kind", metavar="KIND", help="Only this, as login_failed.")
@click.option("--limit", type=click.IntRange(1, 100_000), default=50, show_default=True)
@click.option("--before", type=int, metavar="NUMBER", help="Only what was before.")
@archive_option
@json_option
def audit(**options: Any) -> None:  # noqa: ANN401
    """Show the log of deeds, the newest first; times are UTC.

    It is kept for a year (setting log_days; 0 for ever), and for thirty days in any
    case.
    """
    from ujar.serve.cli import housekeeping  # noqa: PLC0415

    housekeeping.audit(options)
