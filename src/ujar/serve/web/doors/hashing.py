"""Passwords are hashed beside the pages: one at a time, and not too many at once."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from ujar.pipeline import wire_doors
from ujar.pipeline.doors import passwords

T = TypeVar("T")

# A hash takes 64 MiB and a third of a second of one core: a queue of some seconds.
_MOST = 20


class BusyError(Exception):
    """So many passwords wait that one more would wait too long."""


class Hashing:
    """Hashes and compares passwords in a thread of its own."""

    def __init__(self) -> None:
        """Start with the first password."""
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="passwords")
        self._waiting = 0

    async def made(self, name: str, password: str) -> str:
        """Return the hash of a new password; DeniedError if it is none to have."""
        passwords.check(name, password)
        return await self._run(lambda: wire_doors.passwords().hashed(password))

    async def compared(self, password: str, hashed: str | None) -> tuple[bool, str]:
        """Return whether it fits, and a better hash of it where there is one."""

        def comparing() -> tuple[bool, str]:
            held = wire_doors.passwords()
            fits = held.fits(password, hashed)
            old = fits and hashed is not None and held.stale(hashed)
            return fits, held.hashed(password) if old else ""

        return await self._run(comparing)

    async def _run(self, work: Callable[[], T]) -> T:
        if self._waiting >= _MOST:
            raise BusyError
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._thread, work)
        finally:
            self._waiting -= 1
