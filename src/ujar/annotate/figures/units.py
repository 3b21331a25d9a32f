"""What a number counts, and of what."""

import re
from dataclasses import dataclass

from ujar.annotate.figures.vocabulary import Vocabulary

_WORD = re.compile(r"\s{0,3}(°?[^\W\d_]+(?:[-/][^\W\d_]+)*²?)")
_ACRONYM = re.compile(r"[A-Z]{2,6}\Z")


@dataclass(frozen=True, slots=True)
class Unit:
    """A counted noun; ``known`` if it makes a figure of any number before it."""

    start: int
    end: int
    name: str
    known: bool


def unit(text: str, at: int, end: int, words: Vocabulary) -> Unit | None:
    """Return the noun that a number ending at *at* counts."""
    if compound := words.compounds.match(text, at, end):
        return Unit(compound.start(1), compound.end(), compound[1], known=True)
    word = _WORD.match(text, at, end)
    if word is None or words.has("stops", word[1]) or words.verbal(word[1]):
        return None
    name = word[1]
    known = words.has("counted", name)
    if not known and name[0].isupper() and not _ACRONYM.match(name):
        return None
    if words.has("classifiers", name):
        kind = _WORD.match(text, word.end(), end)
        if kind and words.has("sorted", kind[1]):
            return Unit(word.start(1), kind.end(), kind[1], known=True)
    return Unit(word.start(1), word.end(), name, known)
