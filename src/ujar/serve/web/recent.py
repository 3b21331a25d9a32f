"""Answers of a moment ago, for whoever asks the same again: made once, given to all.

While another process adds, an answer may be a few seconds old (the setting
``fresh_seconds``); what is changed through this server drops them all at once. A
response is never changed once it is made, so that it may be sent again.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass

from starlette.responses import Response

# So many answers are kept, and none that is larger: 64 MB at most.
_MOST, _LARGEST = 256, 250_000


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question, with the time from which its answer may be."""

    began: float
    answer: "asyncio.Task[Response]"


class Recent:
    """The last answers by what was asked; for one event loop."""

    def __init__(
        self, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Give an answer again for so many *seconds*; for 0, never."""
        self._seconds, self._clock = seconds, clock
        self._asked: OrderedDict[Hashable, _Asked] = OrderedDict()

    async def get(
        self, key: Hashable, ask: Callable[[], Awaitable[Response]]
    ) -> Response:
        """Return the answer to *key*, which has to name all that it depends on.

        Who asks while it is being made waits for the same one. What fails, fails for
        them all, and is asked again by the next.
        """
        if self._seconds <= 0:
            return await ask()
        asked = self._asked.get(key)
        if asked is None or not self._will_do(asked):
            asked = self._ask(key, ask)
        # Shielded: whoever goes away takes nobody else's answer along.
        return await asyncio.shield(asked.answer)

    def drop(self) -> None:
        """Forget all answers, those that are being made as well: something changed."""
        self._asked.clear()

    def _will_do(self, asked: _Asked) -> bool:
        young = self._clock() - asked.began < self._seconds
        return young or not asked.answer.done()

    def _ask(self, key: Hashable, ask: Callable[[], Awaitable[Response]]) -> _Asked:
        asked = _Asked(self._clock(), asyncio.ensure_future(_made(ask)))
        self._asked[key] = asked
        self._asked.move_to_end(key)
        while len(self._asked) > _MOST:
            self._asked.popitem(last=False)
        asked.answer.add_done_callback(lambda _: self._settle(key, asked))
        return asked

    def _settle(self, key: Hashable, asked: _Asked) -> None:
        """Keep no answer that failed or is large."""
        failed = asked.answer.cancelled() or asked.answer.exception() is not None
        large = failed or len(asked.answer.result().body) > _LARGEST
        if large and self._asked.get(key) is asked:
            del self._asked[key]


async def _made(ask: Callable[[], Awaitable[Response]]) -> Response:
    return await ask()
