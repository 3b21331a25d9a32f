"""What was last made of some bytes: pages show the same articles again and again.

The bytes themselves are the key, so that what is found is always what they hold.
"""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Held(Generic[K, V]):
    """The last used ones of some values that never change; for several threads."""

    def __init__(self, most: int) -> None:
        """Hold so many."""
        self._most = most
        self._lock = Lock()
        self._held: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K) -> V | None:
        """Return what is held for *key*, None if nothing is any more."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def put(self, key: K, value: V) -> None:
        """Hold *value* for *key*, and no longer what was not used for longest."""
        with self._lock:
            self._held[key] = value
            while len(self._held) > self._most:
                self._held.popitem(last=False)
