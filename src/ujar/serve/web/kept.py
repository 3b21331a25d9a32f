"""Answers that take long, kept while the archive they are of stays as it is."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar

from ujar.pipeline.archive import Ledger

T = TypeVar("T")

# Making answers again takes at most this part of the time.
_PART = 0.02
# So many seconds old an answer is still given while it is made again behind.
_OLD = 10.0
_MOST = 256


@dataclass(slots=True)
class _Answer:
    lock: Lock
    state: str = ""
    made: float = 0.0
    cost: float = 0.0
    due: bool = False
    value: Any = None


class Kept:
    """The last answers by what was asked; for several threads.

    The key has to name all that an answer depends on, and of what kind it is.
    """

    def __init__(
        self,
        later: Callable[[Callable[[Ledger], object]], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Keep nothing yet; *later* asks something of the archive behind."""
        self._later, self._clock = later, clock
        self._lock = Lock()
        self._answers: OrderedDict[Hashable, _Answer] = OrderedDict()

    def get(self, key: Hashable, ledger: Ledger, make: Callable[[Ledger], T]) -> T:
        """Return the answer to *key*, made again where the archive's state is another.

        An answer that was dear is given a while longer, so that a busy archive does not
        keep us busy, and then while it is made again. What was corrected shows at once.
        """
        answer, state = self._of(key), ledger.state()
        held: T | None = answer.value
        if held is not None and (
            self._will_do(answer, state) or self._is_made_behind(answer, state, make)
        ):
            return held
        return self._made(answer, ledger, make)

    def _will_do(self, answer: _Answer, state: str) -> bool:
        young = self._clock() - answer.made < answer.cost / _PART
        return answer.state == state or (young and _same(answer.state, state))

    def _is_made_behind(
        self, answer: _Answer, state: str, make: Callable[[Ledger], T]
    ) -> bool:
        """Whether the answer will do a little longer; see that there is a new one."""
        old = self._clock() - answer.made > max(_OLD, 2 * answer.cost / _PART)
        if old or not _same(answer.state, state):
            return False
        with self._lock:
            due, answer.due = answer.due, True
        if not due:
            self._later(lambda ledger: self._made(answer, ledger, make))
        return True

    def _made(self, answer: _Answer, ledger: Ledger, make: Callable[[Ledger], T]) -> T:
        with answer.lock:
            answer.due = False
            held: T | None = answer.value
            state = ledger.state()
            if held is not None and self._will_do(answer, state):
                return held
            began = self._clock()
            found = make(ledger)
            answer.made = self._clock()
            answer.cost, answer.state = answer.made - began, state
            answer.value = found
            return found

    def _of(self, key: Hashable) -> _Answer:
        with self._lock:
            found = self._answers.setdefault(key, _Answer(Lock()))
            self._answers.move_to_end(key)
            while len(self._answers) > _MOST:
                self._answers.popitem(last=False)
            return found


def _same(before: str, now: str) -> bool:
    """Whether the same was corrected in two states of an archive."""
    return before.partition(".")[2] == now.partition(".")[2]
