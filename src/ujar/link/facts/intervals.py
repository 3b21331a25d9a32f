"""What a stated number says of the true one, as an interval."""

from dataclasses import dataclass
from math import log

from ujar.schema import Figure, Sense

# Share by which an "about" may be off: "sekitar 11.000" meets 11.400, "sekitar 80
# persen" does not meet 85 (the annotators' reading in the gold groups).
_ABOUT = 0.05
# A number that ends in noughts may be rounded, by half of its last digit and at most
# by this share: 3,9 miliar is 3.905.409.473.
_ROUNDED = 0.02
_THOUSANDS = 0.05
_THOUSAND = 1000
# A number of thousands and more may be cut off, too: 82,9 juta is "82 juta".
# (A share without decimals is rounded, too: 5,5 persen is written as 6.)
PERCENT = "percent"
# "More than 10.000" is not said of 25.000.
_BEYOND = 2.0
_MOST_DIGITS = 6
# No ratio can be taken of nought, or across it.
_FAR = 9.0


@dataclass(frozen=True, slots=True)
class Interval:
    """The least and the most that a figure can mean.

    ``grain`` is the size of the last digit of a number that may be rounded, else 0.
    """

    low: float
    high: float
    grain: float = 0.0


def interval(figure: Figure) -> Interval:
    """Return the least and the most that *figure* can mean."""
    low = figure.value
    high = low if figure.high is None else max(low, figure.high)
    match figure.sense:
        case Sense.EXACTLY:
            return Interval(low, high, grain(low, figure.unit))
        case Sense.ABOUT:
            return Interval(low - abs(low) * _ABOUT, high + abs(high) * _ABOUT)
        case Sense.AT_LEAST | Sense.MORE_THAN:
            return Interval(low, max(high, low * _BEYOND))
        case _:
            step = grain(high, figure.unit)
            rounded = step if step >= _THOUSAND else 0.0
            return Interval(min(low, high / _BEYOND), high, rounded)


def meet(a: Interval, b: Interval) -> bool:
    """Whether both can be true of one number, the coarser being rounded or cut off."""
    slack = 0.0
    if a.grain != b.grain:
        coarse, fine = (a, b) if a.grain > b.grain else (b, a)
        share = _THOUSANDS if coarse.grain >= _THOUSAND else _ROUNDED
        cut = coarse.grain >= _THOUSAND and fine.high > coarse.high
        slack = coarse.grain if cut else coarse.grain / 2
        if coarse.grain > 1:
            slack = min(slack, abs(coarse.high) * share)
    return a.low <= b.high + slack and b.low <= a.high + slack


def apart(a: float, b: float) -> float:
    """How far two numbers lie apart: the logarithm of their ratio."""
    if a * b <= 0:
        return 0.0 if a == b else _FAR
    return abs(log(a / b))


def digits(value: float) -> int:
    """How many digits *value* has before its closing noughts: how telling it is."""
    mantissa = f"{abs(value):.{_MOST_DIGITS - 1}e}".partition("e")[0]
    return max(1, len(mantissa.replace(".", "").rstrip("0")))


def grain(value: float, unit: str | None) -> float:
    """Return by which steps a number seems to be rounded, 0 if it does not."""
    size = abs(value)
    if size % 1 or not size:
        return 0.0
    noughts = len(f"{size:.0f}") - digits(size)
    if noughts or unit == PERCENT:
        return float(10**noughts)
    return 0.0
