"""The newest first: of days that have been, then of days to come, then of none.

Who dates an article 2045 has mistyped: it is no news, and must not lead every list
until then. It is not lost either, and in an archive all of whose days are to come the
order is what it would be without this.
"""

import time
from collections.abc import Iterator, Mapping
from typing import Any

from ujar.store.database import Database, Row
from ujar.store.values import LAST_DAY, NO_DAY

_SECONDS = 86_400
# Somewhere the day has begun already that begins here tomorrow.
_AHEAD = 1


def newest(
    database: Database,
    query: str,
    asked: Mapping[str, Any],
    place: Mapping[str, int | None],
    limit: int,
) -> list[Row]:
    """Return what *query* has behind *place*, the sort keys of a line, its day first.

    The query takes the days between ``low`` and ``high``, the newest first.
    """
    found: list[Row] = []
    for low, high in _stretches(place["day"]):
        if len(found) < limit:
            days = {"low": low, "high": high, "limit": limit - len(found)}
            found += database.rows(query, **asked, **place, **days)
            place = dict.fromkeys(place)
    return found


def _stretches(day: int | None) -> Iterator[tuple[int, int]]:
    """Yield the stretches of days from that of *day* on."""
    now = int(time.time() // _SECONDS) + _AHEAD
    reached = day is None
    for low, high in ((NO_DAY + 1, now), (now + 1, LAST_DAY), (NO_DAY, NO_DAY)):
        reached = reached or (day is not None and low <= day <= high)
        if reached:
            yield low, high
