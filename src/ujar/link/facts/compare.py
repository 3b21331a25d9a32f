"""Which figures of two articles count the same thing."""

from datetime import date

from ujar.link.facts.digest import Digest
from ujar.link.facts.distinct import distinct, loose
from ujar.link.facts.items import Item
from ujar.link.facts.pairs import Both, Pair, dot, pair, score
from ujar.link.facts.wording import reason
from ujar.schema import Judgement, Ref

# Two reports of one event share more: 0.42 and more in the gold groups, of which a
# half is above 0.65; articles of one subject but another event mostly lie below. From
# 0.25 to 0.45, and with SURE from 0.4 to 0.55, the gold groups come out the same.
NEAR = 0.35
SURE = 0.5


def compare(new: Digest, old: Digest) -> tuple[Judgement, ...]:
    """Return the figures of the two articles that count the same."""
    left, right = sorted((new, old), key=lambda d: d.article)
    near = dot(left.event, right.event)
    if near < NEAR or left.article == right.article:
        return ()
    both = Both(
        near,
        left.common | right.common,
        _days(left.day, right.day),
        left.clocked and right.clocked,
    )
    found: list[tuple[float, Pair]] = []
    for a in left.items:
        for b in right.items:
            made = pair(a, b, both)
            if made is None or (sure := score(made)) < SURE:
                continue
            if not _two(made, a, b, (left, right)):
                found.append((sure, made))
    taken = {("left", p.left) for _, p in found if p.equal} | {
        ("right", p.right) for _, p in found if p.equal
    }
    return tuple(
        Judgement(
            Ref(left.article, p.left),
            Ref(right.article, p.right),
            round(sure, 4),
            reason(p),
        )
        for sure, p in found
        if p.equal or _free(p, taken)
    )


def _two(p: Pair, a: Item, b: Item, articles: tuple[Digest, Digest]) -> bool:
    """Whether something says that two figures that differ are two counts."""
    if p.equal:
        return False
    return (distinct if p.apart else loose)(a, b, *articles)


def _days(left: str | None, right: str | None) -> int | None:
    """Return by how many days *right* follows *left*, None if one is no day."""
    try:
        first, then = date.fromisoformat(left or ""), date.fromisoformat(right or "")
    except ValueError:
        return None
    return (then - first).days


def _free(p: Pair, taken: set[tuple[str, int]]) -> bool:
    """Whether two different values are not better explained by equal ones.

    "6,4 bulan atau 6,2 bulan" in both articles are two facts. A count that moved is
    told by what it says of people, and may stand beside the old one.
    """
    bound = (("left", p.left) in taken) + (("right", p.right) in taken)
    if p.apart:
        return bound == 0 or (bound == 1 and p.state > 0 and p.where == 0)
    return bound < len(("left", "right")) or p.state > 0
