"""What a number is worth, from its digits or its words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ujar.annotate.figures.vocabulary import Numerals

# Longer runs of digits are numbers of accounts and the like.
_LONGEST = 16
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:[.,]\d+)?\Z")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?\Z")
_THOUSAND = 1_000
_TEN = 10


def from_digits(digits: str, numerals: Numerals, *, fine: bool) -> float | None:
    """Return the value of *digits* with their separators, None if it has none.

    ``fine``: a unit follows that is mostly counted in fractions (percent, millions),
    so that three digits behind the separator that does not group are decimals.
    """
    if len(digits) > 2 * _LONGEST or (digits[0] == "0" and digits[1:2].isdigit()):
        return None
    marks = [c for c in digits if c in ".,"]
    if not marks:
        return float(digits) if len(digits) <= _LONGEST else None
    if len(set(marks)) > 1:
        return _mixed(digits, marks)
    mark = marks[0]
    whole, _, places = digits.rpartition(mark)
    grouped = _GROUPED.match(digits) and not digits.startswith("0")
    if grouped and (len(marks) > 1 or mark == numerals.grouping or not fine):
        return float(digits.replace(mark, ""))
    if len(marks) > 1 or not _PLAIN.match(digits):
        return None
    return float(f"{whole}.{places}")


def _mixed(digits: str, marks: Sequence[str]) -> float | None:
    """Return the value where both separators stand: the last one is the point."""
    point = marks[-1]
    if marks.count(point) > 1 or not _GROUPED.match(digits):
        return None
    whole, _, places = digits.rpartition(point)
    group = marks[0]
    return float(f"{whole.replace(group, '')}.{places}")


def from_words(words: str, numerals: Numerals) -> tuple[float, float | None] | None:
    """Return what number words are worth, low and high; None if they make no number."""
    tokens = words.lower().replace("-", " ").split()
    factor = _factor(tokens[1:], numerals)
    if tokens[0] in numerals.indefinite:
        low, high = numerals.indefinite[tokens[0]]
        return (low * factor, high * factor) if factor else None
    if len(tokens) > 1:
        pair = _pair(tokens, numerals)
        if pair:
            return pair
    value = _Sum(numerals).of(tokens)
    return None if value is None else (value, None)


def _pair(
    tokens: Sequence[str], numerals: Numerals
) -> tuple[float, float | None] | None:
    """Return the two ends of "two, three hundred" as one range."""
    low, high = (numerals.words.get(t, 0.0) for t in tokens[:2])
    factor = _factor(tokens[2:], numerals)
    if not factor or not 0 < low < high < _TEN or high != low + 1:
        return None
    return low * factor, high * factor


def _factor(tokens: Sequence[str], numerals: Numerals) -> float:
    """Return the product of the scales, 0 if there is another word among them."""
    product = 1.0
    for token in tokens:
        product *= numerals.scales.get(token, 0.0)
    return product


def scaled(scales: str, numerals: Numerals) -> float | None:
    """Return what the scale words behind digits multiply by."""
    product = 1.0
    half = 0.0
    for token in scales.split():
        if token.lower() in numerals.parts:
            half = numerals.parts[token.lower()]
        else:
            scale = numerals.scales.get(token.lower())
            product *= scale or numerals.short.get(token, 1.0)
    return None if half else product


@dataclass(slots=True)
class _Sum:
    """Adds up number words from left to right."""

    numerals: Numerals
    total: float = 0.0
    group: float = 0.0
    digit: float = 0.0
    scale: float = 1.0
    places: int = -1

    def of(self, tokens: Sequence[str]) -> float | None:
        """Return the sum of the words, None where they do not make one number."""
        if not all(self._add(token) for token in tokens) or self.places == 0:
            return None
        return self.total + self.group

    def _add(self, token: str) -> bool:
        n = self.numerals
        if token in n.words:
            return self._word(n.words[token])
        if token in n.teens:
            return self._times(1.0, n.teens[token])
        if token in n.scales:
            return self._scale(n.scales[token])
        return self._broken(token)

    def _broken(self, token: str) -> bool:
        """Add a word for a part of one."""
        n = self.numerals
        if token in n.parts:
            return self._part(n.parts[token])
        if token in n.denominators and self.digit and not self.total:
            self.group = self.digit / n.denominators[token]
            return self.group < 1
        opens = token == n.point and self.places < 0
        self.places = 0 if opens else self.places
        return opens

    def _word(self, value: float) -> bool:
        if self.places >= 0:
            self.places += 1
            self.group += value / _TEN**self.places
            return value < _TEN
        if value >= _THOUSAND:
            self.total += value
            self.scale = value
            return self.group == 0
        if self.digit or (self.group and value >= self.group):
            return False
        self.group += value
        self.digit = value if value < _TEN else 0.0
        return True

    def _times(self, factor: float, added: float) -> bool:
        if not self.digit:
            return False
        self.group += self.digit * (factor - 1) + added
        self.digit = 0.0
        return True

    def _scale(self, scale: float) -> bool:
        if scale < _THOUSAND and self.places < 0:
            return self._times(scale, 0.0)
        if not self.group and not self.total:
            return False
        if self.group:
            self.total += self.group * scale
        else:
            self.total *= scale
        self.scale, self.group, self.digit, self.places = scale, 0.0, 0.0, -1
        return True

    def _part(self, part: float) -> bool:
        if self.group or not self.total:
            self.group += part
        else:
            self.total += part * self.scale
        self.digit = 0.0
        return True
