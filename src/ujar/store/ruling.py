"""What users judge of statements, links and stories, put in force over what is derived.

Only what changes is written: judged again with the same corrections, nothing is.
"""

from collections.abc import Mapping, Sequence

import msgspec

from ujar.schema import EntityProfile, Ref
from ujar.schema.amended import Amended, Field
from ujar.schema.corrections import Corrected, Located, Ruled, Ruling
from ujar.schema.keeping import FACTS, UTTERANCES
from ujar.store import profiles, stories
from ujar.store.codec import Body
from ujar.store.database import Database
from ujar.store.keeping import statement_rows
from ujar.store.readings import bodies, numbers
from ujar.store.terms import Terms
from ujar.store.values import NO_DAY, clean, folded, iso_day, listed

AllAmended = Mapping[str, tuple[Amended, ...]]
# What of a statement's row may change.
_COMPARED = ("item", "kind", "entity", "said_on", "via")
# What is kept of a ruled pair.
_RULED = ("same", "reason", "correction")


def rule(database: Database, terms: Terms, ruled: Ruled, corrected: Corrected) -> None:
    """Put *ruled* in force, and nothing else; mark what has to be grouped anew."""
    make(database, terms, corrected)
    changed = _amend(database, terms, ruled.amended)
    _restate(database, terms, (changed, ruled.amended), corrected)
    _unmake(database, corrected)
    _pair(database, terms, ruled.rulings)
    _place(database, terms, ruled.placed)
    waiting = listed(sorted({*ruled.lost, *corrected.lost}))
    database.many("recast_waiting", [{"ids": waiting}])


def located(database: Database) -> dict[str, Located]:
    """Return where what is in force was found, by the correction.

    With a reading that is forgotten its rows are gone, and with them the place.
    """
    found = {
        change.correction: Located((Ref(article, item),), change.before)
        for article, item, body in database.rows("recast_amended")
        for change in msgspec.json.decode(body, type=Amended).changes
    }
    for left, i, right, k, *_, correction in database.rows("recast_ruled"):
        found[correction] = Located((Ref(left, i), Ref(right, k)))
    return found


def make(database: Database, terms: Terms, corrected: Corrected) -> None:
    """Keep the entities that only users name."""
    for id_, type_ in corrected.made.items():
        name = corrected.names[id_]
        empty = profiles.pack(EntityProfile(id_, type_, name))
        row = {"id": id_, "type": terms.kept(type_), "name": clean(name)}
        database.many("entity_made", [{**row, "profile": empty}])
        database.many("given_found", [{"id": id_, "folded": folded(name)}])


def _unmake(database: Database, corrected: Corrected) -> None:
    """Tell what is said by the entities that only users name; drop the others."""
    held = {id_: n for n, id_ in database.rows("made_by_users")}
    for id_ in held.keys() & corrected.made.keys():
        type_, name = corrected.made[id_], corrected.names[id_]
        ((articles, first, last),) = database.rows("made_told", id=id_, none=NO_DAY)
        days = [None if day is None else iso_day(day) for day in (first, last)]
        told = EntityProfile(
            id_, type_, name, ((name, articles),), (), (), days[0], days[1], articles
        )
        packed = {"articles": articles, "profile": profiles.pack(told)}
        database.many("entity_described", [{"id": id_, "name": clean(name), **packed}])
    gone = [n for id_, n in held.items() if id_ not in corrected.made]
    if gone:
        database.many("made_left", [{"entities": listed(gone)}])
    # Named by a correction that a later one outdid, or whose statement is withdrawn.
    database.many("entities_left", [{"entities": listed(sorted(held.values()))}])


def _amend(database: Database, terms: Terms, amended: AllAmended) -> set[str]:
    """Write what is amended of statements; return the articles where that changed."""
    wanted = {
        article: {a.item: msgspec.json.encode(a).decode() for a in items}
        for article, items in amended.items()
    }
    held: dict[str, dict[int, str]] = {}
    for article, item, body in database.rows("recast_amended"):
        held.setdefault(article, {})[item] = body
    either = held.keys() | wanted.keys()
    changed = {a for a in either if held.get(a) != wanted.get(a)}
    for article, number in sorted(numbers(database, changed).items()):
        database.many("forget_amended", [{"article": number}])
        rows = [
            {
                "article": number,
                "item": one.item,
                "withdrawn": int(one.withdrawn),
                "body": wanted[article][one.item],
            }
            for one in amended.get(article, ())
        ]
        database.many("amended_kept", rows)
        _unsettle(database, terms, number)
    return changed


def _unsettle(database: Database, terms: Terms, article: int) -> None:
    for linker in (UTTERANCES, FACTS):
        values = {"article": article, "linker": terms.kept(linker)}
        database.many("unsettle_article", [values])
    database.many("unsettle_ruled", [{"article": article}])


def _restate(
    database: Database,
    terms: Terms,
    amended: tuple[set[str], AllAmended],
    corrected: Corrected,
) -> None:
    """Write the rows of statements in articles that are amended anew, or were."""
    changed, held = amended
    articles = sorted(changed | _otherwise(database, held, corrected))
    places = numbers(database, articles)
    left: set[int] = set()
    for article, body in bodies(database, articles).items():
        number, made = places[article], held.get(article, ())
        entities = _entities(database, number, body)
        entities |= _speakers(database, made, corrected)
        reading = body.reading.corrected(made)
        wanted = statement_rows(terms, number, reading, entities)
        rows = database.rows("statements_of", article=number)
        if [tuple(row[name] for name in _COMPARED) for row in wanted] != rows:
            left |= {row[2] for row in rows if row[2] is not None}
            database.many("forget_statements", [{"article": number}])
            database.many("statement_kept", wanted)
    database.many("entities_left", [{"entities": listed(sorted(left))}])


def _otherwise(
    database: Database, amended: AllAmended, corrected: Corrected
) -> set[str]:
    """Return the articles where a statement is not of whom a correction says."""
    rows = database.rows("recast_speakers")
    whose = {(article, item): entity for article, item, entity in rows}
    return {
        article
        for article, items in amended.items()
        for one in items
        for change in one.changes
        if change.field is Field.SPEAKER
        and not one.withdrawn
        and whose.get((article, one.item)) != corrected.speakers.get(change.correction)
    }


def _entities(database: Database, number: int, body: Body) -> dict[int, int | None]:
    """Return who says each statement, as linking has it."""
    rows: dict[int, int] = dict(database.rows("assigned_numbers", article=number))
    return {
        said: rows[placed.local.item]
        for placed in body.entities
        for said in placed.local.statements
    }


def _speakers(
    database: Database, amended: Sequence[Amended], corrected: Corrected
) -> dict[int, int | None]:
    """Return who says the statements whose speaker was corrected."""
    found: dict[int, int | None] = {}
    for one in amended:
        for change in one.changes:
            if change.field is Field.SPEAKER:
                id_ = corrected.speakers.get(change.correction)
                rows = database.rows("entity_number", id=id_) if id_ else []
                found[one.item] = rows[0][0] if rows else None
    return found


def _pair(
    database: Database, terms: Terms, rulings: Mapping[str, tuple[Ruling, ...]]
) -> None:
    """Write the pairs that are ruled; where that changed, groups are unsettled."""
    wanted = {
        (*r.left, *r.right, linker): (int(r.same), clean(r.reason), r.correction)
        for linker, pairs in rulings.items()
        for r in pairs
    }
    held = {tuple(row[:5]): tuple(row[5:]) for row in database.rows("recast_ruled")}
    changed = [p for p in held.keys() | wanted if held.get(p) != wanted.get(p)]
    ids = numbers(database, {side for p in changed for side in (p[0], p[2])})
    for pair in sorted(changed):
        left, left_item, right, right_item, linker = pair
        row = {
            "left": ids[left],
            "left_item": left_item,
            "right": ids[right],
            "right_item": right_item,
            "linker": terms.kept(linker),
        }
        database.many("ruled_dropped", [row])
        if pair in wanted:
            told = dict(zip(_RULED, wanted[pair], strict=True))
            database.many("ruled_kept", [{**row, **told}])
        ends = ((row["left"], left_item), (row["right"], right_item))
        unsettled = [
            {"linker": row["linker"], "article": a, "item": i} for a, i in ends
        ]
        database.many("unsettle", unsettled)


def _place(database: Database, terms: Terms, placed: Mapping[str, str]) -> None:
    """Move articles into the stories that users gave them, others back."""
    moved = {row[0]: row[1:] for row in database.rows("recast_placed")}
    linked = stories.linked(database, moved.keys() | placed.keys())
    for article, (back, number, day) in sorted(linked.items()):
        target = placed.get(article, back)
        held = moved[article][2] if article in moved else back
        if target == held:
            continue
        story = stories.grow(database, target, day)
        ((old,),) = database.rows("story_number", id=held)
        database.many("article_placed", [{"article": number, "story": story}])
        stories.shrink(database, old)
        values = {"article": number, "linker": terms.kept(FACTS)}
        database.many("unsettle_article", [values])
