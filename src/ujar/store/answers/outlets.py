"""What outlets do over a span of days: how their articles were made, who speaks."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ujar.schema.keeping import Wanted
from ujar.schema.outlets import (
    Making,
    OutletLine,
    OutletsView,
    OutletView,
    Speaker,
    Taken,
    Way,
)
from ujar.schema.views import ArticleLine, CopyView, Page
from ujar.store import profiles
from ujar.store.answers import cursors, lines
from ujar.store.answers.voices import voices
from ujar.store.codec import unpack_copy
from ujar.store.database import Database, Row
from ujar.store.terms import Terms
from ujar.store.values import LAST_DAY, NO_DAY, day_number, iso_day, listed, unlisted

_SPEAKERS = 40
_INSTITUTION = "ORG"
# In place of the speaker of what nobody by name said.
_NOBODY = 0


@dataclass(frozen=True, slots=True)
class _Span:
    """Days, both included; all of them are also of articles whose day is unknown."""

    since: int
    until: int

    @property
    def values(self) -> Mapping[str, int]:
        return {"since": self.since, "until": self.until}


def view(database: Database, terms: Terms, wanted: Wanted, limit: int) -> OutletsView:
    """Return the outlets of the wanted days, those with the most articles first."""
    span = _span(wanted)
    names: dict[int, str] = dict(database.rows("outlets_there"))
    made = _made(database, names, span)
    ranked = sorted(made, key=lambda n: (-made[n].total(), names[n]))
    shown = ranked[:limit]
    said = _said(database, terms, shown, span)
    days = [d for n in ranked for d in made[n].days if d != NO_DAY]
    return OutletsView(
        outlets=tuple(_line(names[n], made[n], said[n]) for n in shown),
        taken=_taken(database, shown, span),
        articles=sum(m.total() for m in made.values()),
        first=iso_day(min(days)) if days else None,
        last=iso_day(max(days)) if days else None,
        unshown=len(ranked) - len(shown),
    )


def one(
    database: Database, terms: Terms, outlet: str, wanted: Wanted
) -> OutletView | None:
    """Return what is known of one outlet, None if no article is of it."""
    number, span = terms.number(outlet), _span(wanted)
    made = _made(database, {number: outlet}, span).get(number, _Made())
    if not made and not _made(database, {number: outlet}, _span(Wanted())):
        return None
    said = _said(database, terms, [number], span)[number]
    days = sorted(d for d in made.days if d != NO_DAY)
    credited = database.rows("outlet_vias", outlet=number, **span.values)
    return OutletView(
        line=_line(outlet, made, said),
        taken=_taken(database, [number], span),
        credited=tuple((name, n) for name, n in credited),
        speakers=_speakers(database, said),
        months=_months(database.rows("reports_on", outlet=number, **span.values)),
        first=iso_day(days[0]) if days else None,
        last=iso_day(days[-1]) if days else None,
    )


def made_page(
    database: Database,
    terms: Terms,
    wanted: Wanted,
    making: Making | None,
    window: tuple[int, str | None],
) -> Page[ArticleLine]:
    """Return the articles of the wanted outlet that were made so, the newest first."""
    limit, cursor = window
    day, article = cursors.read(cursor, 2)
    rows = database.rows(
        "reports_page",
        outlet=terms.number(wanted.outlet or ""),
        making=terms.number(making) if making else None,
        day=day,
        article=article,
        limit=limit + 1,
        **_span(wanted).values,
    )
    shown = lines.articles(database, [n for _, n in rows[:limit]])
    more = cursors.written(*rows[limit - 1]) if len(rows) > limit else None
    return Page(tuple(shown[n] for _, n in rows[:limit]), more)


def taken_page(
    database: Database,
    terms: Terms,
    taken: Taken,
    wanted: Wanted,
    window: tuple[int, str | None],
) -> Page[CopyView]:
    """Return the copies that *taken* counts, the newest first."""
    limit, cursor = window
    day, article, other = cursors.read(cursor, 3)
    rows = database.rows(
        "takings_page",
        taker=terms.number(taken.taker or ""),
        giver=terms.number(taken.giver or ""),
        way=terms.number(taken.way),
        day=day,
        article=article,
        other=other,
        limit=limit + 1,
        **_span(wanted).values,
    )
    pairs = [(taker, giver) for _, taker, giver in rows[:limit]]
    both = [*pairs, *((giver, taker) for taker, giver in pairs)]
    shown = lines.articles(database, {n for pair in pairs for n in pair})
    found = {
        frozenset((left, right)): CopyView(unpack_copy(b), shown[left], shown[right])
        for left, right, b in database.rows("copies_between", items=listed(both))
    }
    more = cursors.written(*rows[limit - 1]) if len(rows) > limit else None
    return Page(tuple(found[frozenset(pair)] for pair in pairs), more)


class _Made(Counter[str]):
    """Articles by how they were made, with their first and last day."""

    def __init__(self) -> None:
        super().__init__()
        self.days: list[int] = []


@dataclass(frozen=True, slots=True)
class _Said:
    """Statements by kind, and of each speaker; the type of each speaker."""

    kinds: Counter[str]
    speakers: Counter[int]
    types: Mapping[int, str]
    unnamed: int


def _span(wanted: Wanted) -> _Span:
    if not (wanted.since or wanted.until):
        return _Span(NO_DAY, LAST_DAY)
    since = day_number(wanted.since) if wanted.since else NO_DAY + 1
    return _Span(since, day_number(wanted.until) if wanted.until else LAST_DAY)


def _made(
    database: Database, names: Collection[int], span: _Span
) -> Mapping[int, _Made]:
    found: defaultdict[int, _Made] = defaultdict(_Made)
    rows = database.rows("reports_made", outlets=listed(names), **span.values)
    for outlet, making, count, first, last in rows:
        found[outlet][making] += count
        found[outlet].days += (first, last)
    return dict(found)


def _said(
    database: Database, terms: Terms, shown: Sequence[int], span: _Span
) -> Mapping[int, _Said]:
    counts = {n: _voices(database, n, span) for n in shown}
    speaking = sorted(set().union(*(entities for _, entities in counts.values())))
    known = {
        entity: (root, type_)
        for entity, root, type_ in database.rows("speaking", entities=listed(speaking))
    }
    types = dict(known.values())
    found = {}
    for outlet, (kinds, entities) in counts.items():
        told = Counter({terms.text(kind): n for kind, n in kinds.items()})
        unnamed = entities.pop(_NOBODY, 0)
        speakers: Counter[int] = Counter()
        for entity, number in entities.items():
            speakers[known[entity][0]] += number
        found[outlet] = _Said(told, speakers, types, unnamed)
    return found


def _voices(
    database: Database, outlet: int, span: _Span
) -> tuple[Counter[int], Counter[int]]:
    """Return how many statements an outlet has of each kind, and of each entity."""
    ((kinds, entities),) = database.rows("voices_of", outlet=outlet, **span.values)
    return Counter(unlisted(kinds)), Counter(unlisted(entities))


def _line(name: str, made: Counter[str], said: _Said) -> OutletLine:
    institutions = sum(
        n for who, n in said.speakers.items() if said.types[who] == _INSTITUTION
    )
    return OutletLine(
        name=name or None,
        articles=made.total(),
        makings=tuple((m.value, made[m]) for m in Making if made[m]),
        kinds=tuple(sorted(said.kinds.items(), key=lambda k: (-k[1], k[0]))),
        statements=said.kinds.total(),
        unnamed=said.unnamed,
        voices=voices(list(said.speakers.values()), institutions),
    )


def _taken(database: Database, shown: Sequence[int], span: _Span) -> tuple[Taken, ...]:
    """Return what goes between outlets, the most first."""
    rows = database.rows("takings_between", outlets=listed(shown), **span.values)
    taken = (
        Taken(giver or None, taker or None, Way(way), whole, some - whole)
        for giver, taker, way, whole, some in rows
    )
    return tuple(sorted(taken, key=_most))


def _most(taken: Taken) -> tuple[int, str, str, str]:
    total = taken.whole + taken.part
    return -total, taken.giver or "", taken.taker or "", taken.way


def _speakers(database: Database, said: _Said) -> tuple[Speaker, ...]:
    ranked = sorted(said.speakers.items(), key=lambda s: (-s[1], s[0]))[:_SPEAKERS]
    numbers = dict(ranked)
    rows = database.rows("entity_lines", entities=listed(numbers))
    found = [
        Speaker(id_, name, type_, numbers[n], _office((n, id_, type_), packed))
        for n, id_, type_, name, _, packed in rows
    ]
    return tuple(sorted(found, key=lambda s: (-s.statements, s.entity)))


def _office(entity: tuple[int, str, str], packed: bytes) -> str | None:
    offices = profiles.unpack(entity, packed).offices
    return offices[0].office if offices else None


def _months(rows: Sequence[Row]) -> tuple[tuple[str, int, int], ...]:
    """Return own and other articles by month."""
    own: Counter[str] = Counter()
    other: Counter[str] = Counter()
    for month, making, count in _by_month(rows):
        (own if making == Making.OWN else other)[month] += count
    return tuple((m, own[m], other[m]) for m in sorted(own.keys() | other.keys()))


def _by_month(rows: Sequence[Row]) -> Iterator[tuple[str, str, int]]:
    for day, making, count in rows:
        if iso := iso_day(day):
            yield iso[:7], making, count
