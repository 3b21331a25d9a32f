"""Where the words of one version of a text differ from those of another."""

from rapidfuzz.distance import LCSseq

from ujar.text.words import Word, words

Range = tuple[int, int]


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
