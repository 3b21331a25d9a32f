"""How sure it is that two statements are the same words."""

import math

from ujar.link.utterances.features import KIN, Features
from ujar.link.utterances.parties import Bond
from ujar.link.utterances.weights import weights

# From here on two statements are one utterance: of 0.3 to 0.6 the best on average over
# the three sets of weights.toml, each judged by weights fitted without it.
THRESHOLD = 0.45


def score(features: Features) -> float:
    """Return the probability of one utterance, by logistic regression."""
    known = weights().words if features.meaning is None else weights().meaning
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
        "kin": float(features.bond in KIN),
        "apart": float(features.bond is Bond.APART),
    }
    if features.meaning is not None:
        found["meaning"] = features.meaning
    return found
