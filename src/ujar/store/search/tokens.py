"""Words as the full text knows them: stems, the same for every database."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ujar.text.stems import stem

# Letters and digits only: both databases keep such words as they are.
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 64
# PostgreSQL counts the places of words up to 16,383.
MOST = 16_000


class Token(NamedTuple):
    """A word's place in its text, and its stem."""

    start: int
    end: int
    stem: str


def tokens(text: str, language: str | None, most: int = MOST) -> Iterator[Token]:
    """Yield the first *most* words of *text*."""
    for match, _ in zip(_WORD.finditer(text), range(most), strict=False):
        word = match.group().casefold()[:_LONGEST]
        yield Token(match.start(), match.end(), stem(word, language))


def stems(text: str, language: str | None, most: int = MOST) -> list[str]:
    """Return the stems of the first *most* words of *text*."""
    return [token.stem for token in tokens(text, language, most)]
