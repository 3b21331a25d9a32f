"""Why two statements were judged the same, in words."""

from ujar.link.utterances.digest import Said
from ujar.link.utterances.features import Features
from ujar.link.utterances.parties import Bond, Party

# A neighbour's likeness that is worth telling.
_TOLD = 0.5


def reason(features: Features, a: Said, b: Said) -> str:
    """Return the reason in one line."""
    parts = [_speakers(features.bond, a.speaker, b.speaker)]
    parts.append(f"words {features.contained:.2f} contained")
    if features.meaning is not None:
        parts.append(f"meaning {features.meaning:.2f}")
    if features.days:
        parts.append(f"{features.days} day{'s' * (features.days > 1)} apart")
    elif a.said_on and b.said_on:
        parts.append("same day")
    if features.numbers:
        parts.append("numbers differ")
    if features.lead >= _TOLD:
        parts.append("beside a quotation of it")
    if features.row >= _TOLD:
        parts.append("neighbours match")
    return "; ".join(parts)


def _speakers(bond: Bond, a: Party | None, b: Party | None) -> str:
    names = sorted({p.name for p in (a, b) if p}, key=lambda n: (-len(n), n))
    return f"{bond.value} ({', '.join(names)})" if names else bond.value
