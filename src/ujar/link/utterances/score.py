"""How sure it is that two statements are the same words."""

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ujar.link.utterances.features import Features, logarithm

_WEIGHTS = Path(__file__).with_name("weights.toml")
# From here on two statements are one utterance; see weights.toml for the sweep.
THRESHOLD = 0.5


@cache
def weights(meaning: bool) -> Mapping[str, float]:  # noqa: FBT001
    """Return the weights, with or without a weight for meaning."""
    with _WEIGHTS.open("rb") as file:
        found: dict[str, float] = tomllib.load(file)["meaning" if meaning else "words"]
    return found


def score(features: Features) -> float:
    """Return the probability of one utterance, by logistic regression."""
    known = weights(features.meaning is not None)
    total = known["start"] + sum(
        known.get(n, 0.0) * v for n, v in values(features).items()
    )
    return 1 / (1 + math.exp(-total))


def values(features: Features) -> dict[str, float]:
    """Return the features as the regression takes them."""
    found = {
        "contained": features.contained,
        "shared": logarithm(features.shared),
        "order": features.order,
        "numbers": features.numbers,
        "lead": features.lead,
        "row": features.row,
        "days": logarithm(features.days),
        features.bond.name.lower(): 1.0,
    }
    if features.meaning is not None:
        found["meaning"] = features.meaning
    return found
