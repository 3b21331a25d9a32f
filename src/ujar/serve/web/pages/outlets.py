"""Outlets: how their articles were made, who takes from whom, who is heard."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ujar.pipeline.archive import Ledger
from ujar.schema.keeping import Wanted
from ujar.schema.outlets import (
    DRAWN,
    FEW,
    TOP,
    Making,
    OutletLine,
    OutletsView,
    OutletView,
    Taken,
    Way,
)
from ujar.serve.web import addresses
from ujar.serve.web.plots.flows import flows
from ujar.serve.web.plots.months import Months, Part, drawn_months
from ujar.serve.web.plots.shares import ROW, shares
from ujar.serve.web.voice import Voice

# Outlets in the tables, in the drawing of who takes from whom, and articles in a list.
OUTLETS, _DRAWN, _LISTED, _SPEAKERS = 40, 10, 20, 12
# Fewer articles than this tell little of how an outlet works.
_SMALL = 20
# How articles were made, by colour.
_SHADES = {
    Making.OWN.value: "var(--own)",
    Making.AGENCY.value: "var(--p2-l)",
    Making.WHOLE.value: "var(--p4-l)",
    Making.PART.value: "var(--p4-half)",
    Making.CREDITED.value: "var(--p3-l)",
    Making.COMMON.value: "var(--p3-half)",
    Making.UNKNOWN.value: "var(--rule-2)",
}


@dataclass(frozen=True, slots=True)
class Span:
    """The days that the address asks for; "" where it does not say."""

    since: str = ""
    until: str = ""

    @property
    def wanted(self) -> Wanted:
        """What the archive shall count; a day that is none is left out."""
        return Wanted(since=addresses.day(self.since), until=addresses.day(self.until))

    @property
    def wrong(self) -> list[str]:
        """What was given as a day and is none."""
        return [d for d in (self.since, self.until) if d and not addresses.day(d)]

    @property
    def query(self) -> Mapping[str, str]:
        """The conditions of an address that asks for the same days."""
        return {"since": self.since, "until": self.until}


@dataclass(frozen=True, slots=True)
class Share:
    """How many articles or statements are of one sort, and in hundredths."""

    name: str
    count: int
    percent: int


@dataclass(frozen=True, slots=True)
class Row:
    """An outlet in the tables."""

    line: OutletLine
    parts: Sequence[Share]
    kinds: Sequence[Share]

    @property
    def small(self) -> bool:
        """Whether it has too few articles to say much."""
        return self.line.articles < _SMALL

    @property
    def by_name(self) -> Mapping[str, Share]:
        """The parts by what they are called."""
        return {p.name: p for p in self.parts} | {p.name: p for p in self.kinds}


def asked(query: Mapping[str, str]) -> Span:
    """Return the days that the query of an address asks for."""
    return Span(query.get("since", "").strip(), query.get("until", "").strip())


def counted(ledger: Ledger, span: Span) -> OutletsView:
    """Return what the archive counts of all outlets; it takes a while."""
    return ledger.outlets(span.wanted, OUTLETS)


def shown(view: OutletsView, span: Span, voice: Voice) -> Mapping[str, object]:
    """Return what the page of all outlets shows."""
    directed = [t for t in view.taken if t.way is Way.TAKEN and t.giver != t.taker]
    return {
        "span": span,
        "view": view,
        "rows": [_row(line) for line in view.outlets],
        "makings": _makings(view),
        "bars": shares([line.makings for line in view.outlets], _SHADES),
        "flows": flows(directed, _DRAWN, voice),
        "taken": directed,
        "shared": [t for t in view.taken if t.way is not Way.TAKEN and _two(t)],
        **_METHOD,
    }


def counted_one(ledger: Ledger, outlet: str, span: Span) -> OutletView | None:
    """Return what the archive counts of one outlet; it takes a while."""
    return ledger.outlet(outlet, span.wanted)


def one(
    ledger: Ledger,
    view: OutletView,
    wish: tuple[Span, str, str | None],
    voice: Voice,
) -> Mapping[str, object]:
    """Return what the page of an outlet shows: *wish* is days, making and cursor."""
    span, made, cursor = wish
    name = view.line.name or ""
    making = Making(made) if made in set(Making) else None
    wanted = replace(span.wanted, outlet=name)
    page = ledger.made(wanted, making, _LISTED, cursor)
    return {
        "span": span,
        "view": view,
        "row": _row(view.line),
        "made": making,
        "makings": [m.value for m in Making],
        "articles": page.items,
        "after": page.cursor,
        "later": bool(cursor),
        "here": address(name, span, made=making or ""),
        "speakers": view.speakers[:_SPEAKERS],
        "officials": sum(s.statements for s in view.speakers if s.office),
        "listed": sum(s.statements for s in view.speakers),
        "takes": [t for t in view.taken if t.taker == name and _directed(t)],
        "gives": [t for t in view.taken if t.giver == name and _directed(t)],
        "shared": [t for t in view.taken if t.way is not Way.TAKEN and _two(t)],
        "bars": shares([view.line.makings], _SHADES),
        "months": _months(view, voice),
        **_METHOD,
    }


def taken(
    ledger: Ledger, pair: Taken, span: Span, cursor: str | None
) -> Mapping[str, object]:
    """Return what the page of the copies between two outlets shows."""
    page = ledger.taken(pair, span.wanted, _LISTED, cursor)
    return {
        "span": span,
        "pair": pair,
        "copies": page.items,
        "after": page.cursor,
        "later": bool(cursor),
        "here": between(pair, span),
        "address": address,
    }


def pair_asked(query: Mapping[str, str]) -> Taken | None:
    """Return the two outlets that an address names, None where it does not."""
    way = query.get("way", Way.TAKEN)
    if way not in set(Way):
        return None
    giver, taker = query.get("giver"), query.get("taker")
    return Taken(giver or None, taker or None, Way(way), 0, 0)


def address(outlet: str | None, span: Span, **more: str) -> str:
    """Return the address of an outlet's page for the same days."""
    place = addresses.of("outlet", outlet) if outlet else "/outlets"
    return addresses.listed(place, {**span.query, **more})


def between(pair: Taken, span: Span) -> str:
    """Return the address of the copies between two outlets."""
    query = {"giver": pair.giver, "taker": pair.taker, "way": pair.way.value}
    return addresses.listed("/outlets/taken", {**query, **span.query})


def _makings(view: OutletsView) -> Sequence[str]:
    """Return how articles were made other than as own ones, where some were."""
    there = {name for line in view.outlets for name, _ in line.makings}
    return [m.value for m in Making if m in there and m is not Making.OWN]


def _row(line: OutletLine) -> Row:
    return Row(line, _shares(line.makings), _shares(line.kinds))


def _shares(counts: Sequence[tuple[str, int]]) -> Sequence[Share]:
    total = sum(n for _, n in counts)
    return [Share(name, n, round(100 * n / total)) for name, n in counts]


def _months(view: OutletView, voice: Voice) -> Months | None:
    own, other = Making.OWN.value, Making.WHOLE.value
    parts = (
        Part(voice.term("making", own), _SHADES[own]),
        Part(voice.say("not_own"), _SHADES[other]),
    )
    counts = [(month, (own, other)) for month, own, other in view.months]
    return drawn_months(counts, parts, voice)


def _two(pair: Taken) -> bool:
    return pair.giver != pair.taker


def _directed(pair: Taken) -> bool:
    return pair.way is Way.TAKEN and _two(pair)


_METHOD = {
    "shades": _SHADES,
    "row_height": ROW,
    "address": address,
    "between": between,
    "few": FEW,
    "small": _SMALL,
    "drawn": DRAWN,
    "top": TOP,
}
