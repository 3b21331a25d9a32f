"""What is asked for with a key is done once; who asks again gets the same answer."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from ujar.schema.keeping import ArchiveError
from ujar.schema.replays import Replay

# Of more keys than anybody sends in a day, the oldest go first.
DAY, MOST = 86_400, 10_000


class OtherBodyError(ArchiveError):
    """With this key something else was sent before."""


class Replays(Protocol):
    """The place where answers are kept by key; changes happen inside ``writing()``."""

    def kept(self, key: str) -> Replay | None:
        """Return what was answered under that key."""

    def keep(self, replay: Replay) -> None:
        """Keep an answer under a key that there is not yet."""

    def sweep(self, before: int, most: int) -> None:
        """Forget what was kept before *before*, and of more than *most* the oldest."""


class Replayed(Protocol):
    """An archive that keeps answers."""

    @property
    def replays(self) -> Replays:
        """What was answered, by key."""

    def writing(self) -> AbstractContextManager[None]:
        """Open a transaction: all is kept, or nothing."""


def once(
    archive: Replayed, asked: tuple[str, str], now: int, make: Callable[[], str]
) -> str:
    """Return what *make* answers, or what it answered to the same before.

    *asked* are digests of who asks for what with which key, and of what was sent. What
    *make* changes and its answer are kept together, or neither.
    """
    key, sent = asked
    with archive.writing():
        archive.replays.sweep(now - DAY, MOST)
        held = archive.replays.kept(key)
        if held is None:
            held = Replay(key, sent, make(), now)
            archive.replays.keep(held)
    if held.sent != sent:
        raise OtherBodyError("with this key something else was sent before")
    return held.answer
