"""Ctrl-C: the first one asks for a clean end, the second one forces it."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType


@dataclass(slots=True)
class Stop:
    """Whether somebody asked to stop."""

    asked: bool = False

    def __call__(self) -> bool:
        """Return whether to stop."""
        return self.asked

    def ask(self, number: int, frame: FrameType | None) -> None:
        """Take a signal: note the first one, raise at the second one."""
        del frame
        if self.asked:
            raise KeyboardInterrupt(number)
        self.asked = True


@contextmanager
def stoppable() -> Iterator[Stop]:
    """Within this, Ctrl-C and a polite kill ask to stop between two articles."""
    stop = Stop()
    before = {s: signal.signal(s, stop.ask) for s in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
