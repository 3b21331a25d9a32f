"""Does any input of a megabyte take long? Names the step that does.

Seconds are those of the processor, on all cores together, so that a busy machine makes
nobody look slow; an input that is not read when the wall says _GIVEN_UP is given up.
"""

import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import child
import hostile
from corpus import Corpus
from finding import Finding

T = TypeVar("T")

_MOST = 10.0
_GIVEN_UP = 240.0
# Above this the steps are timed one by one, to name the slow one.
_LOOK_FROM = 8.0
_QUICK = ("one word", "short quotations", "nested brackets", "page: nested elements")


def measure(corpus: Corpus, *, quick: bool) -> list[Finding]:
    """Return the slowest inputs first."""
    del corpus
    made = {**hostile.TEXTS, **hostile.PAGES}
    names = _QUICK if quick else tuple(made)
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            suffix = "html" if name in hostile.PAGES else "txt"
            path = Path(folder) / f"input.{suffix}"
            path.write_text(made[name](hostile.SIZE), encoding="utf-8")
            finding = _finding(name, path)
            print(*finding.cells(), sep="  ", flush=True)
            found.append(finding)
    return sorted(found, key=lambda f: -f.value)


def _finding(name: str, path: Path) -> Finding:
    command = [*child.UJAR, "read", "--jsonl", str(path)]
    took = child.run(command, _GIVEN_UP)
    notes = [f"{took.wall:.1f} s by the wall"]
    value = took.processor
    if took.code not in (0, 2):
        notes.append(f"{value:.1f} s of processor, then exit code {took.code}")
        value = math.inf
    if took.processor > _LOOK_FROM and path.suffix == ".txt":
        notes.append(_slowest(path))
    return Finding(name, value, "s", most=_MOST, note="; ".join(notes))


def _slowest(path: Path) -> str:
    """Return the step that took longest, or that was under way at the end."""
    try:
        done = subprocess.run(
            [sys.executable, __file__, str(path)],
            stdout=subprocess.PIPE,
            timeout=_GIVEN_UP,
            check=True,
        )
        printed = done.stdout
    except subprocess.TimeoutExpired as error:
        printed = error.stdout or b""
    except subprocess.CalledProcessError as error:
        printed = error.stdout + b"\nfailed"
    return _told(printed.decode().split("\n"))


def _told(lines: list[str]) -> str:
    *whole, last = lines
    if last:
        return f"{last}: not at its end after {_GIVEN_UP:.0f} s, or failed"
    seconds, step = max((float(s), n) for n, _, s in (x.partition(" ") for x in whole))
    return f"slowest step: {step} ({seconds:.1f} s)"


def steps(text: str) -> None:
    """Read *text* step by step; print each step's name, and its seconds after it."""
    from ujar.annotate import tagger  # noqa: PLC0415  # only the child process needs it
    from ujar.annotate.tagger.load import open_folder  # noqa: PLC0415
    from ujar.extract import language  # noqa: PLC0415
    from ujar.lang import Language, outlets  # noqa: PLC0415
    from ujar.pipeline import settings  # noqa: PLC0415
    from ujar.pipeline import steps as order  # noqa: PLC0415
    from ujar.schema import Article, Reading  # noqa: PLC0415
    from ujar.serve.export.lines import line  # noqa: PLC0415

    chosen = settings.load(None, os.environ)
    _clock("recognise", lambda: language.recognise(text))
    cores = chosen.processes
    model = open_folder(chosen.model, cores) if chosen.model else tagger.load(cores)
    tagging = _clock("tag", lambda: model.tag(text, chosen.max_tagged))
    reading = Reading(Article(text, language="id"))
    draft = order.Draft(reading, Language("id"), outlets.load(None), tagging)
    for step in order.STEPS:
        draft = _clock(step.run.__name__.strip("_"), partial(step.run, draft))
    _clock("write", lambda: line(draft.reading))


def _clock(name: str, work: Callable[[], T]) -> T:
    print(name, end=" ", flush=True)
    began = time.process_time()
    found = work()
    print(f"{time.process_time() - began:.3f}", flush=True)
    return found


if __name__ == "__main__":
    steps(Path(sys.argv[1]).read_text(encoding="utf-8"))
