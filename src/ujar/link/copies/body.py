"""The words of an article's body as numbers, each with where it stands."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from zlib import crc32

import numpy as np
import numpy.typing as npt

from ujar.schema import Reading, Span
from ujar.text import quotations

Words = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]

# Case, punctuation and hyphens are left out; letters and digits come apart, and so do
# words whose space was lost before a capital ("ungkapNetanyahu").
_WORD = re.compile(r"[^\W\d_]+|\d+")
_GLUE = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])")


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """The words of a body in order, by number, with where each stands in the text.

    ``plain`` counts, before each word, the writer's own words: those outside quotation
    marks that are neither names (a capital) nor numbers. ``numbers`` counts those of
    digits. ``letters`` are all words without what stood between them, ``at`` tells
    where each begins there; the last of ``plain``, ``numbers``, ``at`` is the whole.
    """

    word: Words
    start: Places
    end: Places
    plain: Places
    numbers: Places
    letters: str
    at: Places

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.word)

    def span(self, first: int, last: int) -> Span:
        """Return where the words ``[first, last)`` stand in the article's text."""
        return Span(int(self.start[first]), int(self.end[last - 1]))


def body(reading: Reading) -> Body:
    """Return the body of the article: its text without what is no body text."""
    text = reading.article.text
    start, end = _places(text, [b.span for b in reading.boilerplate])
    words = [text[a:b] for a, b in zip(start.tolist(), end.tolist(), strict=True)]
    low = [w.lower() for w in words]
    own = np.array([w[0].islower() for w in words], dtype=np.bool_)
    quoted = _inside(start, [(q.start, q.end) for q in quotations.pair(text)])
    return Body(
        word=np.array(
            [crc32(w.encode("utf-8", "surrogatepass")) for w in low], dtype=np.uint64
        ),
        start=start,
        end=end,
        plain=_counted(own & ~quoted),
        numbers=_counted(np.array([w[0].isdecimal() for w in low], dtype=np.bool_)),
        letters="".join(low),
        at=np.array(list(accumulate(map(len, low), initial=0)), dtype=np.int64),
    )


def _places(text: str, hidden: Sequence[Span]) -> tuple[Places, Places]:
    """Return where each word begins and where it ends."""
    starts, ends = [], []
    for first, last in _between(hidden, len(text)):
        found = [m.span() for m in _WORD.finditer(text, first, last)]
        cuts = [m.start() for m in _GLUE.finditer(text, first + 1, last)]
        starts += sorted([s for s, _ in found] + cuts)
        ends += sorted([e for _, e in found] + cuts)
    return np.array(starts, dtype=np.int64), np.array(ends, dtype=np.int64)


def _between(hidden: Iterable[Span], length: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the text that none of the *hidden* ones covers."""
    at = 0
    for start, end in sorted(hidden):
        if start > at:
            yield at, start
        at = max(at, end)
    if at < length:
        yield at, length


def _inside(starts: Places, ranges: Sequence[tuple[int, int]]) -> npt.NDArray[np.bool_]:
    """Return which of the *starts* lie in one of the ranges, which are in order."""
    if not ranges or not len(starts):
        return np.zeros(len(starts), dtype=np.bool_)
    edges = np.array(ranges, dtype=np.int64)
    at = np.searchsorted(edges[:, 0], starts, side="right") - 1
    inside: npt.NDArray[np.bool_] = (at >= 0) & (starts < edges[at, 1])
    return inside


def _counted(marks: npt.NDArray[np.bool_]) -> Places:
    """Return how many marks are set before each place, and at the end in all."""
    counts = np.zeros(len(marks) + 1, dtype=np.int64)
    np.cumsum(marks, out=counts[1:])
    return counts
