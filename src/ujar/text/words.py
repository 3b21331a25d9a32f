"""Words of a text with their offsets, also where the spaces between them were lost."""

import re
from typing import NamedTuple

# A run of letters and digits; inner hyphens, apostrophes and slashes are kept, dots
# before a small letter or a digit ("detik.com", "1.500", but not "ujarnya.Ia").
# It is split where a small letter meets a capital ("ungkapNetanyahu" is two words).
_WORD = re.compile(r"\w+(?:[-'’/@]\w+|\.(?=[a-z0-9])\w+)*")
_GLUE = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])")


class Word(NamedTuple):
    """A word and its half-open range of code points; ``lower`` is case-folded."""

    start: int
    end: int
    lower: str


# A third faster than calling the class; most of a text's words are made here.
_new = tuple.__new__


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of ``text[start:end]`` with offsets into *text*."""
    found: list[Word] = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        token = match.group()
        a, b = match.span()
        # Few words hold a capital behind their first letter: only those are cut.
        if token.islower() or token[1:].islower() or len(token) == 1:
            found.append(_new(Word, (a, b, token.casefold())))
            continue
        cuts = [m.start() for m in _GLUE.finditer(token)]
        for left, right in zip([0, *cuts], [*cuts, len(token)], strict=True):
            found.append(Word(a + left, a + right, token[left:right].casefold()))
    return found
