"""Changes examples the way real text differs from the data sets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from readers import Example, Sentence

if TYPE_CHECKING:
    import random

_TIGHT_BEFORE = frozenset(",.;:!?)]%\u201d")
_TIGHT_AFTER = frozenset("([\u201c")
_TO_CURLY = str.maketrans("\u201c\u201d", '""')
_CONCATENATIONS = (1, 1, 1, 2, 2, 3, 4)


def together(pool: list[Sentence], rng: random.Random, times: float) -> list[Sentence]:
    """Shuffle the sentences (taken *times* times) and join some to others."""
    order = pool * max(1, round(times))
    rng.shuffle(order)
    order = order[: round(len(pool) * times)]
    joined: list[Sentence] = []
    while order:
        count = rng.choice(_CONCATENATIONS)
        part, order = order[:count], order[count:]
        joined.append(
            ([w for s in part for w in s[0]], [t for s in part for t in s[1]])
        )
    return joined


def recase(text: str, rng: random.Random, share: float) -> str:
    """Change the case of *share* of the texts; the length stays."""
    draw = rng.random() / share
    changed = text
    if draw < 0.5:
        changed = text.lower()
    elif draw < 0.58:
        changed = text.upper()
    elif draw < 0.68:
        changed = " ".join(w[:1].upper() + w[1:] for w in text.split(" "))
    elif draw < 1:
        changed = text.upper().title()
    return changed if len(changed) == len(text) else text


def natural(example: Example, rng: random.Random) -> Example:
    """Take the spaces away that the data set put around signs."""
    words = example.words
    spaced = list(words.spaced)
    quoted, before = False, ""
    glue = rng.random() < 0.04
    for i, (a, b) in enumerate(words.spans):
        sign = example.text[a:b]
        if sign in _TIGHT_BEFORE or before in _TIGHT_AFTER:
            spaced[i] = False
        if before == '"' and quoted:
            spaced[i] = False
        if sign == '"':
            spaced[i] = spaced[i] and not quoted
            quoted = not quoted
        if glue and sign[:1].isupper() and rng.random() < 0.15:
            spaced[i] = False
        before = sign
    return replace(example, words=replace(words, spaced=tuple(spaced)))


def roughen(example: Example, rng: random.Random) -> Example:
    """Swap quotation marks, drop line breaks and spaces, lower-case, now and then."""
    text, words = example.text, example.words
    if rng.random() < 0.3:
        text = _swap_marks(text, rng)
    if rng.random() < 0.08 and len(text.lower()) == len(text):
        text = text.lower()
    spaced, broken = list(words.spaced), list(words.broken)
    if rng.random() < 0.35:
        glued = rng.random() < 0.4
        for i, line in enumerate(words.broken):
            broken[i] = False
            spaced[i] = spaced[i] and not (line and glued)
    if rng.random() < 0.1:
        ends = [0, *(b for _, b in words.spans)]
        for i, _ in enumerate(spaced):
            if i and text[ends[i] - 1] in ".!?" and rng.random() < 0.6:
                spaced[i] = False
    changed = replace(words, spaced=tuple(spaced), broken=tuple(broken))
    return replace(example, text=text, words=changed)


def _swap_marks(text: str, rng: random.Random) -> str:
    if "\u201c" in text or "\u201d" in text:
        return text.translate(_TO_CURLY)
    sides = text.split('"')
    if len(sides) % 2 == 0 or rng.random() < 0.1:
        return text
    marks = "\u201c\u201d"
    return "".join(
        side + (marks[i % 2] if i < len(sides) - 1 else "")
        for i, side in enumerate(sides)
    )
