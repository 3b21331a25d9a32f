"""Numbers in a text with their currency and percent sign; two of them as a range."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ujar.annotate.figures.values import from_digits, from_words, scaled
from ujar.annotate.figures.vocabulary import Vocabulary
from ujar.schema import Span

PERCENT = "percent"
# Between the two numbers of a range: a unit and "sampai dengan".
_BETWEEN = 40
_UNIT = re.compile(r"\s{0,3}([^\W\d_]+)(?!\w)")
# Digits that run on are dates, times, addresses, versions, telephone numbers.
_RUNS_ON = re.compile(r"[/:@]\d|-\d+-\d|\.\w|,\d|\w|-[^\W\d_]")
# "GA-716", "ke-3", and the rest of a telephone number.
_HYPHEN = re.compile(r"\w-(?=\d)")
_DASHES = frozenset("-–—")
_DIMENSION = re.compile(r"\s?[x×]\s?\d")
_SCALED = 100


@dataclass(frozen=True, slots=True)
class Amount:
    """A number where it stands.

    ``code`` is ``percent`` or a currency; ``bare`` the digits alone, None for words;
    ``vague`` is set for "20-an" and "ratusan"; ``scale`` what its scale words
    multiply by; ``closed`` that its ``code`` stands behind it; ``wrong`` that it
    belongs to something else (an address, a score, a name).
    """

    start: int
    end: int
    low: float
    high: float | None = None
    code: str | None = None
    bare: str | None = None
    vague: bool = False
    indefinite: bool = False
    scale: float = 1.0
    closed: bool = False
    wrong: bool = False

    @property
    def solid(self) -> bool:
        """Whether its digits alone show a quantity ("1.200", "3,5 juta")."""
        digits = self.bare or ""
        return self.scale > 1 or (not digits.isdigit() and bool(digits))


def amounts(
    text: str, place: Span, words: Vocabulary, dated: Callable[[int, int], bool]
) -> Iterator[Amount]:
    """Yield the numbers of a sentence at *place* in order, ranges as one.

    Numbers for which ``dated(start, end)`` holds are left out.
    """
    last: Amount | None = None
    for amount in _single(text, *place, words):
        if dated(amount.start, amount.end):
            continue
        both = _joined(text, last, amount, words) if last else None
        if done := both or last:
            yield done
        last = None if both else amount
    if last:
        yield last


def _single(text: str, start: int, end: int, words: Vocabulary) -> Iterator[Amount]:
    for match in words.atom.finditer(text, start, end):
        inside = (
            text[match.start() - 1 : match.start()]
            == "-"
            == text[match.end() : match.end() + 1]
        )
        if inside and match["digits"]:
            continue
        amount = _digits(match, words) if match["digits"] else _words(match, words)
        if amount is None:
            continue
        if match["money"]:
            code: str | None = words.before.get(match["money"])
            tail = words.percent.match(text, amount.end, end)
            yield replace(amount, code=code, wrong=amount.wrong or bool(tail))
        else:
            yield _marked(text, end, amount, words)


def _marked(text: str, end: int, amount: Amount, words: Vocabulary) -> Amount:
    """Add the percent sign or the currency that stands behind."""
    if sign := words.percent.match(text, amount.end, end):
        return replace(amount, end=sign.end(), code=PERCENT, closed=True)
    if money := words.after.match(text, amount.end, end):
        form = " ".join(money[1].lower().split())
        return replace(amount, end=money.end(), code=words.codes[form], closed=True)
    return amount


def _digits(match: re.Match[str], words: Vocabulary) -> Amount | None:
    around = (match["around"] or "").strip().lower()
    scale = scaled(match["scales"], words.numerals)
    if around:
        scale = words.numerals.scales.get(around[: -len(words.numerals.rounding)], 1.0)
    value = from_digits(match["digits"], words.numerals, fine=_fine(match, words))
    if value is None or scale is None:
        return None
    return Amount(
        start=match.start(),
        end=match.end(),
        low=(-1 if match["minus"] else 1) * value * scale,
        bare=match["digits"],
        vague=bool(match["about"] or around),
        scale=scale,
        wrong=_wrong(match, words),
    )


def _fine(match: re.Match[str], words: Vocabulary) -> bool:
    """Whether three digits behind a comma are decimals by what follows them."""
    if match["digits"].isdigit():
        return False
    if match["scales"] or match["around"]:
        return True
    if words.percent.match(match.string, match.end()):
        return True
    unit = _UNIT.match(match.string, match.end())
    measured = unit is not None and words.has("measured", unit[1])
    return measured and not match["digits"].endswith("0")


def _wrong(match: re.Match[str], words: Vocabulary) -> bool:
    """Whether the digits are part of something else that was written with digits."""
    text, end = match.string, match.end()
    hyphened = _HYPHEN.match(text, max(0, match.start() - 2))
    if hyphened or _DIMENSION.match(text, end):
        return True
    runs_on = match.end("digits") == end and _RUNS_ON.match(text, end)
    dialled = text[max(0, match.start() - 1) : match.start()] == "+"
    return (bool(runs_on) or dialled) and not _glued_unit(text, end, words)


def _glued_unit(text: str, end: int, words: Vocabulary) -> bool:
    """Whether a unit is glued to the number ("5kg")."""
    unit = _UNIT.match(text, end)
    return bool(unit and words.has("counted", unit[1])) or bool(
        words.percent.match(text, end) or words.after.match(text, end)
    )


def _words(match: re.Match[str], words: Vocabulary) -> Amount | None:
    value = from_words(match["spelled"], words.numerals)
    if value is None:
        return None
    first = match["spelled"].lower().split()[0]
    sign = -1 if match["minus"] else 1
    low, high = value
    return Amount(
        start=match.start(),
        end=match.end(),
        low=sign * low,
        high=high,
        vague=high is not None,
        indefinite=first in words.numerals.indefinite,
        scale=_SCALED if low >= _SCALED else 1.0,
    )


def _joined(text: str, one: Amount, two: Amount, words: Vocabulary) -> Amount | None:
    """Return the range from *one* to *two* if that is what stands there."""
    between = text[one.end : two.start]
    if len(between) > _BETWEEN or one.high is not None or two.high is not None:
        return None
    link = words.to.search(between)
    if link is None and words.between.search(
        text[max(0, one.start - _BETWEEN) : one.start]
    ):
        link = words.conjunction.search(between)
    if link is None or not _same_unit(text, between[: link.start()], two):
        return None
    if one.code != two.code and (one.closed or (one.code and two.code)):
        return None
    low = one.low
    if one.scale == 1 and two.scale > 1 and low * two.scale < two.low:
        low *= two.scale
    if low >= two.low:
        score = link.group().strip() in _DASHES and not (one.code or two.code)
        return replace(two, start=one.start, wrong=True) if score else None
    return replace(
        two,
        start=one.start,
        low=low,
        high=two.low,
        code=two.code or one.code,
        vague=one.vague or two.vague,
        scale=max(one.scale, two.scale),
        wrong=one.wrong and two.wrong,
    )


def _same_unit(text: str, unit: str, two: Amount) -> bool:
    """Whether the unit behind the first number stands behind the second, too."""
    word = unit.strip().lower()
    if not word or any(c.isdigit() for c in word):
        return not word
    return text[two.end : two.end + _BETWEEN].strip().lower().startswith(word)
