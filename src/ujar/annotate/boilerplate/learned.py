"""What the tagger has learned to be boilerplate, where the rules say nothing."""

from collections.abc import Iterable

from ujar.annotate.boilerplate.claims import Claims
from ujar.schema import BoilerplateType, Segment

# Not yet swept: the tagger's layout head is not trained.
THRESHOLD = 0.9
_TYPES = frozenset(BoilerplateType)


def claim_learned(claims: Claims, layout: Iterable[Segment]) -> None:
    """Claim the learned segments that are sure enough and free of other claims."""
    for segment in layout:
        if segment.score < THRESHOLD or segment.label not in _TYPES:
            continue
        if claims.at(segment.span.start) is None:
            claims.add(segment.span, BoilerplateType(segment.label), "learned")
