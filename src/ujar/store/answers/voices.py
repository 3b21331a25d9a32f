"""How diverse voices are: measures that the size of a sample does not decide."""

from collections import Counter
from collections.abc import Sequence
from math import exp, lgamma

from ujar.schema.outlets import DRAWN, TOP, Voices

_PAIR = 2


def voices(counts: Sequence[int], institutions: int) -> Voices:
    """Return the measures of statements by speaker; some are of *institutions*."""
    ranked, total = sorted(counts, reverse=True), sum(counts)
    return Voices(
        statements=total,
        speakers=len(ranked),
        persons=total - institutions,
        institutions=institutions,
        top=sum(ranked[:TOP]) / total if total else None,
        simpson=simpson(ranked),
        in_hundred=rarefied(ranked, DRAWN),
    )


def simpson(counts: Sequence[int]) -> float | None:
    """Return how likely two statements drawn at random are of two speakers.

    Simpson's index of diversity without replacement, 1 - Σ n(n-1) / N(N-1): its
    expectation does not depend on the sample's size (E. H. Simpson, Measurement of
    diversity, Nature 163 (1949), 688).

    >>> simpson([2, 1, 1]), simpson([1])
    (0.8333333333333334, None)
    """
    total = sum(counts)
    if total < _PAIR:
        return None
    return 1 - sum(n * (n - 1) for n in counts) / (total * (total - 1))


def rarefied(counts: Sequence[int], drawn: int) -> float | None:
    """Return how many speakers so many statements drawn at random have; None of fewer.

    Rarefaction, which makes samples of different size comparable (S. H. Hurlbert, The
    nonconcept of species diversity, Ecology 52 (1971), 577-586).

    >>> rarefied([2, 1, 1], 2), rarefied([100, 100], 100)
    (1.833333, 2.0)
    """
    total = sum(counts)
    if total < drawn:
        return None
    often = Counter(counts).items()
    return round(sum(many * (1 - _missed(total, n, drawn)) for n, many in often), 6)


def _missed(total: int, own: int, drawn: int) -> float:
    """Return how likely none of a speaker's statements is among those drawn."""
    rest = total - own
    if rest < drawn:
        return 0.0
    ways = lgamma(rest + 1) - lgamma(rest - drawn + 1)
    return exp(ways - lgamma(total + 1) + lgamma(total - drawn + 1))
