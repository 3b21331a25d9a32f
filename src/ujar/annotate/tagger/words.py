"""Splits a text into the words that the tagger labels; offsets are kept."""

import re
from dataclasses import dataclass

# A word keeps inner hyphens and apostrophes, a number its inner marks; every other
# sign is a word of its own. The bounds keep any input linear.
_TOKEN = re.compile(
    r"[\n\r\u2028\u2029]"
    r"|\w{1,48}(?:(?:(?<=\d)[.,:/](?=\d)|['\u2019\u2018-](?=\w))\w{1,48}){0,6}"
    r"|[^\w\s]"
)
_BREAKS = frozenset("\n\r\u2028\u2029")
# Where words were glued: "TrumpSementara", "BBMSementara", "2025Baca".
_GLUE = re.compile(
    r"(?<=[a-z\u00df-\u00f6\u00f8-\u00ff])(?=[A-Z])"
    r"|(?<=[A-Z]{2})(?=[A-Z][a-z]{2})(?!.nya\b)"
    r"|(?<=\d)(?=[A-Z][a-z])"
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words' ranges; whether a space or a line break stands before each."""

    spans: tuple[tuple[int, int], ...]
    spaced: tuple[bool, ...]
    broken: tuple[bool, ...]

    def first(self, count: int) -> "Words":
        """Return the first *count* words."""
        return Words(self.spans[:count], self.spaced[:count], self.broken[:count])


def split(text: str) -> Words:
    """Split *text* at spaces, signs, and glued changes of case."""
    spans: list[tuple[int, int]] = []
    spaced: list[bool] = []
    broken: list[bool] = []
    last, line = -1, False
    for match in _TOKEN.finditer(text):
        token, start = match.group(), match.start()
        if token in _BREAKS:
            line = True
            continue
        for a, b in _parts(token):
            spans.append((start + a, start + b))
            spaced.append(start + a != last)
            broken.append(line)
            last, line = start + b, False
    return Words(tuple(spans), tuple(spaced), tuple(broken))


def _parts(token: str) -> list[tuple[int, int]]:
    if len(token) == 1 or token.islower() or token.isdigit():
        return [(0, len(token))]
    cuts = [m.start() for m in _GLUE.finditer(token)]
    return list(zip([0, *cuts], [*cuts, len(token)], strict=True))
