"""The best allowed sequence of tags, and the segments that it spells."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ujar.schema.span import Span
from ujar.schema.tagging import Segment

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NEVER = -1e4
# What going on after a gap costs (in logits): without it, doubtful content comes in
# crumbs. Swept on 28 annotated articles held out of training: exact 0.71 to 0.81.
_RESUME = -3.0


@dataclass(frozen=True, slots=True)
class Scheme:
    """A head's tags with what may follow what; row 0 stands for the start."""

    tags: tuple[str, ...]
    allowed: "NDArray[np.float32]"

    @property
    def kinds(self) -> tuple[str, ...]:
        """The labels behind the tags, ``O`` first."""
        return ("O", *(tag[2:] for tag in self.tags if tag[0] == "B"))


def scheme(tags: Sequence[str], resumable: frozenset[str]) -> Scheme:
    """Build the transitions; a *resumable* label may go on after a gap."""
    size = len(tags)
    allowed = np.zeros((size + 1, size), np.float32)
    for j, tag in enumerate(tags):
        if tag[0] != "I":
            continue
        for i, before in enumerate(("O", *tags)):
            same = before[2:] == tag[2:]
            gap = tag[2:] in resumable and before[2:] not in resumable
            cost = _RESUME if gap and i else 0.0
            allowed[i, j] = cost if same or gap else _NEVER
    return Scheme(tuple(tags), allowed)


def best(logits: "NDArray[np.float32]", rules: Scheme) -> "NDArray[np.int64]":
    """Return the best allowed tags of one window (Viterbi where it matters)."""
    free: NDArray[np.int64] = logits.argmax(axis=1)
    steps = rules.allowed[np.concatenate(([0], free[:-1] + 1)), free]
    if not steps.any():
        return free
    return _viterbi(logits, rules.allowed)


def _viterbi(
    logits: "NDArray[np.float32]", allowed: "NDArray[np.float32]"
) -> "NDArray[np.int64]":
    count, size = logits.shape
    back = np.zeros((count, size), np.int64)
    columns = np.arange(size)
    score = logits[0] + allowed[0]
    steps = allowed[1:]
    for at in range(1, count):
        paths = score[:, None] + steps
        back[at] = paths.argmax(axis=0)
        score = paths[back[at], columns] + logits[at]
    path = np.zeros(count, np.int64)
    path[-1] = score.argmax()
    for at in range(count - 1, 0, -1):
        path[at - 1] = back[at, path[at]]
    return path


def probabilities(logits: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Return the softmax of every row."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    result: NDArray[np.float32] = powers / powers.sum(axis=1, keepdims=True)
    return result


def by_kind(tags: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Add up the B- and I- columns: O, then one column a label."""
    inner = tags[:, 1::2] + tags[:, 2::2]
    return np.concatenate([tags[:, :1], inner], axis=1)


def segments(
    path: "NDArray[np.int64]",
    kinds: "NDArray[np.float32]",
    rules: Scheme,
    spans: Sequence[tuple[int, int]],
) -> tuple[Segment, ...]:
    """Spell the tags of a whole text as segments."""
    marked = np.flatnonzero(path).tolist()
    tags = path.tolist()
    runs: list[list[int]] = []
    for i in marked:
        follows = bool(runs) and runs[-1][1] == i and tags[i] % 2 == 0
        if follows and _kind(tags[i]) == _kind(tags[i - 1]):
            runs[-1][1] = i + 1
        else:
            runs.append([i, i + 1])
    return tuple(_segment(a, b, tags[a], kinds, rules, spans) for a, b in runs)


def _kind(tag: int) -> int:
    return (tag + 1) // 2


def _segment(  # noqa: PLR0913, PLR0917
    first: int,
    end: int,
    tag: int,
    kinds: "NDArray[np.float32]",
    rules: Scheme,
    spans: Sequence[tuple[int, int]],
) -> Segment:
    kind = _kind(tag)
    score = float(kinds[first:end, kind].mean())
    span = Span(spans[first][0], spans[end - 1][1])
    return Segment(span, rules.kinds[kind], score, continues=tag % 2 == 0)
