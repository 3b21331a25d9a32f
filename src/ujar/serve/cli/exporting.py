"""Runs ujar export: checks what is asked for, writes it, and says how much it was."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rich.console import Console

from ujar.pipeline import opening
from ujar.pipeline.archive import Opened
from ujar.schema.keeping import ArchiveError, Wanted
from ujar.serve import addresses
from ujar.serve.cli import output
from ujar.serve.cli.counting import counting
from ujar.serve.cli.output import OutputError
from ujar.serve.cli.stopping import Stop, stoppable
from ujar.serve.cli.wanting import wanted
from ujar.serve.cli.wishes import Refusal, chosen_settings
from ujar.serve.export import formats
from ujar.serve.export.formats import FORMATS, Format, Wish
from ujar.serve.export.selection import Selection
from ujar.serve.export.tables import TABLES
from ujar.serve.export.tables.parquet import MissingError
from ujar.serve.visible import visible

OK, STOPPED = 0, 130


class _StoppedError(Exception):
    """Somebody asked to stop."""


@dataclass(frozen=True, slots=True)
class _Terminal:
    """Shows text to a person: an article may hold what steers a terminal."""

    def write(self, data: bytes, /) -> None:
        """Print *data* with its controls made visible."""
        told = data.decode("utf-8").replace("\r\n", "\n")
        sys.stdout.buffer.write(visible(told).encode("utf-8"))

    def flush(self) -> None:
        """See to it that it is out."""
        sys.stdout.buffer.flush()


def run(name: str | None, path: Path | None, options: Mapping[str, Any]) -> int:
    """Write the format of that name to *path* and return the exit code."""
    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    try:
        if options["dictionary"]:
            return _dictionary(name, path, options)
        form = FORMATS[str(name)]
        return _export(form, _wish(form, options), (path, options), console)
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except (ArchiveError, OutputError, MissingError) as error:
        raise Refusal(f"{error}.") from error


def _dictionary(name: str | None, path: Path | None, options: Mapping[str, Any]) -> int:
    form = FORMATS[name] if name else None
    if form is not None and not form.of_tables:
        raise Refusal(
            "--dictionary is written as jsonl, csv or parquet, or without a FORMAT "
            f"as Markdown, not as {name}."
        )
    with _opened(path, binary=form is not None and form.many.binary) as file:
        for part in formats.dictionary(name or "", bom=options["bom"]):
            file.write(part)
    return OK


def _wish(form: Format, options: Mapping[str, Any]) -> Wish:
    """Return what is asked for; Refusal where that contradicts itself."""
    if options["table"] and not form.of_tables:
        raise Refusal("--table is about jsonl, csv and parquet; leave it out.")
    if options["bom"] and form.name != "csv":
        raise Refusal("--bom is about csv; leave it out.")
    table, article = TABLES[options["table"] or "statements"], options["article"]
    selection = Selection(wanted(options), article)
    wish = Wish(selection, table, _base(options["base"]), options["bom"])
    if unfit := formats.foreign(form, wish):
        alone = article is not None and unfit[0] != "article"
        where = "a single article" if alone else f"the table {table.name}"
        raise Refusal(f"--{unfit[0]} chooses nothing in {where}; leave it out.")
    return wish


def _base(given: str | None) -> str:
    if given is None:
        return addresses.HERE
    if addresses.uri(given) != given:
        raise Refusal(
            f"--base {visible(given)} is no address of pages; write it as "
            "https://news.example."
        )
    return given.rstrip("/")


def _export(
    form: Format,
    wish: Wish,
    where: tuple[Path | None, Mapping[str, Any]],
    console: Console,
) -> int:
    path, options = where
    settings = chosen_settings(options, ("archive",))
    if path and output.same_file(path, (settings.archive,)):
        raise Refusal(f"{path} is the archive; name another file to write.")
    things = wish.table.name if form.of_tables else form.things
    with (
        stoppable() as stop,
        opening.opened(settings, create=False) as archive,
        counting(things, _total(archive, things, wish.selection), console) as count,
    ):
        _check(archive, wish.selection)
        parts = form.write(archive, replace(wish, note=count))
        binary = form.medium(wish.selection).binary
        try:
            with _opened(path, binary=binary) as file:
                _pass_on(parts, file, stop)
        except _StoppedError:
            console.print("Stopped: nothing written." if path else "Stopped.")
            return STOPPED
    if path is not None:
        console.print(f"{count.count:,} {things} in {path}.", soft_wrap=True)
    return OK


def _pass_on(parts: Iterable[bytes], file: output.Writer, stop: Stop) -> None:
    for part in parts:
        file.write(part)
        if stop.asked:
            raise _StoppedError
    file.flush()


def _check(archive: Opened, selection: Selection) -> None:
    article = selection.article
    if article is not None and not archive.known([article]):
        raise Refusal(
            f"There is no article {visible(article)} in the archive; ujar export csv "
            "--table articles lists them."
        )


def _total(archive: Opened, things: str, selection: Selection) -> int | None:
    """Return how much there will be, where that is known."""
    if selection != Selection(Wanted()):
        return None
    return getattr(archive.totals(), things, None)


@contextmanager
def _opened(path: Path | None, *, binary: bool) -> Iterator[output.Writer]:
    if path is not None:
        with output.replaced(path) as file:
            yield file
    elif not sys.stdout.isatty():
        yield sys.stdout.buffer
    elif binary:
        raise Refusal("This is nothing for a terminal; name a file with -o FILE.")
    else:
        yield _Terminal()
