"""The list of statements: conditions in the address, the newest first."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from ujar.pipeline.archive import Ledger
from ujar.schema import Act, Kind
from ujar.schema.keeping import Wanted
from ujar.serve.web import addresses

_LIMIT, _MEANT = 20, 5
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

    @property
    def wanted(self) -> Wanted:
        """What the archive shall look for; a day that is none is left out."""
        return Wanted(
            by=self.by or None,
            about=self.q or None,
            outlet=self.outlet or None,
            kind=self.kind if self.kind in _KINDS else None,
            act=self.act if self.act in _ACTS else None,
            since=_day(self.since),
            until=_day(self.until),
        )

    @property
    def wrong_days(self) -> list[str]:
        """What was given as a day and is none."""
        return [d for d in (self.since, self.until) if d and not _day(d)]

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


def shown(ledger: Ledger, asks: Asked, cursor: str | None) -> Mapping[str, object]:
    """Return what the list shows."""
    found = ledger.statements(asks.wanted, _LIMIT, cursor)
    name = asks.q or asks.by
    return {
        "asked": asks,
        "said": found.items,
        "after": found.cursor,
        "later": bool(cursor),
        "meant": ledger.entities(name, _MEANT) if name else (),
        "kinds": [k.value for k in Kind],
        "acts": [a.value for a in Act],
    }


def _day(value: str) -> str | None:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return None
