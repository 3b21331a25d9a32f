"""How far a batch is: a bar on a terminal, else a line now and then."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

_SECONDS_BETWEEN_LINES = 30.0


class Advance(Protocol):
    """Takes note that one more article is done."""

    def __call__(self, weight: int, *, dropped: bool) -> None:
        """Count an article that took *weight* bytes of the input."""


class _Rate(ProgressColumn):
    """Articles a second."""

    def render(self, task: Task) -> Text:
        """Return the rate since the start."""
        elapsed = task.elapsed or 0.0
        rate = task.fields["articles"] / elapsed if elapsed else 0.0
        return Text(f"{rate:.1f} articles/s", style="dim")


@contextmanager
def bar(console: Console, total: int | None) -> Iterator[Advance]:
    """Show a bar that knows the bytes of the input, and so the time left."""
    columns = (
        TextColumn("{task.fields[articles]:,} read"),
        BarColumn(),
        _Rate(),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.fields[lost]}", style="red"),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=total, articles=0, lost="")
        counts = [0, 0]

        def advance(weight: int, *, dropped: bool) -> None:
            counts[dropped] += 1
            lost = f"{counts[1]:,} dropped" if counts[1] else ""
            progress.update(task, advance=weight, articles=counts[0], lost=lost)

        yield advance


@dataclass(slots=True)
class Lines:
    """Says how far it is on a stream that is no terminal, every half minute."""

    console: Console
    total: int | None
    began: float = field(default_factory=time.monotonic)
    said: float = field(default_factory=time.monotonic)
    read: int = 0
    dropped: int = 0
    weight: int = 0

    def __call__(self, weight: int, *, dropped: bool) -> None:
        """Count an article, and say so if it is time."""
        self.read += not dropped
        self.dropped += dropped
        self.weight += weight
        now = time.monotonic()
        if now - self.said >= _SECONDS_BETWEEN_LINES:
            self.said = now
            self.console.print(self._line(now - self.began), highlight=False)

    def _line(self, elapsed: float) -> str:
        rate = self.read / elapsed
        share = f", {self.weight / self.total:.0%}" if self.total else ""
        return f"{self.read:,} read, {self.dropped:,} dropped, {rate:.1f}/s{share}"
