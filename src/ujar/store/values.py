"""How values stand in rows: days as numbers, keys as bits of a digest, names folded."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

_EPOCH = date(1970, 1, 1)
# The day of a row whose article has none: before all that a date can be.
NO_DAY = -8_388_608
# After all that a date can be.
LAST_DAY = 8_388_607
_KEY_BYTES = 4
_UNFIT = re.compile("[\0\ud800-\udfff]")


def day_number(day: str | None) -> int:
    """Return an ISO day as days since 1970, NO_DAY where it is none.

    >>> day_number("1970-01-31"), day_number("2025-02-30"), day_number(None)
    (30, -8388608, -8388608)
    """
    try:
        return (date.fromisoformat(day[:10]) - _EPOCH).days if day else NO_DAY
    except ValueError:
        return NO_DAY


def iso_day(number: int) -> str | None:
    """Return the ISO day of a number of days since 1970.

    >>> iso_day(30)
    '1970-01-31'
    """
    return None if number == NO_DAY else (_EPOCH + timedelta(number)).isoformat()


def key_number(owner: str, key: str) -> int:
    """Return 32 bits of a digest of whose key it is, and the key.

    Two keys in 4,000 million coincide: with a million keys in the archive one look-up
    in 4,000 meets a stranger, which a comparison tells apart.
    """
    return _number(f"{owner}\0{key}", _KEY_BYTES) - (1 << 31)


def folded(name: str) -> str:
    """Return *name* as it is looked up: without case, accents and marks.

    >>> folded("  Al-Muzzammil  Yusúf ")
    'al muzzammil yusuf'
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = (c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join("".join(kept).split())


def clean(text: str | None) -> str | None:
    """Return *text* without what a column cannot hold: NUL and lone surrogates.

    >>> clean("a" + chr(0) + "b" + chr(0xD800))
    'a�b�'
    """
    if not text or text.isascii():
        return text.replace("\0", "\ufffd") if text and "\0" in text else text
    return _UNFIT.sub("\ufffd", text)


def listed(values: Iterable[object]) -> str:
    """Return *values* as a JSON array, which queries take apart again."""
    given = list(values)
    try:
        return msgspec.json.encode(given).decode()
    except UnicodeEncodeError:  # half of a surrogate pair, which UTF-8 cannot hold
        return json.dumps(given)


def unlisted(text: str | None) -> list[int]:
    """Return the numbers that a query has put into a JSON array.

    >>> unlisted("[3, 1]"), unlisted(None)
    ([3, 1], [])
    """
    return msgspec.json.decode(text or "[]", type=list[int])


def _number(text: str, size: int) -> int:
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size)
    return int.from_bytes(digest.digest(), "big")
