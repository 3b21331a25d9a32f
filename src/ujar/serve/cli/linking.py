"""Runs ujar link: everything through an archive in memory, then out again."""

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.console import Console

from ujar.pipeline import archives, batch, opening, sources
from ujar.pipeline.adding import Became
from ujar.pipeline.archive import Archive
from ujar.pipeline.batch import Job
from ujar.pipeline.ports import EngineError
from ujar.pipeline.settings import Settings
from ujar.schema.document import Record
from ujar.schema.keeping import ArchiveError
from ujar.serve.cli import output
from ujar.serve.cli.output import OutputError
from ujar.serve.cli.stopping import stoppable
from ujar.serve.cli.summary import Summary
from ujar.serve.cli.wishes import Refusal, chosen_settings
from ujar.serve.export import linked

OK, STOPPED = 0, 130


def run(path: Path, options: Mapping[str, Any]) -> int:
    """Link everything in *path* and return the exit code."""
    settings = replace(
        chosen_settings(options, ("workers", "outlets")), archive=opening.MEMORY
    )
    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    began = time.monotonic()
    try:
        sources.check((str(path),))
        with stoppable() as stop, opening.opened(settings) as archive:
            summary = _link(path, settings, archive, stop)
            if stop.asked:
                return STOPPED
            with _opened(options["output"]) as file:
                _write(path, settings, archive, file)
    except sources.InputError as error:
        raise Refusal(f"{error}.") from error
    except (ArchiveError, OutputError, EngineError) as error:
        raise Refusal(f"{error}.") from error
    summary.tell(console, time.monotonic() - began, stopped=False)
    return OK if summary.read or not summary.dropped else Refusal.exit_code


def _link(
    path: Path, settings: Settings, archive: Archive, stop: Callable[[], bool]
) -> Summary:
    adding = archives.adding(archive, Job(settings, annotated=True))
    summary = Summary()
    for added in adding.run(_records(path, settings), stop):
        result = added.result
        if added.became is Became.DROPPED and result.dropped is not None:
            summary.drop(result.dropped)
        elif result.reading is not None:
            summary.count(len(result.reading.statements))
    return summary


def _write(
    path: Path, settings: Settings, archive: Archive, file: output.Writer
) -> None:
    """Write each record that was linked, as it was, with its links."""
    for raw in _records(path, settings):
        name = batch.named(raw)
        if name is None or not isinstance(raw, Record) or not archive.known([name]):
            continue
        reading = archive.readings([name])[name]
        file.write(linked.line(raw.fields, reading, archive.links(name)))
    file.flush()


def _records(path: Path, settings: Settings) -> Iterator[sources.Raw]:
    return sources.gather((str(path),), settings, sys.stdin.buffer)


@contextmanager
def _opened(path: Path | None) -> Iterator[output.Writer]:
    if path is None:
        yield sys.stdout.buffer
        return
    with output.opened(path, append=False) as file:
        yield file
