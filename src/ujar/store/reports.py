"""How articles came to their outlets, kept up as articles come and go."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ujar.lang import outlets
from ujar.schema import Copy, Direction, Form, Origin, Relation
from ujar.schema.outlets import Making, Way
from ujar.store import links, readings
from ujar.store.database import Database
from ujar.store.terms import Terms
from ujar.store.values import NO_DAY, listed

_BATCH = 200
# What articles say of their whole text: nothing, an agency's, another outlet's.
_NOTHING, _AGENCY, _OUTLET = "", "agency", "credited"


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of an article that is counted: its own words, and its copies."""

    number: int
    origins: Collection[Origin]
    copies: Collection[Copy]
    agencies: Collection[str]


def keep(database: Database, terms: Terms, told: Told) -> None:
    """Count an article, and judge anew how those came about that it shares text with.

    Its row and those of the articles that its copies name are there.
    """
    sides = {side for copy in told.copies for side in (copy.left, copy.right)}
    known = readings.numbers(database, sides) if sides else {}
    others = set(known.values()) - {told.number}
    places = _places(database, terms, {told.number, *others})
    database.many("report_kept", [_report(terms, told, places)])
    rows = [
        _taking(terms, copy, known, (places, told.agencies)) for copy in told.copies
    ]
    database.many("taking_kept", rows)
    _judge(database, terms, places)


def forget(database: Database, terms: Terms, number: int) -> None:
    """Count an article no longer; judge anew those that it shares text with."""
    rows = database.rows("takings_of", article=number)
    others = {side for row in rows for side in row[:2]} - {number}
    places = _places(database, terms, {number, *others})
    outlet, day = places.pop(number)
    database.many("forget_takings", [{"article": number}])
    gone = {"outlet": outlet, "day": day, "article": number}
    database.many("forget_report", [gone])
    database.many("counted", [{"article": number}])
    _judge(database, terms, places)


def catch_up(database: Database, terms: Terms) -> None:
    """Count the articles that were kept before there was anything to count them."""
    while rows := database.rows("uncounted", limit=_BATCH):
        with database.transaction():
            held = readings.readings(database, [id_ for _, id_ in rows])
            for number, id_ in rows:
                copies = links.copies(database, number)
                origins = held[id_].origins
                names = outlets.load().agencies(origins, copies)
                keep(database, terms, Told(number, origins, copies, names))
            database.many("counted", [{"article": number} for number, _ in rows])


def _places(
    database: Database, terms: Terms, numbers: Collection[int]
) -> dict[int, tuple[int, int]]:
    """Return outlet and day of the articles by their numbers."""
    rows = database.rows("report_places", numbers=listed(sorted(numbers)))
    return {n: (terms.kept(outlet or ""), day) for n, outlet, day in rows}


def _report(
    terms: Terms, told: Told, places: Mapping[int, tuple[int, int]]
) -> dict[str, object]:
    whole = {o.outlet for o in told.origins if o.relation is not Relation.QUOTED}
    credit = _AGENCY if whole & set(told.agencies) else _OUTLET if whole else _NOTHING
    outlet, day = places[told.number]
    return {
        "outlet": outlet,
        "day": day,
        "article": told.number,
        "making": terms.kept(Making.OWN),
        "credit": terms.kept(credit),
    }


def _taking(
    terms: Terms,
    copy: Copy,
    known: Mapping[str, int],
    context: tuple[Mapping[int, tuple[int, int]], Collection[str]],
) -> dict[str, object]:
    places, agencies = context
    giver, taker = known[copy.left], known[copy.right]
    told = copy.direction in {Direction.FROM_LEFT, Direction.FROM_RIGHT}
    names = terms.text(places[giver][0]), terms.text(places[taker][0])
    if copy.direction is Direction.FROM_RIGHT or (not told and names[1] < names[0]):
        giver, taker = taker, giver
    return {
        "taker": taker,
        "giver": giver,
        "way": terms.kept(_way(copy, agencies)),
        "form": terms.kept(copy.form),
        "taker_outlet": places[taker][0],
        "giver_outlet": places[giver][0],
        "day": max(places[taker][1], places[giver][1], NO_DAY),
    }


def _way(copy: Copy, agencies: Collection[str]) -> Way:
    if copy.direction is Direction.UNKNOWN:
        return Way.UNKNOWN
    if copy.direction is not Direction.BOTH_FROM_ELSEWHERE:
        return Way.TAKEN
    return Way.AGENCY if copy.source in agencies else Way.COMMON


def _judge(
    database: Database, terms: Terms, places: Mapping[int, tuple[int, int]]
) -> None:
    """Say of each of the articles how it came about, as everything now shows."""
    for number, (outlet, day) in places.items():
        place = {"outlet": outlet, "day": day, "article": number}
        credits_ = database.rows("report_credits", **place)
        if not credits_:  # it is still to be counted, and judged then
            continue
        shown = {credits_[0][0]}
        for taker, _, way, form, same in database.rows("takings_of", article=number):
            if not same:
                shown.add(_shown(Way(way), form, taken=taker == number))
        making = next(m for m in Making if m in shown or m is Making.OWN)
        database.many("report_made", [{**place, "making": terms.kept(making)}])


def _shown(way: Way, form: str, *, taken: bool) -> str:
    """Return what one copy shows of an article that is its taker, or its giver."""
    if way is Way.TAKEN:
        part = form == Form.PARTIAL
        return (Making.PART if part else Making.WHOLE) if taken else Making.OWN
    return way.value
