"""How the figures given for one quantity stand to each other."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import combinations

from ujar.link.facts.given import Given
from ujar.link.facts.intervals import PERCENT, meet
from ujar.schema import FactRelation, Sense

# The share of pairs of values of which the later must be the higher for a count that
# grows: one estimate that was too high does not make it a contradiction.
_MOSTLY = 0.75
# Nearer to each other than this, two reports speak of one time.
_APART = timedelta(minutes=30)
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_SIGNS = {
    Sense.EXACTLY: "",
    Sense.ABOUT: "about ",
    Sense.AT_LEAST: "at least ",
    Sense.MORE_THAN: "more than ",
    Sense.AT_MOST: "at most ",
    Sense.LESS_THAN: "less than ",
}


def relate(members: Sequence[Given]) -> tuple[FactRelation, str]:
    """Return how *members*, the earliest first, stand to each other, and why."""
    clashes = [
        (a, b) for a, b in combinations(members, 2) if not meet(a.bounds, b.bounds)
    ]
    shown = _series(members)
    if not clashes:
        same = len({m.figure.value for m in members}) == 1
        why = "all give the same" if same else "all can be true of one number"
        return FactRelation.AGREE, f"{shown}: {why}"
    if not all(m.counts for m in members):
        return FactRelation.DIFFER, f"{shown}: they cannot all be right"
    first = _earliest(members)
    moved = [(a, b) for a, b in combinations(first, 2) if not meet(a.bounds, b.bounds)]
    timed = [(a, b) for a, b in moved if _later(a, b)]
    if len(timed) < len(moved) / 2:
        return FactRelation.DIFFER, f"{shown}: given for the same time, they differ"
    rising = sum(a.figure.value < b.figure.value for a, b in timed)
    if rising >= _MOSTLY * len(timed):
        return FactRelation.OVERTAKEN, f"{shown}: the later count is higher"
    if sum(m.moves for m in members) * 2 > len(members):
        return FactRelation.OVERTAKEN, f"{shown}: such a count rises and falls"
    return FactRelation.DIFFER, f"{shown}: the later is not the higher, they differ"


def _earliest(members: Sequence[Given]) -> list[Given]:
    """Return the first to give each value: a late report may repeat an old count."""
    seen: dict[tuple[float, float], Given] = {}
    for member in members:
        seen.setdefault((member.bounds.low, member.bounds.high), member)
    return list(seen.values())


def _later(a: Given, b: Given) -> bool:
    """Whether *b* holds for a time that is clearly after that of *a*."""
    if a.when is None or b.when is None:
        return False
    try:
        gap = datetime.fromisoformat(b.when) - datetime.fromisoformat(a.when)
    except (ValueError, TypeError):  # a day that no calendar has, or two kinds of time
        return False
    return gap >= _APART


def _series(members: Sequence[Given]) -> str:
    """Return the values with their times, each value once."""
    seen: dict[str, Given] = {}
    for member in members:
        seen.setdefault(_value(member), member)
    day = {(m.when or "")[:10] for m in seen.values()}
    return ", ".join(f"{v}{_at(m.when, len(day) > 1)}" for v, m in seen.items())


def _at(when: str | None, days: bool) -> str:  # noqa: FBT001
    if when is None:
        return ""
    return f" at {when.replace('T', ' ')}" if days else f" at {when[11:]}"


def _value(member: Given) -> str:
    """Return the value as a reader writes it, with its bounds and its currency."""
    figure = member.figure
    number = _number(figure.value)
    if figure.high is not None:
        number += f" to {_number(figure.high)}"
    if figure.unit == PERCENT:
        number += " %"
    elif not member.counts:
        number = f"{figure.unit} {number}"
    return f"{_SIGNS[figure.sense]}{number}"


def _number(value: float) -> str:
    for size, name in _SCALES:
        if abs(value) >= size and (value / size * 1000) % 1 == 0:
            return f"{value / size:,.10g} {name}"
    return f"{value:,.0f}" if value % 1 == 0 else f"{value:,.10g}"
