"""Which figures of two articles count the same thing."""

from ujar.link.facts.digest import Digest
from ujar.link.facts.pairs import Pair, dot, pair, score
from ujar.link.facts.wording import reason
from ujar.schema import Judgement, Ref

# Two reports of one event share more: 0.42 and more in the gold groups, of which a
# half is above 0.65; articles on one subject but another event lie below 0.4.
NEAR = 0.35
SURE = 0.5


def compare(new: Digest, old: Digest) -> tuple[Judgement, ...]:
    """Return the figures of the two articles that count the same."""
    left, right = sorted((new, old), key=lambda d: d.article)
    near = dot(left.event, right.event)
    if near < NEAR or left.article == right.article:
        return ()
    common = left.common | right.common
    found: list[tuple[float, Pair]] = []
    for a in left.items:
        for b in right.items:
            made = pair(a, b, near, common)
            if made and (sure := score(made)) >= SURE:
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
        if not p.apart or _free(p, taken)
    )


def _free(p: Pair, taken: set[tuple[str, int]]) -> bool:
    """Whether two values that clash are not better explained by equal ones.

    "6,4 bulan atau 6,2 bulan" in both articles are two facts. A count that moved is
    told by what it says of people, and may stand beside the old one.
    """
    bound = (("left", p.left) in taken) + (("right", p.right) in taken)
    return bound == 0 or (bound == 1 and p.state > 0 and p.where == 0)
