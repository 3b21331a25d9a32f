"""Where the words of one version of a text differ from those of another."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from ujar.text.words import Word, words

Range = tuple[int, int]


class Change(StrEnum):
    """What one wording has done with the words of another."""

    KEPT = "kept"
    ADDED = "added"
    LEFT_OUT = "left_out"


class Piece(NamedTuple):
    """Words that stay, come or go, as they stand in their text."""

    change: Change
    words: str


def differing(base: str, other: str) -> tuple[Range, ...]:
    """Return the ranges of *other* whose words *base* does not have in that order.

    Case and punctuation do not count; neighbouring words make one range. The words
    common to both are a longest common subsequence.

    >>> other = "Air laut naik lima meter"
    >>> [other[a:b] for a, b in differing("air laut akan naik, tiga meter", other)]
    ['lima']
    """
    old, new = words(base), words(other)
    codes = LCSseq.opcodes([w.lower for w in old], [w.lower for w in new])
    changed = [(c.dest_start, c.dest_end) for c in codes if c.tag != "equal"]
    return tuple(_range(new, a, b) for a, b in changed if a < b)


def _range(found: list[Word], first: int, behind: int) -> Range:
    return found[first].start, found[behind - 1].end


def compared(base: str, other: str) -> tuple[Piece, ...]:
    """Return *other* in pieces, with the words of *base* that it leaves out.

    What was kept and added makes up *other*, letter by letter; what was left out
    stands where it would have stood.

    >>> for piece in compared("Air naik lima meter", "Air akan naik meter!"):
    ...     print(piece.change, repr(piece.words))
    kept 'Air '
    added 'akan'
    kept ' naik '
    left_out 'lima'
    kept 'meter!'
    """
    return tuple(p for p in _pieces(base, other) if p.words)


def _pieces(base: str, other: str) -> Iterator[Piece]:
    old, new = words(base), words(other)
    done = 0
    for code in LCSseq.opcodes([w.lower for w in old], [w.lower for w in new]):
        if code.tag == "equal":
            continue
        first = code.dest_start
        at = new[first].start if first < len(new) else len(other)
        yield Piece(Change.KEPT, other[done:at])
        done = at
        if code.src_start < code.src_end:
            start, end = _range(old, code.src_start, code.src_end)
            yield Piece(Change.LEFT_OUT, base[start:end])
        if first < code.dest_end:
            start, done = _range(new, first, code.dest_end)
            yield Piece(Change.ADDED, other[start:done])
    yield Piece(Change.KEPT, other[done:])
