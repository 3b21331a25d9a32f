"""Which line breaks end a paragraph, and which only stand inside a sentence.

Collected pages put links on lines of their own in mid-sentence ("Presiden", "Siti
Aminah", ". Pertemuan …"), so a line break alone says little.
"""

import re

from ujar.annotate.sentences.vocabulary import Vocabulary
from ujar.schema import Span

_BREAK = re.compile(r"\n\s*")
_FINAL = frozenset('.!?…:;"”’»)]*>')
_JOINING = frozenset(",.;:)]}?!%/&")
_OPEN_END = frozenset(",([{/&-–—@#")
# A link inside a sentence is a few words; a heading may be as short, but what follows
# a heading starts with a capital letter. Longest in 400 articles: 78 characters.
_LINK = 80
_LAST_WORD = re.compile(r"([^\W\d_]+)[^\w]*$")


def paragraphs(text: str, start: int, end: int, words: Vocabulary) -> list[Span]:
    """Return the paragraphs of ``text[start:end]``, white space at edges left out."""
    found: list[Span] = []
    begin = start
    for match in _BREAK.finditer(text, start, end):
        gap = Span(_back(text, match.start(), begin), match.end())
        if _ends_paragraph(text, gap, (begin, end), words):
            found.append(Span(begin, gap.start))
            begin = gap.end
    found.append(Span(begin, end))
    return [p for p in found if text[p.start : p.end].strip()]


def _back(text: str, at: int, floor: int) -> int:
    """Step back over the white space before *at*."""
    while at > floor and text[at - 1].isspace():
        at -= 1
    return at


def _ends_paragraph(
    text: str, gap: Span, bounds: tuple[int, int], words: Vocabulary
) -> bool:
    start, end = bounds
    if gap.start <= start or gap.end >= end:
        return True
    last, first = text[gap.start - 1], text[gap.end]
    if first in _JOINING and not _is_dots(text, gap.end):
        return False
    blank = text.count("\n", gap.start, gap.end) > 1
    if last in _FINAL:
        return blank or not first.islower()
    if first.islower() or last in _OPEN_END:
        return False
    return blank or not (
        _runs_on(text, gap.start, words) or _is_link(text, gap.end, end)
    )


def _is_dots(text: str, at: int) -> bool:
    return text.startswith("..", at)


def _runs_on(text: str, end: int, words: Vocabulary) -> bool:
    """Whether the line that ends at *end* ends in a word that wants another."""
    match = _LAST_WORD.search(text[max(0, end - 30) : end])
    return match is not None and match[1].casefold() in words.run_on


def _is_link(text: str, start: int, end: int) -> bool:
    """Whether a short line starts here whose sentence goes on in the next line."""
    stop = text.find("\n", start, min(end, start + _LINK))
    if stop < 0:
        return False
    after = _BREAK.match(text, stop, end)
    at = after.end() if after else stop
    if at >= end or text[_back(text, stop, start) - 1] in _FINAL:
        return False
    return text[at].islower() or (text[at] in _JOINING and not _is_dots(text, at))
