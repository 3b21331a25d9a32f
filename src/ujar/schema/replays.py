"""What was made with a key, to be answered again to whoever asks again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Replay:
    """An answer, by who asked for what with which key; ``at`` in seconds since 1970.

    ``key`` and ``sent`` are digests.
    """

    key: str
    sent: str
    answer: str
    at: int
