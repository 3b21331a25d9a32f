"""Cuts a long text into windows at sentence ends, outside quotations if possible."""

from collections.abc import Sequence

from ujar.annotate.tagger.words import Words

MAX_PIECES = 320
_OPEN = frozenset("\u201c\u00ab\u2018")
_CLOSE = frozenset("\u201d\u00bb\u2019")
_STOPS = frozenset(".!?")
_LONGEST_QUOTATION = 150


def break_scores(text: str, words: Words) -> list[int]:
    """Say of every word how good it is as the first of a window (0 to 5)."""
    scores: list[int] = []
    quoted, age, before = False, 0, ""
    for (a, b), spaced, broken in zip(
        words.spans, words.spaced, words.broken, strict=True
    ):
        first = text[a]
        ended = before in _STOPS or before in _CLOSE or before == '"'
        upper = first.isupper() or first in _OPEN or first == '"'
        end = 2 if ended and upper and spaced else int(spaced and before == ",")
        scores.append((3 if broken else end) + 2 * (not quoted) * (broken or end > 1))
        if b - a == 1:
            was = quoted
            quoted = _inside(first, was, spaced=spaced)
            age = 0 if quoted != was else age
        age += 1
        quoted = quoted and age < _LONGEST_QUOTATION
        before = text[b - 1]
    return scores


def _inside(sign: str, quoted: bool, *, spaced: bool) -> bool:  # noqa: FBT001
    if sign in _OPEN:
        return True
    if sign in _CLOSE:
        return False
    if sign == '"':
        return not quoted or (spaced and quoted)
    return quoted


def cut(
    sizes: Sequence[int], scores: Sequence[int], limit: int = MAX_PIECES
) -> list[tuple[int, int]]:
    """Return the windows as ranges of words, evenly long, none above *limit*."""
    rest = sum(sizes)
    start, count = 0, len(sizes)
    windows: list[tuple[int, int]] = []
    while rest > limit:
        target = rest / -(-rest // limit)
        end, filled = _end(sizes, scores, start, target, limit)
        windows.append((start, end))
        start, rest = end, rest - filled
    if start < count:
        windows.append((start, count))
    return windows


def _end(
    sizes: Sequence[int],
    scores: Sequence[int],
    start: int,
    target: float,
    limit: int,
) -> tuple[int, int]:
    best, found = -1.0, (start + 1, sizes[start])
    filled, at = 0, start
    while at < len(sizes) and filled + sizes[at] <= limit:
        filled += sizes[at]
        at += 1
        if at < len(sizes) and filled >= target / 2:
            worth = scores[at] - abs(filled - target) / target * 1.5
            if worth > best:
                best, found = worth, (at, filled)
    return found
