"""How many things are written so far: a bar on a terminal, else a line now and then."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

# Telling takes longer than writing a row.
_EVERY = 100
_SECONDS_BETWEEN_LINES = 30.0


@dataclass(slots=True)
class Count:
    """Counts what is written; *total* is what there will be, where that is known."""

    things: str
    total: int | None
    console: Console
    count: int = 0
    bar: Progress | None = None
    said: float = field(default_factory=time.monotonic)

    def __call__(self) -> None:
        """Count one, and tell if it is time."""
        self.count += 1
        if self.count % _EVERY == 0:
            self._tell()

    def _tell(self) -> None:
        if self.bar is not None:
            self.bar.update(self.bar.task_ids[0], completed=self.count)
        elif time.monotonic() - self.said >= _SECONDS_BETWEEN_LINES:
            self.said = time.monotonic()
            share = f", {self.count / self.total:.0%}" if self.total else ""
            self.console.print(f"{self.count:,} {self.things}{share}")


@contextmanager
def counting(things: str, total: int | None, console: Console) -> Iterator[Count]:
    """Show how far it is, on a terminal with a bar that is gone at the end."""
    count = Count(things, total, console)
    if not console.is_terminal:
        yield count
        return
    columns = (
        TextColumn("{task.completed:,.0f} {task.description}"),
        BarColumn(),
        TimeRemainingColumn(compact=True),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        bar.add_task(things, total=total)
        count.bar = bar
        yield count
