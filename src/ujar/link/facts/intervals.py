"""What a stated number says of the true one, as an interval."""

from math import log

from ujar.schema import Figure, Sense

# Share by which an "about" may be off: "sekitar 11.000" meets 11.400, "sekitar 80
# persen" does not meet 85 (the annotators' reading in the gold groups).
_ABOUT = 0.05
# A number that ends in noughts may be rounded, by half of its last digit and at most
# by this share: 3,9 miliar is 3.905.409.473.
_ROUNDED = 0.02
_THOUSANDS = 0.05
_KILO = 3
# A share without decimals is rounded: 5,5 persen is written as 6.
_HALF = 0.5
PERCENT = "percent"
# "More than 10.000" is not said of 25.000.
_BEYOND = 2.0
_MOST_DIGITS = 6
# No ratio can be taken of nought, or across it.
_FAR = 9.0

Interval = tuple[float, float]


def interval(figure: Figure) -> Interval:
    """Return the least and the most that *figure* can mean."""
    low = figure.value
    high = low if figure.high is None else max(low, figure.high)
    match figure.sense:
        case Sense.EXACTLY:
            slack = _slack(low, figure.unit)
            return low - slack, high + slack
        case Sense.ABOUT:
            return low - abs(low) * _ABOUT, high + abs(high) * _ABOUT
        case Sense.AT_LEAST | Sense.MORE_THAN:
            return low, max(high, low * _BEYOND)
        case _:
            return min(low, high / _BEYOND), high


def meet(a: Interval, b: Interval) -> bool:
    """Whether both can be true of one number."""
    return a[0] <= b[1] and b[0] <= a[1]


def apart(a: float, b: float) -> float:
    """How far two numbers lie apart: the logarithm of their ratio."""
    if a * b <= 0:
        return 0.0 if a == b else _FAR
    return abs(log(a / b))


def digits(value: float) -> int:
    """How many digits *value* has before its closing noughts: how telling it is."""
    mantissa = f"{abs(value):.{_MOST_DIGITS - 1}e}".partition("e")[0]
    return max(1, len(mantissa.replace(".", "").rstrip("0")))


def _slack(value: float, unit: str | None) -> float:
    """By how much a number that ends in noughts may have been rounded."""
    size = abs(value)
    if size % 1:
        return 0.0
    if unit == PERCENT:
        return _HALF
    noughts = len(f"{size:.0f}") - digits(size) if size else 0
    share = _THOUSANDS if noughts >= _KILO else _ROUNDED
    return min(10**noughts / 2, size * share) if noughts else 0.0
