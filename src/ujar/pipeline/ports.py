"""What the pipeline asks of the parts that it is wired from."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")

# What is done to one item, in the process that prepared it.
Work = Callable[[T], R]
# Loads what the work needs, once a process; it travels there by pickle.
Prepare = Callable[[], Callable[[T], R]]


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T, R]):
    """What became of one item: its result, or why there is none."""

    item: T
    result: R | None = None
    failure: str | None = None


class Engine(Protocol):
    """Does the same work to each item, wherever it runs; results in order."""

    def each(
        self, items: Iterable[T], prepare: Prepare[T, R], stop: Callable[[], bool]
    ) -> Iterator[Outcome[T, R]]:
        """Yield an outcome for each item until they end or *stop* says so."""


class EngineError(RuntimeError):
    """The work could not even begin; the message says why."""


def never() -> bool:
    """Return False: nobody asked to stop."""
    return False
