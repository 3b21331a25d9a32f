"""Choose the day of a statement by the weights of what speaks for each day."""

import math
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ujar.annotate.circumstances.clues import Case

_FILE = "day_weights.toml"


@dataclass(frozen=True, slots=True)
class Weights:
    """What each clue adds to a day's sum; that of no day at all is 0.

    A day is taken where its probability is at least ``least``.
    """

    of: Mapping[str, float]
    least: float


@cache
def weights() -> Weights:
    """Return the weights that training/said_on.py wrote."""
    text = resources.files(__package__).joinpath(_FILE).read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return Weights(dict(table["weights"]), float(table["least"]))


def probabilities(case: Case, scale: Weights) -> Iterator[float]:
    """Yield the probability of each day of *case*; the rest is that of none."""
    sums = [sum(scale.of.get(c, 0.0) for c in clues) for clues in case.clues]
    top = max(0.0, *sums)
    grown = [math.exp(s - top) for s in sums]
    whole = sum(grown) + math.exp(-top)
    yield from (g / whole for g in grown)


def choose(case: Case, scale: Weights) -> str | None:
    """Return the day of *case*, None where no day is likely enough."""
    found = list(probabilities(case, scale))
    best = max(range(len(found)), key=found.__getitem__)
    return case.days[best] if found[best] >= scale.least else None
