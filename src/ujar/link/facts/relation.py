"""How the figures given for one quantity stand to each other."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import combinations

from ujar.link.facts.given import Given
from ujar.link.facts.intervals import PERCENT, meet
from ujar.link.facts.when import NOON
from ujar.schema import FactRelation, Sense

# The share of pairs of values of which the later must be the higher for a count that
# grows: one estimate that was too high does not make it a contradiction.
_MOSTLY = 0.75
# Nearer to each other than this, two reports speak of one time.
_APART = timedelta(minutes=30)
# A sum or a share that is higher a day later was brought up to date.
_DAY = timedelta(hours=20)
_NONE = timedelta()
_DAY_LONG = len("2025-06-20")
_LEAST = frozenset({Sense.AT_LEAST, Sense.MORE_THAN})
_MOST = frozenset({Sense.AT_MOST, Sense.LESS_THAN})
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
    shown = _series(members)
    if not _clashing(members):
        same = len({m.figure.value for m in members}) == 1
        why = "all give the same" if same else "all can be true of one number"
        return FactRelation.AGREE, f"{shown}: {why}"
    counted = all(m.counts for m in members)
    relation, why = _counts(members) if counted else _measures(members)
    return relation, f"{shown}: {why}"


def _measures(members: Sequence[Given]) -> tuple[FactRelation, str]:
    """Return how sums or shares that clash stand to each other."""
    if all(_rise(a, b) >= _DAY for a, b in _clashing(members)):
        return FactRelation.OVERTAKEN, "the later is higher"
    return FactRelation.DIFFER, "they cannot all be right"


def _counts(members: Sequence[Given]) -> tuple[FactRelation, str]:
    """Return how counts that clash stand to each other."""
    moved = _clashing(_earliest(members))
    timed = [pair for pair in moved if _gap(*pair) >= _APART]
    known = len(timed) >= len(moved) / 2
    if known and sum(_rise(*p) > _NONE for p in timed) >= _MOSTLY * len(timed):
        return FactRelation.OVERTAKEN, "the later count is higher"
    if sum(a.older != b.older for a, b in moved) > len(moved) / 2:
        return FactRelation.OVERTAKEN, "one is said to replace the other"
    if not known:
        return FactRelation.DIFFER, "given for the same time, they differ"
    if sum(m.moves for m in members) * 2 > len(members):
        return FactRelation.OVERTAKEN, "such a count rises and falls"
    return FactRelation.DIFFER, "the later is not the higher, they differ"


def _clashing(members: Sequence[Given]) -> list[tuple[Given, Given]]:
    """Return the pairs that cannot both be true."""
    return [(a, b) for a, b in combinations(members, 2) if _excluded(a, b)]


def _excluded(a: Given, b: Given) -> bool:
    """Whether both cannot be true: more than 100 is true of 201, too."""
    low, high = sorted((a, b), key=lambda m: m.figure.value)
    opened = low.figure.sense in _LEAST or high.figure.sense in _MOST
    return not opened and not meet(a.bounds, b.bounds)


def _earliest(members: Sequence[Given]) -> list[Given]:
    """Return the first to give each value: a late report may repeat an old count."""
    seen: dict[tuple[float, float], Given] = {}
    for member in members:
        seen.setdefault((member.bounds.low, member.bounds.high), member)
    return list(seen.values())


def _orders(a: Given, b: Given) -> list[tuple[str, str]]:
    """Return the times that may tell which of two is the later.

    They are those up to which both hold; where only one report says up to when, or both
    name the same time, those of publication, too.
    """
    held = a.when or "", b.when or ""
    shown = a.shown or "", b.shown or ""
    said = (a.when != a.shown) + (b.when != b.shown)
    return [held, shown] if said == 1 or a.when == b.when else [held]


def _gap(a: Given, b: Given) -> timedelta:
    """Return the longest time between the two, none at all where one is unknown."""
    gaps = [_between(first, then) for first, then in _orders(a, b)]
    return max(map(abs, gaps))


def _rise(a: Given, b: Given) -> timedelta:
    """Return by how much the higher of two is the later, at most."""
    low, high = sorted((a, b), key=lambda m: m.figure.value)
    return max(_between(*times) for times in _orders(low, high))


def _between(first: str, then: str) -> timedelta:
    try:
        return datetime.fromisoformat(then) - datetime.fromisoformat(first)
    except (ValueError, TypeError):  # a day that no calendar has, or two kinds of time
        return _NONE


def _series(members: Sequence[Given]) -> str:
    """Return the values with their times, each value once."""
    seen: dict[str, Given] = {}
    for member in members:
        seen.setdefault(_value(member), member)
    day = {(m.when or "")[:10] for m in seen.values()}
    return ", ".join(f"{v}{_at(m.when, len(day) > 1)}" for v, m in seen.items())


def _at(when: str | None, days: bool) -> str:  # noqa: FBT001
    """Return the time in brackets; of a day whose hour is not known the day alone."""
    if when is None:
        return ""
    if when.endswith(NOON):
        return f" ({when[:_DAY_LONG]})"
    return f" ({when.replace('T', ' ') if days else when[_DAY_LONG + 1 :]})"


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
