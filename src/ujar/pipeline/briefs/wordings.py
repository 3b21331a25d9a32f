"""Wordings: whether two tell the same, and shorter ones that are still exact."""

from functools import lru_cache

from ujar.text.words import words

# Of the shorter one's words the other has so many.
_ALIKE = 0.6
_STOPS = (". ", "! ", "? ", ".” ", '." ', "; ")
_LEAST = 0.5
# More wordings than one brief compares.
_CACHED = 512


def alike(one: str, other: str) -> bool:
    """Whether two wordings have most words in common.

    >>> alike("Air naik lima meter di Sagara", "Di Sagara, air naik lima meter lagi")
    True
    """
    ours, theirs = _bag(one), _bag(other)
    least = min(len(ours), len(theirs))
    return least > 0 and len(ours & theirs) >= _ALIKE * least


@lru_cache(maxsize=_CACHED)
def plain(text: str) -> tuple[str, ...]:
    """Return the words of a wording in small letters."""
    return tuple(w.lower for w in words(text))


@lru_cache(maxsize=_CACHED)
def _bag(text: str) -> frozenset[str]:
    return frozenset(plain(text))


def shortened(text: str, limit: int) -> tuple[str, bool]:
    """Return the beginning of *text*, to the end of a sentence if there is one.

    What is returned stands in *text* letter by letter; True if something was left out.

    >>> shortened("Air naik. Warga pergi.", 12)
    ('Air naik.', True)
    """
    if len(text) <= limit:
        return text, False
    ends = [text.rfind(stop, 0, limit) + len(stop) - 1 for stop in _STOPS]
    end = max((e for e in ends if e > limit * _LEAST), default=0)
    end = end or text.rfind(" ", 0, limit)
    return (text[:end] if end > 0 else text[:limit]).rstrip(), True


def around(text: str, start: int, end: int, limit: int) -> tuple[int, int]:
    """Return a range of whole words about ``[start, end)``, of *limit* characters.

    >>> text = "Air naik lima meter di Sagara"
    >>> a, b = around(text, 9, 13, 16)
    >>> text[a:b]
    'naik lima meter'
    """
    if len(text) <= limit:
        return 0, len(text)
    room = max(0, limit - (end - start)) // 2
    left = 0 if start <= room else text.find(" ", start - room, start) + 1 or start
    right = end + room
    if right < len(text):
        right = max(text.rfind(" ", end, right + 1), end)
    return left, min(right, len(text))
