"""Groups of figures that are all near one another, out of a chain of pairs."""

from collections.abc import Callable, Collection, Mapping, Sequence

from ujar.schema import Ref

Score = Callable[[Ref, Ref], float | None]


def clusters(
    judged: Mapping[tuple[Ref, Ref], float],
    score: Score,
    least: float,
    firm: Collection[tuple[Ref, Ref]] = (),
) -> list[list[Ref]]:
    """Return groups whose members are near each other on average.

    The surest pairs are joined first; two groups join if the mean *score* of their
    pairs is *least* or more, so that one wrong link does not pull two facts together.
    The *firm* pairs are joined before all others, whatever the mean.
    """
    home: dict[Ref, list[Ref]] = {}
    order = sorted(judged, key=lambda pair: (pair not in firm, -judged[pair], pair))
    for pair in order:
        left, right = (home.setdefault(ref, [ref]) for ref in pair)
        if left is right:
            continue
        if pair in firm or _mean(left, right, score) >= least:
            left.extend(right)
            home.update(dict.fromkeys(right, left))
    found = {id(group): group for group in home.values()}
    return sorted(sorted(group) for group in found.values() if len(group) > 1)


def _mean(left: Sequence[Ref], right: Sequence[Ref], score: Score) -> float:
    found = [s for a in left for b in right if (s := score(a, b)) is not None]
    return sum(found) / len(found)
