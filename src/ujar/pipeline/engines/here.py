"""The engine for a few items: this process, one after the other."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from ujar.pipeline.engines.attempt import attempt, explain
from ujar.pipeline.ports import EngineError, Outcome, Prepare, Work, never

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Here:
    """Works in the calling process; what hangs or dies takes the process along."""

    def each(
        self,
        items: Iterable[T],
        prepare: Prepare[T, R],
        stop: Callable[[], bool] = never,
    ) -> Iterator[Outcome[T, R]]:
        """Yield an outcome for each item, in order."""
        work: Work[T, R] | None = None
        for item in items:
            if stop():
                return
            work = work or _prepared(prepare)
            yield attempt(work, item)


def _prepared(prepare: Prepare[T, R]) -> Work[T, R]:
    try:
        return prepare()
    except Exception as error:
        raise EngineError(explain(error)) from error
