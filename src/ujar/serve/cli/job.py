"""Runs what was wished for, tells how it goes, and returns the exit code."""

import os
import sys
import time
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import replace

from rich.console import Console

from ujar.pipeline import batch, sources
from ujar.pipeline.batch import Job, Result
from ujar.pipeline.ports import EngineError
from ujar.pipeline.settings import NO_EMBEDDER
from ujar.serve.cli import output, progress, sinks
from ujar.serve.cli.output import OutputError
from ujar.serve.cli.stopping import Stop, stoppable
from ujar.serve.cli.summary import Summary
from ujar.serve.cli.wishes import Refusal, Wishes
from ujar.serve.visible import one_line

OK, STOPPED = 0, 130


def run(wishes: Wishes) -> int:
    """Read everything and return the exit code; Refusal for what cannot begin."""
    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    began = time.monotonic()
    try:
        with stoppable() as stop:
            summary = _read(wishes, stop, console)
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except (OutputError, EngineError) as error:
        raise Refusal(f"{error}.") from error
    return _close(summary, console, time.monotonic() - began, stopped=stop.asked)


def _read(wishes: Wishes, stop: Stop, console: Console) -> Summary:
    done = output.done(wishes.output) if wishes.output and wishes.resume else ()
    # Nothing that is written here shows vectors of meaning: none are made.
    settings = replace(wishes.settings, embedder=NO_EMBEDDER)
    job = Job(settings, wishes.given, frozenset(done))
    inputs = sources.gather(wishes.inputs, wishes.settings, sys.stdin.buffer)
    with ExitStack() as stack:
        taking = stack.enter_context(sinks.opened(wishes))
        advance = stack.enter_context(_advance(wishes, console))
        summary = Summary()
        if wishes.dropped:
            kept = output.opened(wishes.dropped, append=False)
            summary.file = stack.enter_context(kept)
        for result in batch.run(inputs, job, stop):
            _take(result, taking, summary)
            advance(result.weight, dropped=result.reading is None)
    return summary


def _take(result: Result, taking: list[sinks.Sink], summary: Summary) -> None:
    if result.reading is not None:
        for sink in taking:
            sink(result.reading)
        summary.count(len(result.reading.statements))
    elif result.dropped is not None:
        summary.drop(result.dropped)


def _advance(
    wishes: Wishes, console: Console
) -> AbstractContextManager[progress.Advance]:
    """Return a bar where it does not get between what is printed."""
    total = sources.size(wishes.inputs)
    to_screen = sys.stdout.isatty() and not (wishes.output or wishes.html)
    if console.is_terminal and not to_screen:
        return progress.bar(console, total)
    return nullcontext(progress.Lines(console, total))


def _close(summary: Summary, console: Console, seconds: float, *, stopped: bool) -> int:
    """Tell what became of it, and return the exit code."""
    if stopped:
        summary.tell(console, seconds, stopped=True)
        return STOPPED
    if summary.dropped == 1 and not summary.read:
        only = summary.first[0]
        raise Refusal(f"{one_line(only.what)} {one_line(only.reason)}.")
    if summary.read + summary.dropped == 0:
        console.print("Nothing was left to read.")
    elif summary.read + summary.dropped > 1:
        summary.tell(console, seconds, stopped=False)
    return OK if summary.read or not summary.dropped else Refusal.exit_code
