"""Look up ranges of a text in sequences that are sorted by where they begin."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Protocol, TypeVar


class Placed(Protocol):
    """Anything that stands on a half-open range of a text."""

    @property
    def span(self) -> tuple[int, int]:
        """Where it begins and ends."""


P = TypeVar("P", bound=Placed)


def beginning_in(items: Sequence[P], start: int, end: int) -> Sequence[P]:
    """Return the items that begin inside ``[start, end)``."""
    first = last = bisect_left(items, start, key=_start)
    while last < len(items) and items[last].span[0] < end:
        last += 1
    return items[first:last]


def overlapping(items: Sequence[P], start: int, end: int) -> Sequence[P]:
    """Return those of items that do not overlap each other which overlap the range."""
    last = bisect_left(items, end, key=_start)
    first = last
    while first and items[first - 1].span[1] > start:
        first -= 1
    return items[first:last]


def overlaps_any(ranges: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the sorted *ranges*, apart from each other, overlaps the range."""
    i = bisect_right(ranges, start, key=_first)
    before = i > 0 and ranges[i - 1][1] > start
    return before or (i < len(ranges) and ranges[i][0] < end)


def _start(item: Placed) -> int:
    return item.span[0]


def _first(item: tuple[int, int]) -> int:
    return item[0]
