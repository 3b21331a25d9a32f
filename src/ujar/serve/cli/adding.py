"""Runs ujar add: tells how it goes, what was dropped, and returns the exit code."""

import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console

from ujar.pipeline import archives, opening, sources, wire_doors
from ujar.pipeline.adding import Added, Adding, Became
from ujar.pipeline.archive import Opened
from ujar.pipeline.batch import Job
from ujar.pipeline.doors.log import note
from ujar.pipeline.ports import EngineError
from ujar.pipeline.settings import Settings
from ujar.schema.accounts import AT_THE_MACHINE, DeedKind
from ujar.schema.keeping import ArchiveError
from ujar.serve import memory
from ujar.serve.cli import output, progress, watching
from ujar.serve.cli.output import OutputError
from ujar.serve.cli.stopping import Stop, stoppable
from ujar.serve.cli.summary import Summary
from ujar.serve.cli.wishes import Refusal, chosen_settings

OK, STOPPED = 0, 130
_WORDS = {
    Became.ADDED: "added",
    Became.CHANGED: "changed",
    Became.SAME: "already there",
}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What to add, to which archive."""

    inputs: tuple[str, ...]
    settings: Settings
    annotated: bool = False
    refresh: bool = False
    dropped: Path | None = None


@dataclass(slots=True)
class Tally:
    """What became of the inputs."""

    summary: Summary = field(default_factory=Summary)
    became: Counter[Became] = field(default_factory=Counter)

    def take(self, added: Added) -> None:
        """Count one input."""
        self.became[added.became] += 1
        if added.result.reading is not None:
            self.summary.count(len(added.result.reading.statements))
        elif added.result.dropped is not None:
            self.summary.drop(added.result.dropped)


def checked(inputs: tuple[str, ...], options: Mapping[str, Any]) -> Wishes:
    """Return the wishes; Refusal if an input or a setting is wrong."""
    try:
        sources.check(inputs)
    except sources.InputError as error:
        raise Refusal(f"{error}.") from error
    return Wishes(
        inputs,
        chosen_settings(options, ("workers", "language", "outlets", "archive")),
        annotated=options["annotated"],
        refresh=options["refresh"],
        dropped=options["dropped"],
    )


def run(wishes: Wishes) -> int:
    """Add everything and return the exit code; Refusal for what cannot begin."""
    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    began = time.monotonic()
    tally = Tally()
    memory.spare()
    try:
        with stoppable() as stop, opening.opened(wishes.settings) as archive:
            job = Job(wishes.settings, annotated=wishes.annotated)
            _add(wishes, archives.adding(archive, job), tally, (stop, console))
            _log(archive, tally)
            if archive.watches.all():
                watching.tell(archive, wishes.settings)
    except (ArchiveError, OutputError, EngineError) as error:
        raise Refusal(f"{error}.") from error
    return _close(tally, console, time.monotonic() - began, stopped=stop.asked)


def _add(
    wishes: Wishes, adding: Adding, tally: Tally, how: tuple[Stop, Console]
) -> None:
    stop, console = how
    with ExitStack() as stack:
        if wishes.dropped:
            kept = output.opened(wishes.dropped, append=False)
            tally.summary.file = stack.enter_context(kept)
        total = sources.size(wishes.inputs)
        bar = progress.bar(console, total) if console.is_terminal else None
        lines = progress.Lines(console, total)
        advance = stack.enter_context(bar) if bar else lines
        gathered = sources.gather(wishes.inputs, wishes.settings, sys.stdin.buffer)
        for added in adding.run(gathered, stop):
            _note(added, tally, advance)
        if wishes.refresh:
            for added in archives.refreshed(adding, stop):
                _note(added, tally, advance)


def _note(added: Added, tally: Tally, advance: progress.Advance) -> None:
    tally.take(added)
    dropped = added.became is Became.DROPPED
    weight = sources.weight(added.result.raw) if added.result.raw else 0
    advance(weight, dropped=dropped)


def _log(archive: Opened, tally: Tally) -> None:
    """Note what was added, if anything was."""
    told = _told(tally, (Became.ADDED, Became.CHANGED))
    if tally.became[Became.ADDED] or tally.became[Became.CHANGED]:
        at = wire_doors.now()
        with archive.writing():
            note(archive, AT_THE_MACHINE, DeedKind.ARTICLES_ADDED, told, at)


def _told(tally: Tally, kinds: Iterable[Became]) -> str:
    """Return how many inputs became what, those that were added in any case."""
    return ", ".join(
        f"{tally.became[b]:,} {_WORDS[b]}"
        for b in kinds
        if tally.became[b] or b is Became.ADDED
    )


def _close(tally: Tally, console: Console, seconds: float, *, stopped: bool) -> int:
    """Tell what became of it, and return the exit code."""
    told = _told(tally, _WORDS)
    console.print(f"{'Stopped: ' if stopped else ''}{told}.", style="bold")
    if tally.summary.read or tally.summary.dropped:
        tally.summary.tell(console, seconds, stopped=False)
    if stopped:
        return STOPPED
    kept = sum(tally.became.values()) - tally.became[Became.DROPPED]
    return OK if kept or not tally.summary.dropped else Refusal.exit_code
