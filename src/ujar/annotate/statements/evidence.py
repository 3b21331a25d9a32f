"""What the tagger says of a stretch of text, looked up by offsets."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ujar.schema import Kind, Segment, Tagging
from ujar.text.ranges import beginning_in

_KINDS = tuple(Kind)
_CONTENT = frozenset(k.value for k in Kind)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Probabilities a word, and the tagger's own segments, of one article.

    ``starts`` are the words' offsets; ``sums`` has a column for each kind of
    statement with the running total of the probability that a word belongs to it, so
    that a mean over any stretch takes no loop.
    """

    starts: Sequence[int]
    sums: NDArray[np.float64]
    content: tuple[Segment, ...]
    cues: tuple[Segment, ...]
    sources: tuple[Segment, ...]
    read_to: int

    def shares(self, start: int, end: int) -> NDArray[np.float64] | None:
        """Mean probability of each kind over the words in ``[start, end)``.

        None where the tagger has read nothing.
        """
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end)
        if first >= last or start >= self.read_to:
            return None
        total: NDArray[np.float64] = self.sums[last] - self.sums[first]
        return total / (last - first)

    def reported(self, start: int, end: int) -> float | None:
        """Mean probability that the words in ``[start, end)`` are reported."""
        shares = self.shares(start, end)
        return None if shares is None else float(shares.sum())

    def likeliest(self, start: int, end: int) -> Kind | None:
        """The kind that the words in ``[start, end)`` most probably are."""
        shares = self.shares(start, end)
        return None if shares is None else _KINDS[int(shares.argmax())]

    def near(self, segments: Sequence[Segment], start: int, end: int) -> list[Segment]:
        """The segments that lie inside ``[start, end)``."""
        return [s for s in beginning_in(segments, start, end) if s.span[1] <= end]


def weigh(tagging: Tagging | None) -> Evidence | None:
    """Return the evidence of *tagging*, None where no tagger has run."""
    if tagging is None or tagging.role_probs is None or not tagging.words:
        return None
    labels = tagging.role_labels
    probabilities = np.asarray(tagging.role_probs, dtype=np.float64)
    columns = [
        [i for i, label in enumerate(labels) if label.partition("-")[2] == kind]
        for kind in _KINDS
    ]
    mass = np.stack([probabilities[:, c].sum(axis=1) for c in columns], axis=1)
    sums = np.concatenate([np.zeros((1, len(_KINDS))), np.cumsum(mass, axis=0)])
    roles = tagging.roles
    return Evidence(
        starts=[w[0] for w in tagging.words],
        sums=sums,
        content=tuple(s for s in roles if s.label in _CONTENT),
        cues=tuple(s for s in roles if s.label == "cue"),
        sources=tuple(s for s in roles if s.label == "source"),
        read_to=tagging.words[-1][1],
    )
