"""Words as the full text knows them: stems, the same for every database.

Words that stand everywhere ("yang", "di") are left out of the index and of queries
alike: they are a quarter of all words, and tell nothing.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from ujar.lang import codes, load
from ujar.text.stems import core, stem

# Letters and digits only: both databases keep such words as they are.
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 64
# PostgreSQL counts the places of words up to 16,383.
MOST = 16_000
_ASSUMED = "id"


class Token(NamedTuple):
    """A word's place in its text, and its stem."""

    start: int
    end: int
    stem: str


def tokens(text: str, language: str | None, most: int = MOST) -> Iterator[Token]:
    """Yield those of the first *most* words of *text* that tell something."""
    silent = _silent(language or _ASSUMED)
    for match in islice(_WORD.finditer(text), most):
        word = match.group().casefold()[:_LONGEST]
        if word not in silent:
            yield Token(match.start(), match.end(), stem(word, language))


def having(text: str, language: str | None, wanted: Collection[str]) -> list[Token]:
    """Return the tokens of *text* whose stems are *wanted*.

    Only words that hold the core of one are stemmed.
    """
    low = text.casefold()
    if len(low) != len(text):  # "ß" becomes two letters: places are others
        return [t for t in tokens(text, language) if t.stem in wanted]
    silent = _silent(language or _ASSUMED)
    found = []
    for start, end in _holding(low, {core(one, language) for one in wanted}):
        word = low[start:end][:_LONGEST]
        if word not in silent and (one := stem(word, language)) in wanted:
            found.append(Token(start, end, one))
    return found


def _holding(text: str, cores: Collection[str]) -> list[tuple[int, int]]:
    """Return the edges of the words that hold one of *cores*; all hold an empty one."""
    if "" in cores:
        return [match.span() for match in _WORD.finditer(text)]
    found: set[tuple[int, int]] = set()
    for part in cores:
        place = text.find(part)
        while place >= 0:
            start, end = _around(text, place)
            found.add((start, end))
            place = text.find(part, end)
    return sorted(found)


def _around(text: str, place: int) -> tuple[int, int]:
    """Return the edges of the word at *place*, where a letter or digit is."""
    start = place
    while start and text[start - 1].isalnum():
        start -= 1
    rest = _WORD.match(text, place)
    return start, rest.end() if rest else place + 1


def stems(text: str, language: str | None, most: int = MOST) -> list[str]:
    """Return the stems of the first *most* words of *text*."""
    return [token.stem for token in tokens(text, language, most)]


@cache
def _silent(language: str) -> frozenset[str]:
    """Return the words of *language* that stand everywhere."""
    if language not in codes():
        return frozenset()
    return frozenset(load(language).table("words").get("function", ()))
