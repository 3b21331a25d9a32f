"""Who somebody is, and whom a name may mean."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from ujar.schema import EntityProfile
from ujar.schema.views import (
    Counts,
    EntityCount,
    EntityLine,
    EntityView,
    Page,
)
from ujar.store import profiles
from ujar.store.answers import corrections, cursors, strands
from ujar.store.database import Database, Row
from ujar.store.values import folded, iso_day, listed

# A name that begins many others names none of them.
_MOST = 500


def meant(database: Database, name: str) -> list[int]:
    """Return the numbers of those whom an id or a name means, merged ones left out.

    A name is looked up whole first, then as the beginning of a name.
    """
    if rows := database.rows("entity_by_id", id=name):
        return [rows[0][0]]
    low = folded(name)
    if not low:
        return []
    rows = database.rows("entities_named", folded=low, limit=_MOST)
    if not rows:
        high = low + chr(0x10FFFF)
        rows = database.rows("entities_named", low=low, high=high, limit=_MOST)
    return [n for (n,) in rows]


def whole(database: Database, entities: Collection[int]) -> list[int]:
    """Return the entities with those that were merged into them."""
    rows = database.rows("entities_with", entities=listed(sorted(entities)))
    return [n for (n,) in rows]


def lines(database: Database, name: str, limit: int) -> tuple[EntityLine, ...]:
    """Return whom *name* may mean, those in most articles first."""
    wanted = listed(meant(database, name))
    rows = database.rows("entity_lines", entities=wanted)[:limit]
    return tuple(
        EntityLine(
            id=id_,
            type=type_,
            name=name,
            articles=articles,
            statements=sum(n for _, n in _days(database, [number])),
            first=(profile := profiles.unpack((number, id_, type_), packed)).first,
            last=profile.last,
        )
        for number, id_, type_, name, articles, packed in rows
    )


def view(database: Database, entity: str) -> EntityView | None:
    """Return who the entity of that id is; nothing is counted yet."""
    rows = database.rows("entity_by_id", id=entity)
    if not rows:
        return None
    (row,) = database.rows("entity_lines", entities=listed([rows[0][0]]))
    profile = replace(profiles.unpack(row[:3], row[5]), name=row[3])
    named = {profile.name, *(name for name, _ in profile.names)}
    judged = corrections.named(database, named)
    return EntityView(profile, 0, (), (), (), (), corrections=judged)


def counted(database: Database, view: EntityView) -> EntityView:
    """Return *view* with how much is quoted when, by whom and via whom."""
    root = database.rows("entity_by_id", id=view.profile.id)[0][0]
    whose = listed(whole(database, [root]))
    days = _days(database, [root])
    by_outlet, by_story, newest = strands.of(database, whose)
    return replace(
        view,
        statements=sum(n for _, n in days),
        months=_months(days),
        outlets=_counts(database, "quoting_outlets", whose),
        vias=_counts(database, "credited_outlets", whose),
        by_outlet=by_outlet,
        by_story=by_story,
        counted=newest,
    )


def page(database: Database, limit: int, cursor: str | None) -> Page[EntityCount]:
    """Return all entities but those merged into others, the first seen first."""
    (after,) = cursors.read(cursor, 1)
    rows = database.rows("entities_after", entity=after or 0, limit=limit + 1)
    shown = rows[:limit]
    numbers = listed(row[0] for row in shown)
    counts: dict[int, int] = dict(database.rows("statement_counts", entities=numbers))
    more = cursors.written(shown[-1][0]) if len(rows) > limit else None
    return Page(
        tuple(EntityCount(_profile(row), counts.get(row[0], 0)) for row in shown), more
    )


def profiled(database: Database, ids: Collection[str]) -> Mapping[str, EntityProfile]:
    """Return what is known of the entities of these ids."""
    rows = database.rows("entities_of", ids=listed(sorted(ids)))
    return {row[1]: _profile(row) for row in rows}


def _profile(row: Row) -> EntityProfile:
    number, id_, type_, name, packed = row
    return replace(profiles.unpack((number, id_, type_), packed), name=name)


def _days(database: Database, entities: Collection[int]) -> list[tuple[int, int]]:
    whose = listed(whole(database, entities))
    return [(day, n) for day, n in database.rows("statement_days", entities=whose)]


def _months(days: Sequence[tuple[int, int]]) -> Counts:
    months: Counter[str] = Counter()
    for number, count in days:
        if day := iso_day(number):
            months[day[:7]] += count
    return tuple(sorted(months.items()))


def _counts(database: Database, query: str, whose: str) -> Counts:
    return tuple((name, n) for name, n in database.rows(query, entities=whose))
