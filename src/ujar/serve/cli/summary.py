"""What became of a batch: how many were read, and what was dropped and why."""

import json
import re
from collections import Counter
from dataclasses import dataclass, field

from rich.console import Console

from ujar.schema import Dropped
from ujar.serve.cli.output import Writer
from ujar.serve.visible import one_line

_SHOWN = 20
_NUMBER = re.compile(r"\d[\d,.]*")


@dataclass(slots=True)
class Summary:
    """Counts of a batch, with the first of what was dropped."""

    read: int = 0
    statements: int = 0
    dropped: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    first: list[Dropped] = field(default_factory=list)
    file: Writer | None = None

    def count(self, statements: int) -> None:
        """Count an article that was read."""
        self.read += 1
        self.statements += statements

    def drop(self, dropped: Dropped) -> None:
        """Count an input that could not be read, and write it down."""
        self.dropped += 1
        self.reasons[_class(dropped.reason)] += 1
        if len(self.first) < _SHOWN:
            self.first.append(dropped)
        if self.file is not None:
            entry = {"what": dropped.what, "reason": dropped.reason}
            self.file.write(json.dumps(entry).encode() + b"\n")

    def tell(self, console: Console, seconds: float, *, stopped: bool) -> None:
        """Print the counts, the reasons, and the first of what was dropped."""
        rate = f", {self.read / seconds:.1f}/s" if seconds > 1 else ""
        end = "Stopped: " if stopped else ""
        told = (
            f"{end}{self.read:,} articles read, {self.statements:,} statements"
            f" in {seconds:.1f} s{rate}; {self.dropped:,} dropped."
        )
        # Not broken into lines: a path must stay in one piece.
        console.print(told, style="bold", soft_wrap=True)
        for reason, count in self.reasons.most_common():
            line = f"  {count:,}×  {one_line(reason)}"
            console.print(line, style="yellow", soft_wrap=True)
        for dropped in self.first:
            line = f"  {one_line(dropped.what)} {one_line(dropped.reason)}"
            console.print(line, soft_wrap=True)
        if self.dropped > len(self.first):
            rest = self.dropped - len(self.first)
            where = "in the file" if self.file else "to list them: --dropped FILE"
            console.print(f"  and {rest:,} more ({where})")


def _class(reason: str) -> str:
    """Return the reason without what is particular to one input."""
    return _NUMBER.sub("N", reason.partition(":")[0])
