"""Jobs of adding, one after another, each in a process of its own."""

import contextlib
import multiprocessing
import threading
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import IO

from ujar.pipeline.settings import Settings
from ujar.pipeline.uploads.progress import Progress, State, Tally
from ujar.pipeline.uploads.shelf import Shelf, UploadError
from ujar.pipeline.uploads.work import Order, work
from ujar.schema.accounts import Actor

# Spawned: a fork would copy the locks of the server's threads half-way.
_SPAWN = multiprocessing.get_context("spawn")
_LOOK, _END, _MOST_WAITING = 0.2, 10.0, 20
# What a server that ends waits for a stroke to be kept; killed, none of it is.
_PATIENCE = 3.0
_KILLED = "the process that read them ended before its work was done"

Files = Sequence[tuple[str, IO[bytes]]]


class Jobs:
    """Takes uploads and adds them; what was under way when it ended can go on."""

    def __init__(self, settings: Settings) -> None:
        """Look for what was left behind; nothing is started before the first job."""
        self._settings, self._shelf = settings, Shelf(settings)
        self._lock = threading.Lock()
        self._queue: SimpleQueue[str | None] = SimpleQueue()
        self._clerk: threading.Thread | None = None
        self._stopped: set[str] = set()
        self._told = 0
        self._closing = False
        found = [_interrupted(p) for p in self._shelf.held()]
        self._held = OrderedDict((p.id, p) for p in reversed(found))

    @property
    def told(self) -> int:
        """How often any job has told how far it has come."""
        return self._told

    def held(self) -> tuple[Progress, ...]:
        """Return all jobs that are remembered, the latest first."""
        with self._lock:
            return tuple(reversed(self._held.values()))

    def of(self, job: str) -> Progress | None:
        """Return how far the job of that id has come, None if there is none."""
        with self._lock:
            return self._held.get(job)

    def take(self, files: Files, by: Actor) -> tuple[Progress | None, tuple[str, ...]]:
        """Keep the files and add them as soon as it is their turn.

        Returns the job, None if no file could be taken, and why each other one is not.
        """
        self._demand_room()
        self._shelf.sweep()
        job, names, refused = self._shelf.new(), list[str](), list[str]()
        for name, file in files:
            try:
                self._shelf.put(job, name, file)
            except UploadError as error:
                refused.append(str(error))
            else:
                names.append(name)
        if not names:
            self._shelf.drop(job)
            return None, tuple(refused)
        made = Progress(job, tuple(names), time.time(), by.name, by.origin)
        made = replace(made, refused=tuple(refused))
        self._start(made)
        return made, tuple(refused)

    def go_on(self, job: str) -> bool:
        """Begin again what did not come to its end; False if that cannot be."""
        held = self.of(job)
        if held is None or not held.again:
            return False
        self._stopped.discard(job)
        fresh = replace(held, state=State.WAITING, tally=Tally(), failure=None)
        self._start(replace(fresh, began=None, ended=None))
        return True

    def stop(self, job: str) -> None:
        """End a job after its stroke: what was added stays."""
        self._stopped.add(job)

    def close(self) -> None:
        """End what runs; it can go on when the server is started again."""
        self._closing = True
        self._queue.put(None)
        if self._clerk is not None:
            self._clerk.join()

    def _demand_room(self) -> None:
        waiting = sum(not p.over for p in self.held())
        if waiting >= _MOST_WAITING:
            raise UploadError(f"{waiting} jobs are waiting already; come back later")

    def _start(self, progress: Progress) -> None:
        self._note(progress)
        self._queue.put(progress.id)
        with self._lock:
            if self._clerk is None:
                self._clerk = threading.Thread(target=self._run, name="adding")
                self._clerk.start()

    def _note(self, progress: Progress) -> None:
        with self._lock:
            self._held[progress.id] = progress
            self._told += 1
        self._shelf.keep(progress)

    def _run(self) -> None:
        """Do one job after another."""
        while not self._closing and (job := self._queue.get()) is not None:
            held = self.of(job)
            if held is None or held.over:
                continue
            try:
                self._do(replace(held, state=State.RUNNING, began=time.time()))
            except OSError as error:
                why = f"{error.strerror or error}"
                self._end(replace(held, state=State.FAILED, failure=why))

    def _do(self, progress: Progress) -> None:
        self._note(progress)
        ours, theirs = _SPAWN.Pipe()
        actor = Actor(progress.who, progress.origin)
        files = tuple(self._shelf.files(progress.id))
        order = Order(progress.id, self._settings, files, actor)
        process = _SPAWN.Process(target=work, args=(order, theirs), name="ujar add")
        process.start()
        theirs.close()
        try:
            progress = self._followed(progress, ours)
        finally:
            ours.close()
            process.join(0 if self._closing else _END)
            if process.is_alive():
                process.kill()
                process.join()
        self._end(progress)

    def _followed(self, progress: Progress, pipe: Connection) -> Progress:
        """Note what the process tells until it has ended; return how it ended."""
        told: float | None = None
        while True:
            ending = self._closing or progress.id in self._stopped
            if ending and told is None:
                told = time.monotonic()
                with contextlib.suppress(OSError):
                    pipe.send(None)
            if self._closing and told and time.monotonic() - told > _PATIENCE:
                return replace(progress, state=State.INTERRUPTED)
            if not pipe.poll(_LOOK):
                continue
            try:
                tally, failure, last = pipe.recv()
            except (EOFError, OSError):
                return replace(progress, state=State.FAILED, failure=_KILLED)
            progress = replace(progress, tally=tally, failure=failure)
            if last:
                return replace(
                    progress, state=self._ended(progress, stopped=told is not None)
                )
            self._note(progress)

    def _ended(self, progress: Progress, *, stopped: bool) -> State:
        if progress.failure:
            return State.FAILED
        if stopped:
            return State.INTERRUPTED if self._closing else State.STOPPED
        return State.DONE

    def _end(self, progress: Progress) -> None:
        self._note(replace(progress, ended=time.time()))
        if progress.state is State.DONE:
            self._shelf.empty(progress.id)


def _interrupted(progress: Progress) -> Progress:
    """Return a job as it is after a start: nothing runs any more."""
    return progress if progress.over else replace(progress, state=State.INTERRUPTED)
