"""Where a list goes on, so that it says nothing and fits this list alone."""

import binascii
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from hashlib import blake2b

_SIZE = 6
# What the ledger gives: the sort keys of a page's last line.
_KEYS = re.compile(r"-?\d{1,15}(\.-?\d{1,15}){0,3}", re.ASCII)
# How much to give and where to begin are no conditions.
_OPEN = frozenset({"limit", "after"})


def sealed(keys: str, call: str, conditions: Mapping[str, object]) -> str:
    """Return the cursor behind a line with these sort keys.

    >>> opened(sealed("20000.17.0", "listArticles", {}), "listArticles", {})
    '20000.17.0'
    """
    held = _digest(call, conditions) + keys.encode("ascii")
    return urlsafe_b64encode(held).decode("ascii").rstrip("=")


def opened(cursor: str, call: str, conditions: Mapping[str, object]) -> str | None:
    """Return the sort keys, None if the cursor is none of this list.

    >>> opened(sealed("20000.17.0", "listArticles", {}), "listStories", {})
    """
    try:
        held = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        keys = held[_SIZE:].decode("ascii")
    except (binascii.Error, ValueError):
        return None
    fits = held[:_SIZE] == _digest(call, conditions) and _KEYS.fullmatch(keys)
    return keys if fits else None


def _digest(call: str, conditions: Mapping[str, object]) -> bytes:
    said = sorted((k, v) for k, v in conditions.items() if k not in _OPEN)
    return blake2b(repr((call, said)).encode(), digest_size=_SIZE).digest()
