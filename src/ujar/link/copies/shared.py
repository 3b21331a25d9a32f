"""What two articles share, measured: how much of each, whose words, which numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ujar.link.copies.align import Block, Run, blocks
from ujar.link.copies.body import Body
from ujar.link.copies.digest import Digest

# The words of a run that tell nothing: set phrases of up to so many of the writer's own
# words stand in texts that have nothing to do with each other.
_SET_PHRASE = 5
# So many of each further run near it: where one copied and changed a word here and
# there, many short runs follow each other.
_NEXT = 2
# A block without so many own words behind its set phrases is none of the copied text.
_LEAST = 3
# What begins in the later part of both articles is background that outlets keep and put
# under every report; it counts less, the later it begins in both.
_EARLY, _LATE, _BACKGROUND = 0.35, 0.6, 0.1


@dataclass(frozen=True, slots=True)
class Shared:
    """The text that two articles share, in words.

    ``own`` are shared words of the writer, ``told`` those beyond set phrases, ``news``
    is how much of them is no mere background (0 to 1). ``share`` is the part of the
    shorter body that is shared, ``own_share`` the same of its writer's words,
    ``longer_share`` of the longer body; ``touched`` counts the words between the runs
    of a block too. ``numbers`` is the share of numbers in and between the runs that are
    the same.
    """

    blocks: tuple[Block, ...]
    words: int
    longest: int
    own: int
    told: int
    news: float
    share: float
    longer_share: float
    own_share: float
    touched: float
    numbers: float

    @property
    def runs(self) -> int:
        """How many runs there are."""
        return sum(map(len, self.blocks))


def shared(left: Digest, right: Digest) -> Shared:
    """Measure what the two share; the same with the sides exchanged."""
    bodies = left.text.body, right.text.body
    found = [(b, _told(b, *bodies)) for b in blocks(left.text, right.text)]
    found = [(b, told) for b, told in found if told >= _LEAST]
    kept = tuple(b for b, _ in found)
    told = sum(t for _, t in found)
    lengths = [(r.left_end - r.left) for b in kept for r in b]
    shorter, longer = sorted(map(len, bodies))
    own = _own((r for b in kept for r in b), *bodies)
    least = max(1, min(int(b.plain[-1]) for b in bodies))
    return Shared(
        blocks=kept,
        words=sum(lengths),
        longest=max(lengths, default=0),
        own=own,
        told=told,
        news=sum(t * _news(b, *bodies) for b, t in found) / max(1, told),
        share=sum(lengths) / shorter,
        longer_share=sum(lengths) / longer,
        own_share=min(1.0, own / least),
        touched=min(1.0, min(_reach(kept)) / shorter),
        numbers=_numbers(kept, *bodies),
    )


def _told(block: Block, left: Body, right: Body) -> int:
    """Count the writer's words in the block beyond what set phrases have of them."""
    free = _SET_PHRASE + _NEXT * (len(block) - 1)
    return max(0, _own(block, left, right) - free)


def _own(runs: Iterable[Run], left: Body, right: Body) -> int:
    """Count the words that are the writer's own on both sides."""
    return sum(
        int(
            min(
                left.plain[r.left_end] - left.plain[r.left],
                right.plain[r.right_end] - right.plain[r.right],
            )
        )
        for r in runs
    )


def _news(block: Block, left: Body, right: Body) -> float:
    """Return 1 for what stands early in one of the two, less for background."""
    begins = min(block[0].left / len(left), block[0].right / len(right))
    late = min(1.0, max(0.0, (begins - _EARLY) / (_LATE - _EARLY)))
    return 1 - late * (1 - _BACKGROUND)


def _reach(kept: Sequence[Block]) -> tuple[int, int]:
    """Count the words from the first to the last of each block, on either side."""
    return (
        sum(b[-1].left_end - b[0].left for b in kept),
        sum(b[-1].right_end - b[0].right for b in kept),
    )


def _numbers(kept: Sequence[Block], left: Body, right: Body) -> float:
    """Return the share of numbers that are the same, of those that have a partner.

    A number that only one of the two has between the runs is an addition; where both
    have others there, they are the two versions of a form that is filled in daily.
    """
    same = changed = 0
    for block in kept:
        same += sum(int(left.numbers[r.left_end] - left.numbers[r.left]) for r in block)
        for a, b in pairwise(block):
            here = _digits(left, a.left_end, b.left)
            there = _digits(right, a.right_end, b.right) if here else here
            changed += min(len(here - there), len(there - here))
    return (same + 1) / (same + changed + 1)


def _digits(body: Body, first: int, last: int) -> frozenset[int]:
    """Return the different numbers among the words ``[first, last)``."""
    count = body.numbers
    if count[first] == count[last]:
        return frozenset()
    places = range(first, last)
    return frozenset(int(body.word[i]) for i in places if count[i + 1] > count[i])
