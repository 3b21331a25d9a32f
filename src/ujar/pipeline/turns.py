"""Taking turns: who comes first is served first, one at a time."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class Turns:
    """Lets one thread at a time in, in the order in which they came.

    A ``threading.Lock`` lets in whoever asks when it becomes free, which is mostly who
    had it: the others wait much longer than their share.
    """

    def __init__(self) -> None:
        """Begin with nobody inside."""
        self._own = Lock()
        self._waiting: deque[Lock] = deque()
        self._taken = False

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for those who came before, and keep those who come later waiting."""
        self._enter()
        try:
            yield
        finally:
            self._leave()

    def _enter(self) -> None:
        called = Lock()
        with self._own:
            if not self._taken:
                self._taken = True
                return
            called.acquire()
            self._waiting.append(called)
        called.acquire()

    def _leave(self) -> None:
        with self._own:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False
