"""Stretches claimed as boilerplate while the rules are at work."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from ujar.schema import Boilerplate, BoilerplateType, Span


class Claims:
    """Claims on one text; the first rule to claim a character keeps it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: list[int] = []
        self._marks: list[Boilerplate] = []

    def __iter__(self) -> Iterator[Boilerplate]:
        """Yield the claims from left to right."""
        return iter(self._marks)

    def at(self, offset: int) -> Span | None:
        """Return the claim that holds *offset*."""
        i = bisect_right(self._starts, offset) - 1
        if i >= 0 and offset < self._marks[i].span.end:
            return self._marks[i].span
        return None

    def next_start(self, offset: int) -> int:
        """Return where the first claim at or after *offset* starts, or the end."""
        i = bisect_left(self._starts, offset)
        return self._starts[i] if i < len(self._starts) else len(self.text)

    def add(self, span: tuple[int, int], kind: BoilerplateType, reason: str) -> None:
        """Claim the free part of *span* that comes first, trimmed of white space."""
        start, end = span
        while start < end and (held := self.at(start)) is not None:
            start = held.end
        end = min(end, self.next_start(start))
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start < end:
            i = bisect_left(self._starts, start)
            self._starts.insert(i, start)
            self._marks.insert(i, Boilerplate(Span(start, end), kind, reason))
