"""Utterances and facts in pages, those that were put together last first."""

from collections.abc import Mapping

from ujar.schema.keeping import Wanted
from ujar.store.answers import cursors, entities
from ujar.store.database import Database
from ujar.store.values import listed

# Behind every row.
_LAST = 1 << 62


def page(
    database: Database, kind: str, wanted: Wanted, window: tuple[int, str | None]
) -> tuple[Mapping[int, str], str | None]:
    """Return ids of groups by their numbers, and where the list goes on.

    *kind* is ``utterances`` or ``facts``.
    """
    limit, cursor = window
    (before,) = cursors.read(cursor, 1)
    values = {
        "relation": wanted.relation,
        "story": wanted.story,
        "before": _LAST if before is None else before,
        "limit": limit + 1,
    }
    if wanted.by:
        whose = entities.whole(database, entities.meant(database, wanted.by))
        rows = database.rows(f"{kind}_by", entities=listed(whose), **values)
    else:
        place = "in_story" if wanted.story else "recent"
        rows = database.rows(f"{kind}_{place}", **values)
    more = cursors.written(rows[limit - 1][0]) if len(rows) > limit else None
    return dict(rows[:limit]), more


def placed(ids: Mapping[int, str]) -> Mapping[str, int]:
    """Return the place of each id in the page."""
    return {id_: place for place, id_ in enumerate(ids.values())}
