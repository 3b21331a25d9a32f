"""The command line, one file for each command."""

import click

import ujar
from ujar.serve.cli.add import add
from ujar.serve.cli.audit import audit
from ujar.serve.cli.brief import brief
from ujar.serve.cli.correct import correct
from ujar.serve.cli.entity import entity
from ujar.serve.cli.export import export
from ujar.serve.cli.figures import figures
from ujar.serve.cli.link import link
from ujar.serve.cli.mcp import mcp
from ujar.serve.cli.origins import origins
from ujar.serve.cli.outlets import outlets
from ujar.serve.cli.read import read
from ujar.serve.cli.search import search
from ujar.serve.cli.serve import serve
from ujar.serve.cli.statements import statements
from ujar.serve.cli.stories import stories
from ujar.serve.cli.story import story
from ujar.serve.cli.tokens import token
from ujar.serve.cli.upkeep import backup, check, vacuum
from ujar.serve.cli.user import user
from ujar.serve.cli.utterance import utterance
from ujar.serve.cli.watch import watch
from ujar.serve.cli.who import who

_COMMANDS = (
    read,
    add,
    stories,
    story,
    statements,
    utterance,
    who,
    entity,
    correct,
    figures,
    origins,
    outlets,
    search,
    watch,
    brief,
    serve,
    mcp,
    export,
    user,
    token,
    audit,
    link,
    check,
    backup,
    vacuum,
)


class _InOrder(click.Group):
    """Lists its commands in the order in which a newcomer meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands' names as they were added."""
        del ctx
        return list(self.commands)


@click.group(cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    ujar.__version__, prog_name="ujar", message="%(prog)s %(version)s"
)
def main() -> None:
    """Read Indonesian news and say who said what, pinned to the text."""


for _command in _COMMANDS:
    main.add_command(_command)
