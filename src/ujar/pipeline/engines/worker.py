"""One worker process of the local engine, seen from both of its ends."""

import contextlib
import multiprocessing
import signal
import time
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

from ujar.pipeline.engines.attempt import attempt, explain
from ujar.pipeline.ports import Prepare

# Spawned, not forked: a fork copies the threads' locks of onnxruntime half-way, and
# Windows and macOS have no fork to rely on.
_SPAWN = multiprocessing.get_context("spawn")
READY = "ready"
BROKEN = "broken"
DONE = "done"


def serve(tasks: Connection, answers: Connection, prepare: Prepare[Any, Any]) -> None:
    """Do what comes in on *tasks* until its other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    try:
        work = prepare()
    except Exception as error:  # noqa: BLE001  # whatever it is, the parent must know
        answers.send((BROKEN, explain(error)))
        return
    answers.send((READY, None))
    with contextlib.suppress(EOFError, OSError):
        while True:
            outcome = attempt(work, tasks.recv())
            _answer(answers, outcome.result, outcome.failure)


def _answer(answers: Connection, result: object, failure: str | None) -> None:
    """Send the result, or why it cannot travel."""
    try:
        answers.send((DONE, (result, failure)))
    except Exception as error:  # noqa: BLE001  # pickling raises whatever it likes
        answers.send((DONE, (None, explain(error))))


@dataclass(slots=True)
class Worker:
    """A process, the pipes to it, and the number of the item that it works on."""

    process: SpawnProcess
    tasks: Connection
    answers: Connection
    ready: bool = False
    number: int | None = None
    since: float = field(default_factory=time.monotonic)

    def give(self, number: int, item: object) -> bool:
        """Hand over an item; False if the process is gone."""
        self.number = number
        self.since = time.monotonic()
        try:
            self.tasks.send(item)
        except OSError:
            return False
        return True

    def note_ready(self) -> None:
        """Begin to count the item's time: loading the models is not its fault."""
        self.ready = True
        self.since = time.monotonic()

    def end(self) -> str:
        """End the process, and return how it ended."""
        self.tasks.close()
        self.process.join(0.05)
        if self.process.is_alive():
            self.process.kill()
        self.process.join(5)
        self.answers.close()
        code = self.process.exitcode
        return "it was killed" if code is None or code < 0 else f"exit code {code}"


def start(prepare: Prepare[Any, Any]) -> Worker:
    """Start a process that prepares itself and waits for items."""
    task_reader, task_writer = _SPAWN.Pipe(duplex=False)
    answer_reader, answer_writer = _SPAWN.Pipe(duplex=False)
    process = _SPAWN.Process(
        target=serve, args=(task_reader, answer_writer, prepare), daemon=True
    )
    process.start()
    task_reader.close()  # so that the pipe breaks when the process ends
    answer_writer.close()
    return Worker(process, task_writer, answer_reader)
