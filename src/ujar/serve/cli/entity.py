"""ujar entity: a user's judgements of who is who; they are kept and can be undone."""

from typing import TYPE_CHECKING, Any

import click

from ujar.serve.cli.options import archive_option, json_option

if TYPE_CHECKING:
    from collections.abc import Callable

    from ujar.pipeline.correcting import Correcting
    from ujar.schema.corrections import Correction


@click.group(short_help="Correct who is who: merge, split, rename, undo.")
def entity() -> None:
    """Correct who is who in the archive.

    A, B and NAME are names or ids, as ujar who shows them. What you judge is kept
    beside what was found, holds when articles are linked again, and can be undone.
    """


@entity.command(short_help="Judge that B is A.")
@click.argument("a")
@click.argument("b")
@archive_option
@json_option
def merge(a: str, b: str, **options: Any) -> None:  # noqa: ANN401
    """Judge that B is A: one record from now on."""
    _judge(options, lambda c: c.merge(a, b))


@entity.command(short_help="Judge that some articles mean another NAME.")
@click.argument("name")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--as", "new", required=True, metavar="NEW", help="What to call them.")
@archive_option
@json_option
def split(name: str, articles: tuple[str, ...], new: str, **options: Any) -> None:  # noqa: ANN401
    """Judge that in these articles NAME is somebody else, to be called NEW.

    NEW gets these articles and no others; merge with it what else belongs there.
    """
    _judge(options, lambda c: c.split(name, new, articles))


@entity.command(short_help="Call NAME by another name.")
@click.argument("name")
@click.argument("new")
@archive_option
@json_option
def rename(name: str, new: str, **options: Any) -> None:  # noqa: ANN401
    """Call NAME by the name NEW."""
    _judge(options, lambda c: c.rename(name, new))


@entity.command(short_help="Take a correction back.")
@click.argument("correction")
@archive_option
@json_option
def undo(correction: str, **options: Any) -> None:  # noqa: ANN401
    """Take back the CORRECTION of that id; ujar entity corrections shows the ids."""
    _judge(options, lambda c: c.undo(correction))


@entity.command(short_help="List what was corrected.")
@archive_option
@json_option
def corrections(**options: Any) -> None:  # noqa: ANN401
    """List all corrections, also those that were undone, the first first."""
    from ujar.serve.cli.asking import answer  # noqa: PLC0415
    from ujar.serve.told import corrections as told  # noqa: PLC0415

    answer(options, lambda a: a.corrections(), told.listed)


def _judge(
    options: dict[str, Any], judge: "Callable[[Correcting], Correction]"
) -> None:
    """Keep the judgement, and say what it is; Refusal if it cannot be."""
    from ujar.pipeline import archives  # noqa: PLC0415
    from ujar.pipeline.correcting import Judge  # noqa: PLC0415
    from ujar.serve.cli.asking import answer  # noqa: PLC0415
    from ujar.serve.login import login  # noqa: PLC0415
    from ujar.serve.told import corrections as told  # noqa: PLC0415

    answer(
        options,
        lambda archive: judge(archives.correcting(archive, Judge(login()))),
        lambda made: told.listed((made,)),
    )
