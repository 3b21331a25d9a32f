"""Which of two articles has its text from the other, as times and credits tell."""

from dataclasses import dataclass

from ujar.link.copies.digest import Digest
from ujar.schema import Direction

_DAY = len("2025-06-20")
_MINUTE = len("2025-06-20T11:24")


@dataclass(frozen=True, slots=True)
class Told:
    """A direction, why, and the source that both have the text from, if it is named."""

    direction: Direction
    reason: str
    source: str | None = None


def direction(left: Digest, right: Digest) -> Told:
    """Return which has the text from which: credits tell first, then times."""
    return _credited(left, right) or _common(left, right) or _earlier(left, right)


def _credited(left: Digest, right: Digest) -> Told | None:
    """One names the other, and is not named by it."""
    by_right, by_left = left.outlet in right.credits, right.outlet in left.credits
    if by_right == by_left:
        return None
    giver, taker = (left, right) if by_right else (right, left)
    way = Direction.FROM_LEFT if by_right else Direction.FROM_RIGHT
    return Told(way, f"{taker.outlet} credits {giver.outlet}")


def _common(left: Digest, right: Digest) -> Told | None:
    """Two outlets have it from the same place."""
    if left.outlet == right.outlet:
        return None
    both = Direction.BOTH_FROM_ELSEWHERE
    if left.credits & right.credits:
        source = min(left.credits & right.credits)
        return Told(both, f"both credit {source}", source)
    sources = left.sources | right.sources
    if len(sources) == 1:
        (source,) = sources
        who = left.outlet if source in left.sources else right.outlet
        return Told(both, f"{who} credits {source} for its text", source)
    if left.release and right.release:
        return Told(both, "both cite a written statement")
    return None


def _earlier(left: Digest, right: Digest) -> Told:
    first, last = left.published or left.day, right.published or right.day
    if first is None or last is None:
        return Told(Direction.UNKNOWN, "not both have a time, and no credit tells")
    size = min(len(first), len(last))
    if size < _DAY or first[:size] == last[:size]:
        return Told(Direction.UNKNOWN, "the same time as far as known, and no credit")
    way = Direction.FROM_LEFT if first < last else Direction.FROM_RIGHT
    early, late = sorted((first, last))
    unit = "" if size >= _MINUTE else " (days only)"
    return Told(way, f"published {early} before {late}{unit}")
