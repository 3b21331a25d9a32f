"""ujar brief: what happened, who said what, where reports differ, with evidence."""

from collections.abc import Callable
from typing import Any

import click

from ujar.serve.cli.options import PATH, archive_option, days_options

_FORMATS = ("md", "html", "docx", "pdf", "json")
Command = Callable[..., Any]


def _options(command: Command) -> Command:
    """Add what all briefs have in common."""
    for option in (
        click.option("-o", "--output", type=PATH, metavar="FILE", help="Where to."),
        click.option("--lang", type=click.Choice(("en", "id")), default="en"),
        click.option(
            "--length",
            type=click.Choice(("short", "normal", "long")),
            default="normal",
            help="How much to tell; normal if unsaid.",
        ),
        click.option(
            "--phrase", is_flag=True, help="Let the model of the settings phrase it."
        ),
        click.option(
            "--format",
            "form",
            type=click.Choice(_FORMATS),
            help="Else what FILE ends in, else Markdown.",
        ),
    ):
        command = option(command)
    return archive_option(days_options(command))


@click.group(short_help="Write a cited brief of a story, a person or a search.")
def brief() -> None:
    """Write a brief: what happened, who said what, where reports differ.

    Every sentence is one of a report and names where it stands. DOCX and PDF need the
    extra brief: pip install 'ujar[brief]'. With --phrase a model writes the sentences
    (the setting phraser), and whatever is not in the evidence it names is dropped.
    """


@brief.command(short_help="Of a story.")
@click.argument("story")
@_options
def story(story: str, **options: Any) -> None:  # noqa: ANN401
    """Write a brief of the story of that id; ujar stories lists them."""
    from ujar.serve.cli import briefing  # noqa: PLC0415

    briefing.run("story", story, options)


@brief.command(short_help="Of what a person or an institution said.")
@click.argument("name")
@_options
def who(name: str, **options: Any) -> None:  # noqa: ANN401
    """Write a brief of what NAME, a name or an entity's id, said."""
    from ujar.serve.cli import briefing  # noqa: PLC0415

    briefing.run("entity", name, options)


@brief.command(short_help="Of what a search finds.")
@click.argument("query", nargs=-1, required=True)
@_options
def search(query: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401
    """Write a brief of what QUERY finds; ujar search says what a query may be."""
    from ujar.serve.cli import briefing  # noqa: PLC0415

    briefing.run("search", " ".join(query), options)
