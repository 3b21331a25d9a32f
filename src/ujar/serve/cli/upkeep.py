"""ujar check, backup, vacuum: the archive's health, a copy of it, its space."""

from pathlib import Path
from typing import Any

import click

from ujar.serve.cli.options import archive_option, json_option


@click.command(short_help="Check the archive; exit code 1 if something is wrong.")
@archive_option
@json_option
@click.pass_context
def check(context: click.Context, /, **options: Any) -> None:  # noqa: ANN401
    """Check the database and that everything in it fits together."""
    from ujar.serve.cli.asking import answer, asked  # noqa: PLC0415
    from ujar.serve.told import upkeep as told  # noqa: PLC0415

    health = asked(options, lambda a: (a.totals(), a.checked()))
    answer(options, lambda _: health, told.health)
    context.exit(1 if any(problem.wrong for problem in health[1]) else 0)


@click.command(short_help="Write a consistent copy of the archive.")
@click.argument("to", type=click.Path(path_type=Path, dir_okay=False))
@archive_option
def backup(to: Path, **options: Any) -> None:  # noqa: ANN401
    """Write a consistent copy to the new file TO, also while others are adding."""
    from ujar.serve.cli.asking import asked  # noqa: PLC0415

    asked(options, lambda a: a.backup(to))
    click.echo(f"Copied to {to}.")


@click.command(short_help="Give back space that the archive does not use.")
@archive_option
def vacuum(**options: Any) -> None:  # noqa: ANN401
    """Rewrite the archive without its unused space."""
    from ujar.serve.cli.asking import asked  # noqa: PLC0415

    before = asked(options, lambda a: a.totals().size)
    asked(options, lambda a: a.vacuum())
    after = asked(options, lambda a: a.totals().size)
    click.echo(f"{before / 1e6:.1f} MB before, {after / 1e6:.1f} MB now.")
