"""Whether a number states something of the world, or orders, names or dates a thing."""

import re
from dataclasses import dataclass

from ujar.annotate.figures.amounts import Amount
from ujar.annotate.figures.units import Unit
from ujar.annotate.figures.vocabulary import Vocabulary
from ujar.schema import Span

_LAST = re.compile(r"([^\W\d_][\w./-]*)\s{0,3}\Z")
_NEXT = re.compile(r"\s{1,3}([^\W\d_]+)")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d\Z")
_NEAR = 30
_ASIDE = re.compile(r"[A-Z][\w'.-]*(?:,\s|\s?(\())\Z")
# A capital behind one of these only opens a sentence.
_OPENERS = frozenset('"“.:;!?\n-•')
_PAIR = re.compile(r"\s{1,3}[^\W\d_]+\s{1,3}[A-Z]")


@dataclass(frozen=True, slots=True)
class Place:
    """A number in its sentence ``text[first:end]``; ``opens`` at its bounding words.

    ``before`` and ``after`` are the words right beside it, "" where there are none.
    """

    text: str
    first: int
    end: int
    amount: Amount
    opens: int
    unit: Unit | None
    before: str
    after: str

    @property
    def bounded(self) -> bool:
        """Whether words of bounding stand before the number."""
        return self.opens < self.amount.start


def place(
    text: str, sentence: Span, amount: Amount, opens: int, unit: Unit | None
) -> Place:
    """Return the number with what stands around it in its sentence."""
    first, end = sentence
    left = _LAST.search(text, max(first, opens - _NEAR), opens)
    right = _NEXT.match(text, amount.end, end)
    before = left[1] if left else ""
    after = right[1] if right else ""
    return Place(text, first, end, amount, opens, unit, before, after)


def counts(site: Place, words: Vocabulary) -> bool:
    """Whether the number is a figure."""
    if site.amount.code:
        return True
    if _idiom(site, words) or _when(site, words):
        return False
    if words.has("ordinal", site.before):
        return site.unit is not None and site.unit.known
    if site.amount.bare is None:
        return _spelled(site, words)
    return _digits(site, words)


def _idiom(site: Place, words: Vocabulary) -> bool:
    """Whether the words beside the number make it a part of a name or an idiom."""
    return (
        words.has("not_after", site.before)
        or (site.amount.bare is None and words.has("not_before", site.after))
        or words.has("orders", site.before.rstrip("."))
    )


def _when(site: Place, words: Vocabulary) -> bool:
    """Whether a length of time dates something ("dua bulan silam") or is an age."""
    unit = site.unit
    if unit is None or not words.has("time", unit.name):
        return False
    follows = _NEXT.match(site.text, unit.end, site.end)
    if follows is not None and words.has("when", follows[1]):
        return True
    aged = words.has("ages", site.before) or _aside(site)
    return aged and words.has("years", unit.name)


def _aside(site: Place) -> bool:
    """Whether the number stands between marks behind a name ("Ani, 56 tahun,")."""
    opening = _ASIDE.search(site.text, max(site.first, site.opens - _NEAR), site.opens)
    if opening is None:
        return _named(site)
    at = site.unit.end if site.unit else site.amount.end
    return site.text[at : at + 1] == (")" if opening[1] == "(" else ",")


def _spelled(site: Place, words: Vocabulary) -> bool:
    amount, unit = site.amount, site.unit
    if unit is None:
        part = 0 < amount.low < 1 and words.has("wholes", site.after)
        return part or partial(site.text, amount.end, words)
    if amount.low == 1 and amount.high is None:
        return words.has("one", unit.name)
    if amount.indefinite and words.has("time", unit.name):
        return False
    # "pengelola Dua Masjid Suci": both words are of a name.
    inside = site.opens > site.first and site.text[amount.start].isupper()
    return unit.known or not (inside and not site.bounded and unit.name[0].isupper())


def _digits(site: Place, words: Vocabulary) -> bool:
    amount, unit = site.amount, site.unit
    if unit and unit.known:
        return not (unit.name[0].isupper() and _named(site))
    if _labelled(site, words):
        return False
    year = bool(_YEAR.match(amount.bare or "")) and not site.bounded
    if unit:
        return not year
    if year:
        return False
    return (
        amount.solid
        or site.bounded
        or words.has("measures", site.before)
        or partial(site.text, amount.end, words)
    )


def _labelled(site: Place, words: Vocabulary) -> bool:
    """Whether the word before makes the number a name ("Pasal 12", "iPhone 15")."""
    before = site.before
    if not before or site.bounded:
        return False
    if words.has("labels", before.rstrip(".")):
        return True
    return _named(site) and not words.has("measures", before)


def _named(site: Place) -> bool:
    """Whether a word with a capital stands before, which does not open the sentence."""
    before = site.before
    if not before[:1].isupper():
        return False
    at = site.text.rfind(before, site.first, site.opens)
    lead = site.text[site.first : at].rstrip(" ")
    return bool(lead) and lead[-1] not in _OPENERS


def partial(text: str, at: int, words: Vocabulary) -> bool:
    """Whether the words at *at* make a number a part of what was counted before."""
    follows = _NEXT.match(text, at)
    place = follows is not None and words.has("places", follows[1])
    named = place and _PAIR.match(text, at) is not None
    return named or words.partitives.match(text, at) is not None
