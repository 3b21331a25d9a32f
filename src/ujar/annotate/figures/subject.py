"""What or whose a number is, as it stands beside it."""

import re

from ujar.annotate.figures.vocabulary import Vocabulary

# A clause, as far as it is looked at.
_BEHIND = re.compile(r"\s([^\n,.;:()\"“”]{2,90})")
_BEFORE = re.compile(r"([^\n,.;:()\"“”]{2,90})\Z")
_FAR = 90
_LONGEST = 8
_CLAUSE = 5


def behind(text: str, at: int, end: int, words: Vocabulary) -> str | None:
    """Return the words behind a number that say whose it is ("dari harga produk")."""
    match = _BEHIND.match(text, at, end)
    if match is None:
        return None
    taken: list[str] = []
    row = match[1].split()
    if words.has("relatives", row[0]) or words.verbal(row[0]):
        return _relative(row, words)
    for word in row[:_LONGEST]:
        opens = not taken and words.has("owners", word)
        inner = bool(taken) and words.has("inner", word)
        if not (opens or inner) and _ends(word, words):
            break
        taken.append(word)
    return _phrase(taken, words)


def before(text: str, first: int, start: int, words: Vocabulary) -> str | None:
    """Return the noun phrase before a number ("harga emas" in "harga emas naik 2%")."""
    match = _BEFORE.search(text[max(first, start - _FAR) : start].rstrip())
    if match is None:
        return None
    left = match[1].split()
    # Where the look back starts inside a word, that word is not whole.
    if match.start() == 0 and start - _FAR > first:
        left = left[1:]
    while left and (words.has("links", left[-1]) or _ends(left[-1], words)):
        left.pop()
    taken: list[str] = []
    while left and len(taken) < _LONGEST:
        if not words.has("inner", left[-1]) and _ends(left[-1], words):
            break
        taken.insert(0, left.pop())
    return _phrase(taken, words)


def continues(between: str, words: Vocabulary) -> bool:
    """Whether only joining words stand between two numbers ("9 poin atau 2 persen")."""
    return all(words.has("links", word) for word in between.strip(" (,").split())


def _relative(row: list[str], words: Vocabulary) -> str | None:
    """Return a short clause on what is counted ("yang sakit", "dibawa ke klinik")."""
    taken = row[:2]
    for word in row[2:_CLAUSE]:
        if words.has("stops", word) and not words.has("within", word):
            break
        taken.append(word)
    return _phrase(taken, words) if len(taken) > 1 else None


def _ends(word: str, words: Vocabulary) -> bool:
    return words.has("stops", word) or words.has("links", word) or words.verbal(word)


def _phrase(taken: list[str], words: Vocabulary) -> str | None:
    """Return the words as one phrase, without a preposition left over at its edges."""
    while taken and words.has("inner", taken[-1]):
        taken.pop()
    while taken and words.has("inner", taken[0]) and not words.has("owners", taken[0]):
        taken.pop(0)
    return " ".join(taken) or None
