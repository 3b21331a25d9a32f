"""The engine for a whole batch: a few processes on this machine."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import Generic, TypeVar

from ujar.pipeline.engines.worker import BROKEN, DONE, READY, Worker, start
from ujar.pipeline.ports import EngineError, Outcome, Prepare, never

T = TypeVar("T")
R = TypeVar("R")

# How often to look whether somebody wants to stop, or a worker takes too long.
_LOOK = 0.2
# How far the quickest worker may run ahead of the slowest one, in items a worker.
_AHEAD = 8
# Loading the models takes about a second; on a machine that swaps, much longer.
_STARTUP_SECONDS = 300.0
_MOST_FAILED_STARTS = 3


@dataclass(frozen=True, slots=True)
class Local:
    """Works in *workers* processes; an item that kills or blocks one is given up."""

    workers: int
    max_seconds: float = 120.0

    def each(
        self,
        items: Iterable[T],
        prepare: Prepare[T, R],
        stop: Callable[[], bool] = never,
    ) -> Iterator[Outcome[T, R]]:
        """Yield an outcome for each item, in order, holding only a few at a time."""
        batch: _Batch[T, R] = _Batch(self, prepare, iter(items))
        try:
            while not stop():
                batch.feed()
                yield from batch.finished()
                if batch.is_done:
                    return
                batch.listen()
            yield from batch.finished()
        finally:
            batch.end()


@dataclass(slots=True)
class _Batch(Generic[T, R]):
    """The items under way: given out, done, and yielded up to a number."""

    engine: Local
    prepare: Prepare[T, R]
    items: Iterator[T]
    crew: list[Worker] = field(default_factory=list)
    waiting: dict[int, T] = field(default_factory=dict)
    outcomes: dict[int, Outcome[T, R]] = field(default_factory=dict)
    given: int = 0
    yielded: int = 0
    exhausted: bool = False
    failed_starts: int = 0

    @property
    def is_done(self) -> bool:
        """Whether all items were given out and yielded."""
        return self.exhausted and not self.waiting and not self.outcomes

    def feed(self) -> None:
        """Give an item to everybody who has none, and start who is missing."""
        while self._has_room() and (worker := self._idle()):
            try:
                item = next(self.items)
            except StopIteration:
                self.exhausted = True
                return
            self.waiting[self.given] = item
            self.given += 1
            if not worker.give(self.given - 1, item):
                self._bury(worker)

    def finished(self) -> Iterator[Outcome[T, R]]:
        """Yield what is done and whose turn it is."""
        while self.yielded in self.outcomes:
            self.yielded += 1
            yield self.outcomes.pop(self.yielded - 1)

    def listen(self) -> None:
        """Take in what the workers say, and give up who takes too long."""
        ready = wait([w.answers for w in self.crew], timeout=_LOOK)
        for worker in list(self.crew):
            if worker.answers in ready:
                self._hear(worker)
            elif self._is_late(worker):
                seconds = f"{self.engine.max_seconds:g} s"
                self._bury(worker, f"took longer than {seconds} and was given up")

    def end(self) -> None:
        """End all processes."""
        for worker in self.crew:
            worker.process.kill()
        for worker in self.crew:
            worker.end()

    def _has_room(self) -> bool:
        ahead = self.given - self.yielded
        return not self.exhausted and ahead < _AHEAD * self.engine.workers

    def _idle(self) -> Worker | None:
        for worker in self.crew:
            if worker.number is None:
                return worker
        if len(self.crew) < self.engine.workers:
            self.crew.append(start(self.prepare))
            return self.crew[-1]
        return None

    def _is_late(self, worker: Worker) -> bool:
        limit = self.engine.max_seconds if worker.ready else _STARTUP_SECONDS
        return worker.number is not None and time.monotonic() - worker.since > limit

    def _hear(self, worker: Worker) -> None:
        try:
            kind, content = worker.answers.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if kind == BROKEN:
            raise EngineError(content)
        if kind == READY:
            worker.note_ready()
        if kind == DONE and worker.number is not None:
            self._settle(worker, *content)

    def _settle(self, worker: Worker, result: R | None, failure: str | None) -> None:
        number, worker.number = worker.number, None
        if number is not None:
            item = self.waiting.pop(number)
            self.outcomes[number] = Outcome(item, result, failure)

    def _bury(self, worker: Worker, reason: str | None = None) -> None:
        """Take a worker off the crew; its item, if it had begun it, is given up."""
        self.crew.remove(worker)
        how = worker.end()
        if worker.ready or reason:
            self._settle(worker, None, reason or f"ended the process reading it: {how}")
            return
        self.failed_starts += 1
        if self.failed_starts >= _MOST_FAILED_STARTS:
            raise EngineError(f"worker processes end before they can work: {how}")
        self._give_again(worker.number)

    def _give_again(self, number: int | None) -> None:
        """Hand the item of a process that never began to a new one."""
        if number is None:
            return
        fresh: Worker = start(self.prepare)
        self.crew.append(fresh)
        if not fresh.give(number, self.waiting[number]):
            self._bury(fresh)
