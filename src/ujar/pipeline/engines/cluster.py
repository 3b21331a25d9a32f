"""The engine over many machines: the workers of a Dask cluster.

https://distributed.dask.org. Scheduler and workers are started by whoever runs the
cluster; every worker needs the same version of Ujar.
"""

import gc
import time
from collections import deque
from collections.abc import (
    Callable,
    Collection,
    Hashable,
    Iterable,
    Iterator,
    Mapping,
)
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from itertools import chain, islice
from pickle import dumps, loads
from threading import Lock
from typing import Any, Generic, TypeVar

from distributed import (
    Client,
    Future,
    KilledWorker,
    wait,
)

from ujar.pipeline.engines.attempt import attempt, explain
from ujar.pipeline.ports import EngineError, Outcome, Prepare, Work, never

T = TypeVar("T")
R = TypeVar("R")

# How often to look whether somebody wants to stop, or a worker takes too long.
_LOOK = 0.2
# How far the quickest worker may run ahead of the slowest one, in items a worker.
_AHEAD = 8
# A scheduler that is there answers at once; workers may still be starting.
_PATIENCE = 15.0
# A worker that ended is started again within seconds; on a machine that swaps, later.
_NOBODY = 60.0


@dataclass(frozen=True, slots=True)
class Cluster:
    """Works on the workers of the scheduler at *address* (``tcp://host:8786``).

    An item that kills its worker, or takes it more than *max_seconds*, is given up.
    """

    address: str
    max_seconds: float = 120.0

    def each(
        self,
        items: Iterable[T],
        prepare: Prepare[T, R],
        stop: Callable[[], bool] = never,
    ) -> Iterator[Outcome[T, R]]:
        """Yield an outcome for each item, in order, holding only a few at a time."""
        source = iter(items)
        first = list(islice(source, 1))
        if not first:
            return
        with _client(self.address) as client:
            _need_workers(client, self.address)
            task = partial(_do, dumps(prepare), version("ujar"))
            every = chain(first, source)
            flight: _Flight[T, R] = _Flight(self, client, task, every)
            yield from flight.outcomes(stop)


@dataclass(slots=True)
class _Flight(Generic[T, R]):
    """The items under way, the first of them first."""

    engine: Cluster
    client: Client
    task: Callable[[T], tuple[R | None, str | None]]
    items: Iterator[T]
    under_way: deque[tuple[T, Future[Any]]] = field(default_factory=deque)
    # Where the first one is worked on, and since when.
    place: str | None = None
    since: float = field(default_factory=time.monotonic)
    # The task of an item that is tried once more, alone, because a worker died of it
    # or beside it.
    accused: Hashable = None

    def outcomes(self, stop: Callable[[], bool]) -> Iterator[Outcome[T, R]]:
        """Yield what is done and whose turn it is."""
        while not stop():
            self._feed()
            if not self.under_way:
                return
            item, future = self.under_way[0]
            found: Outcome[T, R] | None = None
            if self._is_done(future, _LOOK):
                found = self._outcome(item, future)
            elif self._is_late(future):
                found = self._given_up(item, future)
            if found is not None:
                self._next()
                yield found

    def _feed(self) -> None:
        room = _AHEAD * max(1, sum(self.client.nthreads().values()))
        while len(self.under_way) < room:
            try:
                item = next(self.items)
            except StopIteration:
                return
            self.under_way.append((item, self._submitted(item)))

    def _submitted(self, item: T) -> Future[Any]:
        return self.client.submit(self.task, item, pure=False)

    def _is_done(self, future: Future[Any], seconds: float) -> bool:
        with self.client.as_current(), suppress(TimeoutError):
            wait([future], timeout=seconds)
        return bool(future.done())

    def _outcome(self, item: T, future: Future[Any]) -> Outcome[T, R] | None:
        """Return what came of the first item, None where it is tried again."""
        try:
            return Outcome(item, *future.result(timeout=_PATIENCE))
        except TimeoutError:  # it was lost with a worker that had kept it
            self.under_way[0] = item, self._submitted(item)
            return None
        except EngineError:
            raise
        except KilledWorker as error:
            return self._alone(item, future, error)
        except Exception as error:  # noqa: BLE001  # pickling raises what it likes
            return Outcome(item, failure=explain(error))

    def _alone(
        self, item: T, future: Future[Any], error: KilledWorker
    ) -> Outcome[T, R] | None:
        """Try an item again with nothing beside it: who was near a crash is not it."""
        if future.key == self.accused:
            return Outcome(item, failure=f"ended the process reading it: {error}")
        for _, other in list(self.under_way)[1:]:
            self._is_done(other, self.engine.max_seconds)
        again = self._submitted(item)
        self.accused = again.key
        self.under_way[0] = item, again
        return None

    def _is_late(self, future: Future[Any]) -> bool:
        """Whether the first item has been at one worker for too long.

        Workers take items in their order, so that the first one is never waiting.
        """
        held: Mapping[str, Collection[Hashable]] = self.client.processing()
        place = next((w for w, keys in held.items() if future.key in keys), None)
        if place != self.place:
            self.place, self.since = place, time.monotonic()
        waited = time.monotonic() - self.since
        if not held and waited > _NOBODY:
            raise EngineError(
                f"the Dask cluster at {self.engine.address} lost its workers"
            )
        return place is not None and waited > self.engine.max_seconds

    def _given_up(self, item: T, future: Future[Any]) -> Outcome[T, R]:
        future.cancel()
        with suppress(ValueError):  # a worker without a nanny cannot be started again
            self.client.restart_workers(
                [self.place or ""], timeout=_PATIENCE, raise_for_error=False
            )
        seconds = f"{self.engine.max_seconds:g} s"
        return Outcome(item, failure=f"took longer than {seconds} and was given up")

    def _next(self) -> None:
        self.under_way.popleft()
        self.place, self.since = None, time.monotonic()


# What this process, a worker, has prepared, by how it travelled; one item at a time:
# readers share no thread.
_ready: dict[bytes, Work[Any, Any]] = {}
_TURN = Lock()


def _do(prepare: bytes, asked: str, item: object) -> tuple[Any, str | None]:
    """Do one item in a worker; EngineError if it cannot even begin."""
    if (here := version("ujar")) != asked:
        raise EngineError(f"a worker has Ujar {here}, and {asked} asks it")
    with _TURN:
        if prepare not in _ready:
            try:
                _ready[prepare] = loads(prepare)()  # noqa: S301  # the cluster is trusted
            except Exception as error:
                raise EngineError(
                    f"a worker cannot begin: {explain(error)} (files that settings "
                    "name must lie at the same path on every worker)"
                ) from error
        outcome = attempt(_ready[prepare], item)
    return outcome.result, outcome.failure


@contextmanager
def _client(address: str) -> Iterator[Client]:
    try:
        with _uncollected():
            client = Client(
                address, timeout=_PATIENCE, set_as_default=False, name="ujar"
            )
    except (OSError, ValueError) as error:
        raise EngineError(
            f"no Dask scheduler answers at {address} ({explain(error)}); "
            "start one with dask scheduler, or choose the engine local"
        ) from error
    try:
        yield client
    finally:
        with _uncollected():
            client.close()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Collect no garbage meanwhile.

    A client that somebody left behind closes when it is collected. If that happens in
    the middle of beginning or ending another one, it waits for the lock that the other
    one has, in the same thread: for ever (LoopRunner of distributed 2026.8).
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _need_workers(client: Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError as error:
        raise EngineError(
            f"the Dask scheduler at {address} has no workers; "
            f"start some with dask worker {address} --nthreads 1"
        ) from error
