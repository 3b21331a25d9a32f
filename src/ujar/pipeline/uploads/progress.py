"""How far a job of adding uploads has come."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from ujar.schema import Dropped

# What a page names of articles and of what was dropped; the rest is counted.
_NAMED = 200


class State(StrEnum):
    """Where a job stands; INTERRUPTED: the server was stopped while it ran."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class Named:
    """An article that was added, changed, or was there already."""

    id: str
    title: str | None
    became: str


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the inputs so far, with the first of them by name."""

    added: int = 0
    changed: int = 0
    same: int = 0
    dropped: int = 0
    statements: int = 0
    articles: tuple[Named, ...] = ()
    drops: tuple[Dropped, ...] = ()

    @property
    def read(self) -> int:
        """How many inputs something has become of."""
        return self.added + self.changed + self.same + self.dropped

    def counted(self, one: Named | Dropped, statements: int = 0) -> "Tally":
        """Return the tally with one input more."""
        if isinstance(one, Dropped):
            drops = (*self.drops, one)[:_NAMED]
            return replace(self, dropped=self.dropped + 1, drops=drops)
        changes = {one.became: getattr(self, one.became) + 1}
        articles = (*self.articles, one)[:_NAMED]
        total = self.statements + statements
        return replace(self, articles=articles, statements=total, **changes)


@dataclass(frozen=True, slots=True)
class Progress:
    """A job: who asked for it, of which files, and what has become of them.

    ``refused`` says why further files were not taken. Times are seconds since 1970;
    ``failure`` is why it ended before its end.
    """

    id: str
    files: tuple[str, ...]
    made: float
    who: str = ""
    origin: str = ""
    state: State = State.WAITING
    began: float | None = None
    ended: float | None = None
    tally: Tally = field(default_factory=Tally)
    failure: str | None = None
    refused: tuple[str, ...] = ()

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state not in {State.WAITING, State.RUNNING}

    @property
    def again(self) -> bool:
        """Whether it can go on: what it was to read is still there."""
        return self.state in {State.STOPPED, State.FAILED, State.INTERRUPTED}
