"""How a stated number bounds the true one."""

import re
from dataclasses import dataclass

from ujar.annotate.figures.amounts import Amount
from ujar.annotate.figures.vocabulary import Vocabulary
from ujar.schema import Sense

# The longest words of bounding, and the verb of change before them.
_BEFORE = 32
_WORD = re.compile(r"[^\W\d_]+")
_LAST = re.compile(r"([^\W\d_]+|[^\w\s])\s{0,3}\Z")
_CHANGE = 3
_FAR = 16


@dataclass(frozen=True, slots=True)
class Bound:
    """A sense with the place where its first word stands."""

    sense: Sense
    start: int


def before(text: str, amount: Amount, first: int, words: Vocabulary) -> Bound:
    """Return the sense that the words before the number give it."""
    base = max(first, amount.start - _BEFORE)
    lead = text[base : amount.start]
    last = _LAST.search(lead[-_FAR:])
    bounds = last is not None and words.has("bounding", last[1])
    match = words.senses.search(lead) if bounds else None
    # "mulai dari 50.000 hingga 5 juta" has both ends.
    whole = amount.high is not None and not amount.vague
    if match is None or (whole and match.lastgroup in {"at_least", "up_to"}):
        sense = Sense.ABOUT if amount.vague else Sense.EXACTLY
        return Bound(sense, amount.start)
    start = base + match.start()
    if match.lastgroup != "up_to":
        return Bound(Sense(str(match.lastgroup)), start)
    if amount.vague:
        return Bound(Sense.ABOUT, amount.start)
    leading = _WORD.findall(text[max(first, start - 2 * _BEFORE) : start])[-_CHANGE:]
    if any(words.has("change", word) for word in leading):
        return Bound(Sense.EXACTLY, amount.start)
    return Bound(Sense.AT_MOST, start)


def more_after(text: str, at: int, end: int, words: Vocabulary) -> int | None:
    """Return where a "lebih" behind the number ends, None if none stands there."""
    match = words.more_after.match(text, at, end)
    return match.end() if match else None
