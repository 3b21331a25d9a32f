"""Whether two figures of two articles on one event count the same thing."""

from dataclasses import dataclass
from math import exp

from ujar.link.facts.intervals import PERCENT, apart, meet
from ujar.link.facts.items import Item, Vector
from ujar.link.facts.vocabulary import ANYBODY, VICTIM

# Of sums and shares, only these are said of an event and not of a day's market.
_MEASURED = frozenset({"lost", "damaged"})
_STRUCK = 1.5
_PART = -0.5

# Weights of a linear score whose logistic is the probability. They were set by hand on
# pairs of figures of the seven gold groups and read over on 250 facts of 655 other
# articles of five days; each holds within a fifth of itself without changing a group.
_TELLING = (0.0, 0.0, 1.2, 2.4, 3.0, 3.4, 3.6)
_ROUGHLY = 0.8
_FITS = {"base": -4.2, "own": 3.0, "sentence": 3.0, "unit": 0.8, "near": 2.0}
_FITS_STATE = {1.0: 2.4, 0.0: 0.0, _PART: -0.3, -1.0: -2.0}
_FITS_WHERE = {1.0: 0.8, 0.0: 0.0, _PART: 0.0, -1.0: -0.8}
_SAME, _ANOTHER = 0.6, -0.2
_CLASH = {"base": -3.4, "own": 2.5, "sentence": 0.5, "unit": 0.8, "near": 2.0}
_CLASH_STATE = {1.0: 2.2, 0.0: 0.0, _PART: -2.2, -1.0: -4.0}
_CLASH_WHERE = {1.0: 2.5, 0.0: 0.0, _PART: -1.25, -1.0: -2.5}
_CLASH_APART = -1.5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures and what speaks for and against their counting the same.

    ``equal`` is that both give one value, ``apart`` how far the values lie from each
    other, 0 where both can be true; ``digits`` how telling they are. ``unit``,
    ``state`` and ``where`` are 1 for the same, 0 for what cannot be told, -1 for
    another, -0.5 for what only one of them says. ``own`` and ``sentence`` are shares
    of common words around them, ``near`` that of the two articles.
    """

    left: int
    right: int
    equal: bool
    apart: float
    digits: int
    unit: float
    state: float
    where: float
    own: float
    sentence: float
    near: float


def pair(a: Item, b: Item, near: float, common: frozenset[str]) -> Pair | None:
    """Return the two figures as a pair, None if nothing could make them one count."""
    unit = _unit(a, b)
    equal = a.value == b.value and a.exact and b.exact
    fits = meet(a.bounds, b.bounds)
    if unit < 0 and not (equal and a.person and b.person and a.digits > 1):
        return None
    if not fits and not _can_clash(a, b):
        return None
    return Pair(
        left=a.index,
        right=b.index,
        equal=equal,
        apart=0.0 if fits else apart(a.value, b.value),
        digits=min(a.digits, b.digits) + (1 if a.money else 0) if fits else 0,
        unit=unit,
        state=_state(a, b),
        where=_sides(a.names - common, b.names - common),
        own=dot(a.own, b.own),
        sentence=_shared(a.sentence, b.sentence),
        near=near,
    )


def score(p: Pair) -> float:
    """Return how sure it is that both figures count the same, 0 to 1."""
    return 1 / (1 + exp(-(_clashing(p) if p.apart else _fitting(p))))


def dot(a: Vector, b: Vector) -> float:
    """Return the cosine of two vectors of unit length."""
    if len(b) < len(a):
        a, b = b, a
    return sum(w * b[stem] for stem, w in a.items() if stem in b)


def _fitting(p: Pair) -> float:
    """Equal values that are rare speak for themselves; round ones need the words."""
    telling = _TELLING[min(p.digits, len(_TELLING) - 1)]
    return (
        _words(p, _FITS)
        + telling * (1 if p.equal else _ROUGHLY)
        + (_SAME if p.equal else _ANOTHER)
        + _FITS_STATE[p.state]
        + _FITS_WHERE[p.where]
    )


def _clashing(p: Pair) -> float:
    """Values that exclude each other need the same to be said of the same people."""
    return (
        _words(p, _CLASH)
        + _CLASH_APART * p.apart
        + _CLASH_STATE[p.state]
        + _CLASH_WHERE[p.where]
    )


def _words(p: Pair, weights: dict[str, float]) -> float:
    return (
        weights["base"]
        + weights["own"] * p.own
        + weights["sentence"] * p.sentence
        + weights["unit"] * p.unit
        + weights["near"] * p.near
    )


def _can_clash(a: Item, b: Item) -> bool:
    """Whether different values can contradict each other, or one overtake the other.

    Prices, shares of a market and what is on a list change from day to day and from
    row to row; people, what an event strikes, damage and losses are counted.
    """
    if a.money or PERCENT in (a.kind, b.kind):
        return bool(a.states & b.states & _MEASURED)
    people = (a.person or a.kind is None) and (b.person or b.kind is None)
    return people or (a.struck and b.struck) or bool(a.states & b.states)


def _unit(a: Item, b: Item) -> float:
    if a.kind is None or b.kind is None:
        return 0.0
    if a.kind == b.kind:
        return _STRUCK if a.struck else 1.0
    if a.person and b.person and ANYBODY in (a.kind, b.kind):
        return 0.5
    return -1.0


def _state(a: Item, b: Item) -> float:
    """Return whether the same is said of those counted; "victim" may be anybody."""
    mine, other = a.states, b.states
    if a.money:
        mine, other = mine & _MEASURED, other & _MEASURED
    found = _sides(mine, other)
    return 0.0 if found == _PART and VICTIM in mine | other else found


def _sides(a: frozenset[str], b: frozenset[str]) -> float:
    if a & b:
        return 1.0
    if a and b:
        return -1.0
    return _PART if a or b else 0.0


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
