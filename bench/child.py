"""Runs a command and tells what it took."""

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

UJAR = (sys.executable, "-m", "ujar")
_LONGEST = 3600.0
# ru_maxrss is in KiB on Linux and in bytes on macOS.
_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds by the wall and by the processor, and the largest process's memory."""

    wall: float
    processor: float
    peak: float
    code: int


def run(command: Sequence[str], limit: float = _LONGEST) -> Took:
    """Run *command*, its output to nowhere, and measure it; kill it at the limit."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    timer = threading.Timer(limit, process.kill)
    timer.start()
    _, status, usage = os.wait4(process.pid, 0)
    timer.cancel()
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    return Took(
        wall,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss * _UNIT / 1e6,
        process.returncode,
    )


def need(took: Took, what: str) -> Took:
    """Return *took*, or end with an error if the command failed."""
    if took.code:
        raise SystemExit(f"{what} failed with exit code {took.code}")
    return took


@contextlib.contextmanager
def one_core() -> Iterator[None]:
    """Keep this process and those it starts on one core, where the system allows."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
