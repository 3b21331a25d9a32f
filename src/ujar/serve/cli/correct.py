"""ujar correct: a user's judgements of statements, links and stories."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ujar.serve.cli.options import archive_option, json_option

if TYPE_CHECKING:
    from ujar.pipeline.archive import Opened
    from ujar.pipeline.judging import Judging
    from ujar.schema.corrections import Correction

    Make = Callable[[Opened], Iterator[bytes]]

Command = Callable[..., Any]
_FIGURES = "A and B are figures, as ujar figures shows them."


def _judging(command: Command) -> Command:
    """Add the options of every judgement."""
    for option in (
        click.option("--by", metavar="NAME", help="Who judges; else who is logged in."),
        click.option("--note", metavar="TEXT", help="Why."),
    ):
        command = option(command)
    return archive_option(json_option(command))


@click.group(short_help="Correct speakers, days, links and stories; undo, export.")
def correct() -> None:
    """Correct what was read of statements, and how they were linked.

    WHERE is a statement as lists show it: its article's id, #, its place. What you
    judge is kept beside what was found, holds when articles are read or linked again,
    and can be undone. Who is who is corrected by ujar entity.
    """


@correct.command(short_help="Judge who said it.")
@click.argument("where")
@click.argument("who", required=False)
@click.option("--nobody", is_flag=True, help="Nobody knows who said it.")
@click.option("--new", is_flag=True, help="WHO is somebody of whom nothing is known.")
@click.option("--institution", is_flag=True, help="A new name is an institution's.")
@_judging
def speaker(where: str, who: str | None, **options: Any) -> None:  # noqa: ANN401
    """Judge that WHO said it: an id or a name, as ujar who shows it, or a new name."""
    if bool(who) == options["nobody"]:
        raise click.UsageError("Say WHO said it, or --nobody.")
    type_ = "ORG" if options["institution"] else "PER"
    new = options["new"]
    _judge(options, lambda j: j.speaker(j.place(where), who, type_=type_, new=new))


def _amending(field: str, told: str) -> None:
    """Add the command that corrects one thing of a statement."""

    @correct.command(field, short_help=f"Judge {told}.", help=f"Judge {told}.")
    @click.argument("where")
    @click.argument("value", required=False)
    @click.option("--unknown", is_flag=True, help="It is not known.")
    @_judging
    def command(where: str, value: str | None, **options: Any) -> None:  # noqa: ANN401
        if bool(value) == options["unknown"]:
            raise click.UsageError("Say what it is, or --unknown.")
        from ujar.schema.amended import Field  # noqa: PLC0415

        what = Field(field)
        _judge(options, lambda j: j.amend(j.place(where), what, value))


_amending("day", "on which day it was said, as 2026-09-30")
_amending("addressee", "to whom it was said")
_amending("kind", "how it is reported: direct, indirect, mixed or topic")
_amending("via", "which outlet the article has the words from")


@correct.command(short_help="Judge that it is no statement.")
@click.argument("where")
@_judging
def drop(where: str, **options: Any) -> None:  # noqa: ANN401
    """Judge that what stands there is no statement."""
    _judge(options, lambda j: j.drop(j.place(where)))


@correct.command(short_help="Judge that A and B are the same words, or one fact.")
@click.argument("a")
@click.argument("b")
@click.option("--figures", is_flag=True, help=_FIGURES)
@_judging
def same(a: str, b: str, **options: Any) -> None:  # noqa: ANN401
    """Judge that the statements A and B report the same words of one speaker."""
    _link(a, b, options, same=True)


@correct.command(short_help="Judge that A and B are not the same.")
@click.argument("a")
@click.argument("b")
@click.option("--figures", is_flag=True, help=_FIGURES)
@_judging
def apart(a: str, b: str, **options: Any) -> None:  # noqa: ANN401
    """Judge that the statements A and B do not report the same words."""
    _link(a, b, options, same=False)


@correct.command(short_help="Judge to which story an article belongs.")
@click.argument("article")
@click.argument("story", required=False)
@click.option("--out", is_flag=True, help="It does not belong to the one it is in.")
@_judging
def story(article: str, story: str | None, **options: Any) -> None:  # noqa: ANN401
    """Judge that ARTICLE belongs to STORY: its id, or the id of an article in it."""
    if bool(story) == options["out"]:
        raise click.UsageError("Say to which STORY it belongs, or --out.")
    _judge(options, lambda j: j.into(article, story) if story else j.out(article))


@correct.command(short_help="Take a correction back.")
@click.argument("correction")
@archive_option
@json_option
def undo(correction: str, **options: Any) -> None:  # noqa: ANN401
    """Take back the CORRECTION of that id; ujar correct list shows the ids."""
    _judge(options, lambda j: j.correcting.undo(correction))


@correct.command("list", short_help="List what was corrected.")
@archive_option
@json_option
def list_(**options: Any) -> None:  # noqa: ANN401
    """List all corrections, also those undone and those of entities, the first first.

    One is waiting whose statement or article is not there; it holds when it is again.
    """
    from ujar.serve.cli.asking import answer, asked  # noqa: PLC0415
    from ujar.serve.export.corrected import listed  # noqa: PLC0415
    from ujar.serve.told import corrections as told  # noqa: PLC0415

    held, waiting = asked(options, lambda a: (a.corrections(), a.waiting()))
    if options["as_json"]:
        answer(options, lambda _: listed(held, waiting), lambda _: ())
    else:
        answer(options, lambda _: held, lambda _: told.listed(held, waiting))


@correct.command(short_help="Write the corrections out, to train and to score with.")
@click.option("--gold", is_flag=True, help="The articles, annotated, as corrected.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE"
)
@archive_option
def export(output: Path | None, **options: Any) -> None:  # noqa: ANN401
    """Write the corrections in force as JSON Lines, one judgement a line.

    With --gold, the articles that they speak of, annotated as corrected.
    """
    from ujar.serve.cli.asking import asked  # noqa: PLC0415
    from ujar.serve.cli.output import OutputError, opened  # noqa: PLC0415
    from ujar.serve.cli.wishes import Refusal  # noqa: PLC0415
    from ujar.serve.export import corrected  # noqa: PLC0415

    make: Callable[[Opened], Iterator[bytes]] = (
        corrected.gold if options["gold"] else corrected.judgements
    )
    lines: list[bytes] = asked(options, lambda archive: list(make(archive)))
    if output is None:
        sys.stdout.buffer.writelines(lines)
        return
    try:
        with opened(output, append=False) as file:
            file.write(b"".join(lines))
    except OutputError as error:
        raise Refusal(f"{error}.") from error


def _link(a: str, b: str, options: dict[str, Any], *, same: bool) -> None:
    from ujar.schema.corrections import Layer  # noqa: PLC0415

    layer = Layer.FIGURES if options["figures"] else Layer.STATEMENTS
    _judge(
        options,
        lambda j: j.link(j.place(a, layer), j.place(b, layer), same=same),
    )


def _judge(options: dict[str, Any], judge: "Callable[[Judging], Correction]") -> None:
    """Keep the judgement, and say what it is; Refusal if it cannot be."""
    from ujar.pipeline import archives  # noqa: PLC0415
    from ujar.pipeline.correcting import Judge  # noqa: PLC0415
    from ujar.pipeline.judging import Judging  # noqa: PLC0415
    from ujar.serve.cli.asking import answer  # noqa: PLC0415
    from ujar.serve.login import login  # noqa: PLC0415
    from ujar.serve.told import corrections as told  # noqa: PLC0415

    who = Judge(options.get("by") or login(), options.get("note"))
    answer(
        options,
        lambda archive: judge(Judging(archives.correcting(archive, who))),
        lambda made: told.listed((made,)),
    )
