"""How sure it is that two statements are the same words."""

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ujar.link.utterances.features import Features
from ujar.link.utterances.parties import Bond

_WEIGHTS = Path(__file__).with_name("weights.toml")
# From here on two statements are one utterance: of 0.3 to 0.6 the best on average over
# the three sets of weights.toml, each judged by weights fitted without it.
THRESHOLD = 0.45
# Speakers that may be one: nothing else speaks for it so much.
_KIN = frozenset({Bond.SAME, Bond.SPELT, Bond.LINKED})


@cache
def weights(meaning: bool) -> Mapping[str, float]:  # noqa: FBT001
    """Return the weights, with or without a weight for meaning."""
    with _WEIGHTS.open("rb") as file:
        found: dict[str, float] = tomllib.load(file)["meaning" if meaning else "words"]
    return found


def score(features: Features) -> float:
    """Return the probability of one utterance, by logistic regression."""
    known = weights(features.meaning is not None)
    total = known["start"] + sum(known[n] * v for n, v in values(features).items())
    return 1 / (1 + math.exp(-total))


def values(features: Features) -> dict[str, float]:
    """Return the features as the regression takes them."""
    found = {
        "contained": features.contained,
        "shared": math.log1p(features.shared),
        "order": features.order,
        "numbers": features.numbers,
        "lead": features.lead,
        "row": features.row,
        "days": math.log1p(features.days),
        "kin": float(features.bond in _KIN),
        "apart": float(features.bond is Bond.APART),
    }
    if features.meaning is not None:
        found["meaning"] = features.meaning
    return found
