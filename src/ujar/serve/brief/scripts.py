"""Which way a text runs, and what languages may be called."""

import re
import unicodedata

_RIGHT = frozenset({"R", "AL"})
_CODE = re.compile(r"[a-z]{2,3}")


def rightwards(text: str) -> bool:
    """Whether *text* runs from right to left: its first letter with a direction does.

    >>> rightwards("قال الوزير"), rightwards("1. Air naik")
    (True, False)
    """
    for char in text:
        found = unicodedata.bidirectional(char)
        if found == "L" or found in _RIGHT:
            return found != "L"
    return False


def code(language: str | None, otherwise: str) -> str:
    """Return *language* if it looks like a code; an article may claim to be anything.

    >>> code("id", "en"), code('"><b>', "en")
    ('id', 'en')
    """
    return language if language and _CODE.fullmatch(language) else otherwise
