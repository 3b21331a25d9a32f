"""What says that two figures that exclude each other are two counts, not one.

A wrong "differ" is the worst that a ledger of figures can tell: what does not clearly
count the same is left alone (docs/decisions/0023-figures-apart.md).
"""

from ujar.link.facts.digest import Digest
from ujar.link.facts.intervals import PERCENT, grain
from ujar.link.facts.intervals import apart as far
from ujar.link.facts.items import Item
from ujar.link.facts.pairs import contestable

# A sum that a writer gives to the last digit and, elsewhere, in short: 3.905.409.473
# and 3,9 miliar. Others as round lie further off: 1,26 and 1,3 triliun are two.
_SHORT = 0.005


def distinct(a: Item, b: Item, left: Digest, right: Digest) -> bool:
    """Whether *a* of *left* and *b* of *right*, whose values clash, are two counts."""
    return (
        not contestable(a, b)
        or a.vague
        or b.vague
        or a.sorts != b.sorts
        or a.share.converted
        or b.share.converted
        or (PERCENT in (a.kind, b.kind) and (a.changed or b.changed))
        or (a.share.part != b.share.part and not _one_place(a, b))
        or _placed_apart(a, b, left, right)
        or _tells_both(a, b, left)
        or _tells_both(b, a, right)
    )


def loose(a: Item, b: Item, left: Digest, right: Digest) -> bool:
    """Whether two values that differ, and could be one, are not told as one.

    "Naik hingga 24,3 persen" tells of a sum or a share how much it was: another one is
    another. People and what was struck are counted: a bound may be all that one knows,
    and the writer who says "over 1.700" may give the 1.714 below.
    """
    counted = a.person or b.person or a.struck or b.struck
    whole = _rounded(a, b)
    if whole and (counted or far(a.value, b.value) < _SHORT):
        return False
    bound = not counted and (a.bound or b.bound)
    stray = not whole and (bound or _placed_apart(a, b, left, right))
    return stray or _tells_both(a, b, left) or _tells_both(b, a, right)


def _rounded(a: Item, b: Item) -> bool:
    """Whether one value is the other rounded or cut off ("up to" a number, too)."""
    grains = grain(a.value, a.kind), grain(b.value, b.kind)
    coarse, fine = (a, b) if grains[0] > grains[1] else (b, a)
    off, step = fine.value - coarse.value, max(grains)
    if coarse.least:
        return 0 <= off < step
    return (-step if coarse.bound else -step / 2) <= off < step


def _like(a: Item, b: Item) -> bool:
    return (a.person and b.person) or a.kind == b.kind or None in (a.kind, b.kind)


def _one_place(a: Item, b: Item) -> bool:
    return bool(a.places) and a.places == b.places


def _placed_apart(a: Item, b: Item, left: Digest, right: Digest) -> bool:
    """Whether one has a name beside it that the other's article tells of nowhere near.

    A name that is common in the other article goes without saying there. Letting such
    pairs stand where only one has a name left 20 "differ" wrong of 26, see 0023.
    """
    mine, other = a.places, b.places
    return not (mine - other <= right.common and other - mine <= left.common)


def _tells_both(mine: Item, other: Item, article: Digest) -> bool:
    """Whether the *article* of *mine* gives the value of *other*, too, of the like.

    Its writer then tells of two counts, unless one is said to replace the other or to
    hold for another time.
    """
    if mine.share.replaced or not (mine.plain and other.plain):
        return False
    return any(
        found.value == other.value
        and found.plain
        and _like(found, other)
        and not found.share.replaced
        and not (found.states and other.states and not found.states & other.states)
        and article.when(found) == article.when(mine)
        for found in article.items
    )


def apart(a: Item, b: Item, left: Digest, right: Digest) -> bool:
    """Whether two figures that clash may not stand in one fact, whoever joins them.

    A writer who gives two numbers tells of two counts, unless one replaces the other;
    a least ("more than 100") leaves open how far above it the number is.
    """
    if left.article == right.article:
        replaced = a.share.replaced or b.share.replaced
        two = bool(a.places and b.places) and a.places != b.places
        return two or not (replaced or left.when(a) != left.when(b))
    if not contestable(a, b):
        return True
    low, high = sorted((a, b), key=lambda i: i.value)
    return not (low.least and not high.vague) and distinct(a, b, left, right)
