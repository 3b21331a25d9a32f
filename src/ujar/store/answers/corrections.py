"""What users judged, in pages, the latest first."""

from collections.abc import Iterator

import msgspec

from ujar.schema.corrections import Correction, WantedCorrections
from ujar.schema.views import Page
from ujar.store.answers import cursors
from ujar.store.database import Database

# Behind every row, and how many rows are looked through at once.
_LAST, _CHUNK = 1 << 62, 200


def page(
    database: Database, wanted: WantedCorrections, limit: int, cursor: str | None
) -> Page[Correction]:
    """Return corrections, those that were made last first, undone ones too."""
    (before,) = cursors.read(cursor, 1)
    found: list[tuple[int, Correction]] = []
    for n, one, waiting in _before(database, _LAST if before is None else before):
        if wanted.met(one, waiting=waiting):
            found.append((n, one))
        if len(found) > limit:
            break
    more = cursors.written(found[limit - 1][0]) if len(found) > limit else None
    return Page(tuple(one for _, one in found[:limit]), more)


def one(database: Database, correction: str) -> Correction | None:
    """Return the correction of that id."""
    rows = database.rows("correction_of", id=correction)
    return _read(rows[0][0]) if rows else None


def _before(database: Database, place: int) -> Iterator[tuple[int, Correction, bool]]:
    """Yield the corrections before that place, each with whether it waits."""
    while rows := database.rows("corrections_before", before=place, limit=_CHUNK):
        for n, body, waiting in rows:
            yield n, _read(body), bool(waiting)
        place = rows[-1][0]


def _read(body: str) -> Correction:
    return msgspec.json.decode(body, type=Correction)
