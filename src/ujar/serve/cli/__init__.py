"""The command line, one file for each command."""

import click

import ujar
from ujar.serve.cli.read import read


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    ujar.__version__, prog_name="ujar", message="%(prog)s %(version)s"
)
def main() -> None:
    """Read Indonesian news and say who said what, pinned to the text."""


main.add_command(read)
