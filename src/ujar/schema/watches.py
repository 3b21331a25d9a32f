"""Watches: saved searches, what they found, and to whom it was told.

Times are seconds since 1970, UTC.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from ujar.schema.keeping import Wanted


class Channel(StrEnum):
    """A way of telling what a watch found."""

    WEBHOOK = "webhook"
    EMAIL = "email"


class State(StrEnum):
    """What became of a delivery; GIVEN_UP after too many tries."""

    WAITING = "waiting"
    DONE = "done"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True)
class Watch:
    """A saved search: ``query`` are words as for a search, ``wanted`` conditions.

    ``webhook`` is an address that is told, signed with ``secret``; ``email`` one that
    gets digests. ``found`` and ``unseen`` count what it found, and what since the last
    look at it. ``feed`` is a digest of the key that opens its feed without a login.
    """

    id: str
    name: str
    query: str = ""
    wanted: Wanted = field(default_factory=Wanted)
    webhook: str | None = None
    secret: str | None = None
    email: str | None = None
    made: int = 0
    found: int = 0
    unseen: int = 0
    feed: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement that a watch found, as it stood then, and where it stands."""

    article: str
    item: int
    words: str
    kind: str
    speaker: str | None = None
    entity: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    utterance: str | None = None
    said_on: str | None = None


@dataclass(frozen=True, slots=True)
class WatchHit:
    """What a watch found, and when; ``n`` counts what all watches found."""

    n: int
    evidence: Finding
    at: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """Hits to be told by a channel: those from ``first`` to ``last``, by their ``n``.

    ``id`` names it to whoever is told, the same in every try.
    """

    n: int
    id: str
    watch: str
    channel: Channel
    first: int
    last: int
    tries: int
    state: State
    due: int


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try at a delivery, and how it ended."""

    delivery: str
    channel: Channel
    at: int
    outcome: str
