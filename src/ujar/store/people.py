"""Entities: kept with their names and keys, merged, and taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ujar.schema import EntityProfile, LocalEntity, Tenure
from ujar.schema.keeping import Assigned, Offices
from ujar.store import profiles as packing
from ujar.store.database import Database
from ujar.store.readings import bodies
from ujar.store.terms import Terms
from ujar.store.values import NO_DAY, clean, folded, iso_day, key_number, listed

OWNER = "entity"
# So many entities are looked at under a key. In 4,000 corpus articles the most under
# one of 36,180 keys are 64.
_EACH = 200


def profiles(
    database: Database, terms: Terms, keys: frozenset[str], most: int
) -> tuple[EntityProfile, ...]:
    """Return the entities that share a key, those that share the most first."""
    wanted = listed(sorted(key_number(OWNER, key) for key in keys))
    rows = database.rows("profiles", keys=wanted, each=_EACH - 1, most=most)
    return tuple(packing.unpack((n, i, terms.text(t)), p) for n, i, t, p in rows)


def keep(
    database: Database, terms: Terms, article: int, assigned: Sequence[Assigned]
) -> Mapping[int, int]:
    """Keep an article's entities; return those of its statements, by their places."""
    speakers: dict[int, int] = {}
    rows = []
    first: dict[int, bytes] = {}
    for one in assigned:
        number = _kept(database, terms, one.profile, first)
        names = {folded(name) for name in one.local.names} - {""}
        database.many(
            "entity_name_kept", [{"folded": n, "entity": number} for n in sorted(names)]
        )
        keys = sorted(key_number(OWNER, key) for key in one.keys)
        database.many("entity_key_kept", [{"key": k, "entity": number} for k in keys])
        for other, why in one.merges:
            values = {"root": number, "id": other, "why": clean(why)}
            database.many("entity_followed", [values])
            database.many("entity_linked", [values])
            database.many("entity_merged", [values])
        rows.append({"article": article, "item": one.local.item, "entity": number})
        speakers.update(dict.fromkeys(one.local.statements, number))
    database.many("assigned_kept", rows)
    if first:
        body = packing.pack_together(first)
        database.many("first_profiles_kept", [{"n": min(first), "body": body}])
    return speakers


def forget(
    database: Database, terms: Terms, gone: tuple[str, int], offices: Offices | None
) -> None:
    """Take what an article, by id and number, said of its entities out of profiles."""
    article, number = gone
    rows = database.rows("assigned_of", article=number)
    found = bodies(database, (article,))[article].entities
    locals_ = {placed.local.item: placed.local for placed in found}
    database.many("forget_assigned", [{"article": number}])
    database.many("forget_speakers", [{"article": number}])
    for item, _, _, root, _, _ in rows:
        ((id_, type_, packed),) = database.rows("profile", n=root)
        ((first, last),) = database.rows("entity_days", root=root, none=NO_DAY)
        days = (_iso(first), _iso(last))
        known = packing.unpack((root, id_, terms.text(type_)), packed)
        local = locals_[item]
        profile = _without(known, local, days)
        if offices is not None:
            profile = replace(profile, offices=_left(known, offices(local)))
        values = {
            "n": root,
            "profile": packing.pack(profile),
            "articles": profile.articles,
        }
        database.many("profile_changed", [values])
    for entities in ([row[1] for row in rows], [row[3] for row in rows]):
        database.many("entities_left", [{"entities": listed(entities)}])


def _kept(
    database: Database, terms: Terms, profile: EntityProfile, first: dict[int, bytes]
) -> int:
    """Keep a profile, that of a new entity in *first*; return the entity's number."""
    packed = packing.pack(profile)
    new = profile.articles == 1 and not database.rows("entity_number", id=profile.id)
    rows = database.rows(
        "entity_kept",
        id=profile.id,
        type=terms.kept(profile.type),
        name=clean(profile.name),
        articles=profile.articles,
        profile=b"" if new else packed,
    )
    number = int(rows[0][0])
    first.pop(number, None)
    if new:
        first[number] = packed
    return number


def _without(
    profile: EntityProfile, local: LocalEntity, days: tuple[str | None, str | None]
) -> EntityProfile:
    return replace(
        profile,
        names=_less(profile.names, local.names),
        roles=_less(profile.roles, local.roles),
        company=_less(profile.company, local.company),
        first=days[0],
        last=days[1],
        articles=max(0, profile.articles - 1),
    )


def _left(profile: EntityProfile, gone: Sequence[str]) -> tuple[Tenure, ...]:
    """Return the offices without an article that names those *gone*."""
    less = {office.casefold() for office in gone}
    counted = (
        replace(t, articles=t.articles - (t.office.casefold() in less))
        for t in profile.offices
    )
    return tuple(tenure for tenure in counted if tenure.articles > 0)


def _iso(number: int | None) -> str | None:
    return None if number is None else iso_day(number)


def _less(
    counts: tuple[tuple[str, int], ...], gone: Sequence[str]
) -> tuple[tuple[str, int], ...]:
    left = ((name, n - (name in gone)) for name, n in counts)
    return tuple((name, n) for name, n in left if n > 0)
