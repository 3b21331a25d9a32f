"""The place of an annotation in an article's text."""

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range ``[start, end)`` of Unicode code points in an article's text."""

    start: int
    end: int

    def overlaps(self, other: tuple[int, int]) -> bool:
        """Whether the two ranges share at least one code point."""
        return self.start < other[1] and other[0] < self.end

    def contains(self, other: tuple[int, int]) -> bool:
        """Whether *other* lies inside this range."""
        return self.start <= other[0] and other[1] <= self.end
