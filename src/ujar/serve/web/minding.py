"""Watches tell by themselves while the pages are served, in a thread of their own."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial

from ujar.pipeline import wire_watches
from ujar.pipeline.archive import Opened
from ujar.pipeline.settings import Settings
from ujar.serve.watching import linked
from ujar.serve.web.desks import Desk

# Seconds between two looks at what other threads and processes have added.
_EVERY = 60.0
_LOG = logging.getLogger(__name__)


class Minding:
    """Looks and tells until it is over; what fails is logged, and tried again."""

    def __init__(self, settings: Settings, every: float = _EVERY) -> None:
        """Look every so many seconds."""
        self._settings = settings
        self._every = every
        self._minder = wire_watches.minder(settings, partial(linked, settings))
        self._desk = Desk(settings)
        self._over = asyncio.Event()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Look and tell as long as this is open; what is being told is told first."""
        task = asyncio.create_task(self._run())
        try:
            yield
        finally:
            self._over.set()
            await task
            self._desk.close()

    async def _run(self) -> None:
        while not await self._rested():
            try:
                await self._desk.ask(self._once)
            except Exception:  # noqa: BLE001 - whatever fails, the next try may not
                _LOG.exception("Watches could not look or tell; they try again.")
                self._begin_anew()

    async def _rested(self) -> bool:
        """Wait until it is time again, and return whether it is over."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._over.wait(), self._every)
        return self._over.is_set()

    def _once(self, archive: Opened) -> None:
        for _ in self._minder.mind(archive):
            if self._over.is_set():
                return

    def _begin_anew(self) -> None:
        """Give up the archive: its connection may be broken."""
        with suppress(Exception):
            self._desk.close()
        self._desk = Desk(self._settings)
