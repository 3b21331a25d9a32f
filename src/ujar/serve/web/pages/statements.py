"""Statements and search: conditions in the address; without words the newest first."""

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from ujar.pipeline import searching
from ujar.pipeline.archive import Ledger
from ujar.pipeline.ports import EmbedderError
from ujar.pipeline.settings import Settings
from ujar.schema import Act, Kind
from ujar.schema.keeping import Wanted
from ujar.schema.search import Facet, SearchHit
from ujar.schema.views import Page
from ujar.serve.web import addresses

_LIMIT, _FOUND, _MEANT = 20, 30, 5
_KINDS = frozenset(k.value for k in Kind)
_ACTS = frozenset(a.value for a in Act)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for; "" where it does not say."""

    q: str = ""
    by: str = ""
    outlet: str = ""
    kind: str = ""
    act: str = ""
    since: str = ""
    until: str = ""
    story: str = ""

    @property
    def wanted(self) -> Wanted:
        """What the archive shall look for; a day that is none is left out."""
        return Wanted(
            by=self.by or None,
            outlet=self.outlet or None,
            kind=self.kind if self.kind in _KINDS else None,
            act=self.act if self.act in _ACTS else None,
            since=addresses.day(self.since),
            until=addresses.day(self.until),
            story=self.story or None,
        )

    @property
    def wrong_days(self) -> list[str]:
        """What was given as a day and is none."""
        return [d for d in (self.since, self.until) if d and not addresses.day(d)]

    @property
    def narrowed(self) -> bool:
        """Whether there is any condition."""
        return any(asdict(self).values())

    def address(self, **changed: str | None) -> str:
        """Return the address of the same list with some conditions changed."""
        return addresses.statements(**{**asdict(self), **changed})


def asked(query: Mapping[str, str]) -> Asked:
    """Return what the query of an address asks for."""
    names = Asked.__dataclass_fields__
    return Asked(**{k: v.strip() for k, v in query.items() if k in names})


@dataclass(frozen=True, slots=True)
class Found:
    """A hit, with the words around it in pieces: those searched for are marked."""

    hit: SearchHit
    pieces: Sequence[tuple[str, bool]]


def shown(
    ledger: Ledger, asks: Asked, cursor: str | None, settings: Settings
) -> Mapping[str, object]:
    """Return what the page shows: what was found, or the newest statements."""
    hits, problem = _sought(ledger, asks, settings) if asks.q else ((), "")
    found = Page(()) if asks.q else ledger.statements(asks.wanted, _LIMIT, cursor)
    name = asks.q or asks.by
    return {
        "hits": hits,
        "problem": problem,
        "asked": asks,
        "said": found.items,
        "after": found.cursor,
        "later": bool(cursor),
        "meant": ledger.entities(name, _MEANT) if name else (),
        "kinds": [k.value for k in Kind],
        "acts": [a.value for a in Act],
        "facets": () if problem else _facets(ledger, asks),
    }


@dataclass(frozen=True, slots=True)
class Division:
    """A facet with its values: name, count and the address that narrows to it."""

    name: str
    values: Sequence[tuple[Facet, str]]


def _facets(ledger: Ledger, asks: Asked) -> Sequence[Division]:
    """Return how what was found divides, where that leaves a choice."""
    found = searching.facets(ledger, asks.q, asks.wanted)
    divisions = [
        Division(name, [(f, asks.address(**{name: f.value})) for f in values])
        for name, values in (
            ("by", found.by),
            ("outlet", found.outlet),
            ("story", found.story),
            ("kind", found.kind),
            ("act", found.act),
        )
        if not getattr(asks, name)
    ]
    months = [(f, asks.address(**_month(f.value))) for f in found.month]
    if not (asks.since or asks.until):
        divisions.append(Division("month", months))
    return [d for d in divisions if len(d.values) > 1]


def _month(month: str) -> dict[str, str]:
    """Return the first and the last day of a month."""
    year, number = map(int, month.split("-"))
    last = monthrange(year, number)[1]
    return {"since": f"{month}-01", "until": f"{month}-{last:02}"}


def _sought(
    ledger: Ledger, asks: Asked, settings: Settings
) -> tuple[Sequence[Found], str]:
    """Return what was found, or why nothing can be."""
    try:
        hits = searching.search(ledger, settings, asks.q, asks.wanted, _FOUND)
    except (searching.SearchError, EmbedderError) as error:
        told = str(error)
        return (), f"{told[:1].upper()}{told[1:]}."
    return [Found(hit, tuple(_pieces(hit))) for hit in hits], ""


def _pieces(hit: SearchHit) -> Iterator[tuple[str, bool]]:
    """Yield the words of a hit, each stretch with whether it was searched for."""
    done, start = 0, hit.excerpt.start
    for mark in sorted(hit.marks):
        first, behind = max(mark.start - start, done), mark.end - start
        if first < behind <= len(hit.words):
            yield hit.words[done:first], False
            yield hit.words[first:behind], True
            done = behind
    yield hit.words[done:], False
