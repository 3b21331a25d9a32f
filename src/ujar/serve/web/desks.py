"""Desks at which the archive is asked: each with a thread and a ledger of its own."""

import asyncio
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TypeVar

from starlette.responses import Response

from ujar.pipeline import opening
from ujar.pipeline.archive import Opened
from ujar.pipeline.settings import Settings
from ujar.serve.web.kept import Kept
from ujar.serve.web.recent import Recent

T = TypeVar("T")

# How many exports run at once, each at a desk of its own.
_EXPORTS = 3


class Desk:
    """One thread with an archive that is opened, asked and closed in it."""

    def __init__(self, settings: Settings) -> None:
        """Keep the settings; the archive is opened with the first question."""
        self._settings = settings
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="desk")
        self._stack = ExitStack()
        self._archive: Opened | None = None

    async def ask(self, question: Callable[[Opened], T]) -> T:
        """Return the answer to *question*; it is asked in the desk's thread."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self._answer, question)

    def close(self) -> None:
        """Close the archive, where it was opened."""
        self._thread.submit(self._stack.close).result()
        self._thread.shutdown()

    def _answer(self, question: Callable[[Opened], T]) -> T:
        if self._archive is None:
            opened = opening.opened(self._settings, create=False)
            self._archive = self._stack.enter_context(opened)
        return question(self._archive)


class Desks:
    """So many desks; a question goes to one that is free, what changes to its own."""

    def __init__(self, settings: Settings, count: int = 4) -> None:
        """Set up *count* desks."""
        self._all = tuple(Desk(settings) for _ in range(count))
        self._writer = Desk(settings)
        self.kept = Kept(self.later)
        self._recent = Recent(settings.fresh_seconds)
        self._loop: asyncio.AbstractEventLoop | None = None
        self.exporting = asyncio.Semaphore(_EXPORTS)
        self._free: asyncio.LifoQueue[Desk] = asyncio.LifoQueue()
        for desk in self._all:
            self._free.put_nowait(desk)

    async def ask(self, question: Callable[[Opened], T]) -> T:
        """Return the answer to *question*."""
        self._loop = asyncio.get_running_loop()
        desk = await self._free.get()
        try:
            return await desk.ask(question)
        finally:
            self._free.put_nowait(desk)

    async def lately(
        self, key: Hashable, question: Callable[[Opened], Response]
    ) -> Response:
        """Return the answer to *question*, or that of a moment ago to the same *key*.

        No answer is older than the last change that was made here.
        """
        return await self._recent.get(key, lambda: self.ask(question))

    def later(self, question: Callable[[Opened], object]) -> None:
        """Ask *question* when a desk is free, and let nobody wait; for any thread."""
        if self._loop is not None:
            asyncio.run_coroutine_threadsafe(self.ask(question), self._loop)

    async def change(self, job: Callable[[Opened], T]) -> T:
        """Do what changes the archive, one job after another; return what it returns.

        Waiting for another process that writes, it keeps no reader waiting.
        """
        try:
            return await self._writer.ask(job)
        finally:
            self._recent.drop()

    def close(self) -> None:
        """Close every desk."""
        for desk in (*self._all, self._writer):
            desk.close()
