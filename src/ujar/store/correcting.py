"""What users judge, kept; of entities also put in force over what linking derived."""

from collections.abc import Iterator, Sequence

import msgspec

from ujar.schema import EntityProfile, LocalEntity
from ujar.schema.corrections import Corrected, Correction, Member
from ujar.store import profiles
from ujar.store.database import Database
from ujar.store.people import OWNER
from ujar.store.readings import bodies, entities
from ujar.store.values import clean, folded, iso_day, key_number, listed

_CHUNK = 50


def corrections(database: Database) -> tuple[Correction, ...]:
    """Return all corrections, undone ones too, in the order of their making."""
    rows = database.rows("corrections")
    return tuple(msgspec.json.decode(body, type=Correction) for (body,) in rows)


def keep(database: Database, correction: Correction) -> None:
    """Keep a correction, in the place of one of the same id."""
    id_ = correction.id
    row = {
        "id": id_,
        "body": msgspec.json.encode(correction).decode(),
        "kind": correction.kind.value,
        "in_force": int(correction.undone is None),
    }
    database.many("correction_kept", [row])
    articles = {*correction.articles, *(article for article, _ in correction.members)}
    told = [{"id": id_, "article": clean(a)} for a in sorted(articles)]
    database.many("correction_article_kept", told)
    named = [{"id": id_, "folded": name} for name in {*map(folded, correction.whose)}]
    database.many("correction_name_kept", named)


def catch_up(database: Database) -> None:
    """Tell of what the corrections speak that an earlier version kept."""
    if rows := database.rows("corrections_untold"):
        with database.transaction():
            for (body,) in rows:
                keep(database, msgspec.json.decode(body, type=Correction))


def members(database: Database, wanted: Sequence[Correction]) -> tuple[Member, ...]:
    """Return those of whom *wanted* speak: of named articles all, else by names."""
    refs = [r for c in wanted for r in (c.entity, c.other) if r is not None]
    articles = {r.article for r in refs if r.article}
    articles |= {article for c in wanted for article, _ in c.members}
    names = sorted({folded(r.name) for r in refs} - {""})
    found = [
        Member("", -1, type_, (name,), id_)
        for type_, id_, name in database.rows("linked_named", names=listed(names))
    ]
    for article, known in entities(database, sorted(articles)).items():
        derived: dict[int, str] = dict(database.rows("linked_of", article=article))
        found.extend(
            Member(article, one.item, one.type, one.names, derived[one.item])
            for one in known
            if one.item in derived
        )
    return tuple(found)


def recast(database: Database, made: Corrected) -> tuple[str, ...]:
    """Put *made* in force, and nothing else; return the entities that changed."""
    before = _state(database)
    database.many("recast_reset", [{}])
    touched = _split(database, made)
    for id_, root in made.into.items():
        database.many("recast_into", [{"id": id_, "root": root}])
    for id_, name in made.names.items():
        database.many("recast_given", [{"id": id_, "name": clean(name)}])
        database.many("given_found", [{"id": id_, "folded": folded(name)}])
    after = _state(database)
    for number in before.keys() | after.keys():
        old, new = before.get(number), after.get(number)
        if old != new:
            touched |= {number, *(s[0] for s in (old, new) if s)}
    rows = database.rows("roots_of", entities=listed(sorted(touched)))
    return tuple(id_ for _, id_ in rows)


def told_of(
    database: Database, entity: str
) -> Iterator[tuple[str, LocalEntity, str | None]]:
    """Yield articles, each with the entity as it knows it and its day, in order."""
    rows = database.rows("told_of", entity=entity)
    for at in range(0, len(rows), _CHUNK):
        chunk = rows[at : at + _CHUNK]
        held = bodies(database, sorted({article for article, _, _ in chunk}))
        for article, item, day in chunk:
            placed = {p.local.item: p.local for p in held[article].entities}
            yield article, placed[item], iso_day(day)


def describe(database: Database, profile: EntityProfile, keys: frozenset[str]) -> None:
    """Keep what is known of an entity, and what it is looked up by."""
    rows = database.rows("entity_number", id=profile.id)
    values = {
        "id": profile.id,
        "name": clean(profile.name),
        "articles": profile.articles,
        "profile": profiles.pack(profile),
    }
    database.many("entity_described", [values])
    database.many("keys_dropped", [{"id": profile.id}])
    numbers = sorted(key_number(OWNER, key) for key in keys)
    entity = rows[0][0]
    database.many("entity_key_kept", [{"key": k, "entity": entity} for k in numbers])
    names = sorted({folded(name) for name, _ in profile.names} - {""})
    database.many("entity_name_kept", [{"folded": n, "entity": entity} for n in names])


def _state(database: Database) -> dict[int, tuple[int, str | None]]:
    """Where users have decided: whose part an entity is, and what it is called."""
    return {n: (root, given) for n, root, given in database.rows("recast_state")}


def _split(database: Database, made: Corrected) -> set[int]:
    """Give the members to the entities split off; return whom that changes."""
    touched: set[int] = set()
    for id_, origin in made.origins.items():
        new = not database.rows("entity_number", id=id_)
        name = made.names[id_]
        empty = profiles.pack(EntityProfile(id_, "", name))
        values = {"id": id_, "origin": origin, "name": clean(name), "profile": empty}
        database.many("entity_split", [values])
        database.many("recast_root", [{"id": id_}])
        moved = [key for key, to in made.moved.items() if to == id_]
        if new or not _holds(database, id_, moved):
            _move(database, id_, moved)
            for (number,) in [
                *database.rows("entity_number", id=id_),
                *database.rows("entity_number", id=origin),
            ]:
                touched.add(number)
    return touched


def _holds(database: Database, id_: str, moved: Sequence[tuple[str, int]]) -> bool:
    held = {
        (article, item) for article, item, _ in database.rows("told_of", entity=id_)
    }
    return held.issuperset(moved)


def _move(database: Database, id_: str, moved: Sequence[tuple[str, int]]) -> None:
    held = bodies(database, sorted({article for article, _ in moved}))
    for article, item in moved:
        local = next(p.local for p in held[article].entities if p.local.item == item)
        values = {"id": id_, "article": article}
        database.many("split_moved", [{**values, "item": item}])
        database.many(
            "split_speakers", [{**values, "item": said} for said in local.statements]
        )
