"""Answers that take long, kept while the archive they are of stays as it is."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")

# Making answers again takes at most this part of the time.
_PART = 0.05
_MOST = 64


@dataclass(slots=True)
class _Answer(Generic[T]):
    lock: Lock
    state: object = None
    made: float = 0.0
    cost: float = 0.0
    value: T | None = None


class Kept(Generic[T]):
    """The last answers by what was asked; for several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Keep nothing yet."""
        self._clock = clock
        self._lock = Lock()
        self._answers: OrderedDict[Hashable, _Answer[T]] = OrderedDict()

    def get(self, key: Hashable, state: object, make: Callable[[], T]) -> T:
        """Return the answer to *key*, made again where the archive's state is another.

        While one thread makes it, others get the one before. An answer that was dear
        is given a while longer, so that a busy archive does not keep us busy.
        """
        answer = self._of(key)
        if answer.value is not None and self._will_do(answer, state):
            return answer.value
        if answer.lock.locked() and answer.value is not None:
            return answer.value
        with answer.lock:
            if answer.value is None or not self._will_do(answer, state):
                began = self._clock()
                answer.value = make()
                answer.made = self._clock()
                answer.cost, answer.state = answer.made - began, state
            return answer.value

    def _will_do(self, answer: _Answer[T], state: object) -> bool:
        young = self._clock() - answer.made < answer.cost / _PART
        return answer.state == state or young

    def _of(self, key: Hashable) -> _Answer[T]:
        with self._lock:
            found = self._answers.setdefault(key, _Answer(Lock()))
            self._answers.move_to_end(key)
            while len(self._answers) > _MOST:
                self._answers.popitem(last=False)
            return found
