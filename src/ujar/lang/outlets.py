"""The table of outlets and agencies, which users may extend by a file of their own."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ujar.schema import Copy, Origin

_HERE = Path(__file__).with_name("outlets.toml")
_DOMAIN_END = re.compile(
    r"\.(?:com|co|net|org|id|tv|news)(?:\.(?:id|uk|my|au))?$", re.IGNORECASE
)
_LONGEST_ACRONYM = 5
_NOT_FOLDED = re.compile(r"[\W_]+")


class OutletKind(StrEnum):
    """What an outlet is; platforms and bodies that speak for themselves are none."""

    OUTLET = "outlet"
    AGENCY = "agency"
    BROADCASTER = "broadcaster"
    SOCIAL = "social"
    GOVERNMENT = "government"


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet by its usual short name, with the forms and domains it has.

    ``common`` marks a name that is also a word or a person's name.
    """

    name: str
    kind: OutletKind
    country: str = ""
    common: bool = False
    forms: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()

    @property
    def reports(self) -> bool:
        """Whether an article can have its words from it."""
        return self.kind not in {OutletKind.SOCIAL, OutletKind.GOVERNMENT}


def _fold(name: str) -> str:
    """Return the name without spaces and punctuation, and without case but an acronym.

    An acronym may be a word in small letters ("ANI" is an agency, "Ani" a name).
    """
    letters = _NOT_FOLDED.sub("", name)
    return letters if _is_acronym(letters) else letters.casefold()


def _is_acronym(letters: str) -> bool:
    return letters.isupper() and len(letters) <= _LONGEST_ACRONYM


@dataclass(frozen=True, eq=False)
class Outlets:
    """All known outlets, to look up by name or by address."""

    by_form: Mapping[str, Outlet]
    by_domain: Mapping[str, Outlet]
    desks: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    small_desks: frozenset[str] = frozenset()

    def named(self, name: str) -> Outlet | None:
        """Return the outlet that is written so, None if unknown."""
        found = self.by_domain.get(name.lower()) or self._form(name)
        if found is None and "." in name:
            found = self._form(_DOMAIN_END.sub("", name))
            found = found or (None if " " in name else self.at(name))
        return found

    def _form(self, name: str) -> Outlet | None:
        letters = _NOT_FOLDED.sub("", name)
        return self.by_form.get(letters) or self.by_form.get(letters.casefold())

    def at(self, address: str) -> Outlet | None:
        """Return the outlet that publishes at that URL or domain, None if unknown."""
        host = _host(address)
        while host:
            if host in self.by_domain:
                return self.by_domain[host]
            host = host.partition(".")[2]
        return None

    def agencies(
        self, origins: Iterable[Origin], copies: Iterable[Copy]
    ) -> frozenset[str]:
        """Return the news agencies among those that an article's text is said to be."""
        names = {o.outlet for o in origins} | {c.source for c in copies if c.source}
        found = ((name, self.named(name)) for name in names)
        return frozenset(n for n, o in found if o and o.kind is OutletKind.AGENCY)

    def desk(self, word: str) -> bool:
        """Whether the word names a desk or local edition of an outlet ("detikX")."""
        stem = self._desks.match(word)
        known = word.lower() in self.small_desks
        return known or (stem is not None and _is_desk(word[stem.end() :]))

    def desk_in(self, word: str) -> str:
        """Return *word* without what is glued to the name of a desk that it is."""
        folded = word.lower()
        held = [d for d in self.small_desks if folded.startswith(d)]
        return word[: max(map(len, held))] if held else word

    @cached_property
    def _desks(self) -> re.Pattern[str]:
        stems = "|".join(map(re.escape, self.desks)) or "(?!)"
        return re.compile(stems, re.IGNORECASE)


def _is_desk(rest: str) -> bool:
    """Whether *rest* makes a desk of the outlet's name before it."""
    named = rest.removeprefix("-")[:1].isupper()
    return named or bool(_DOMAIN_END.search(rest))


def _host(address: str) -> str:
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:
        return ""
    return (host or "").removeprefix("www.")


def load(extra: Path | None = None) -> Outlets:
    """Return the shipped table, extended or overruled by the file *extra*."""
    return _load(extra)


@cache
def _load(extra: Path | None) -> Outlets:
    tables = [_read(p) for p in (_HERE, extra) if p is not None]
    entries = [_outlet(e) for t in tables for e in t.get("outlets", ())]
    desks, local, small = (
        tuple(d for t in tables for d in t.get(key, ()))
        for key in ("desks", "local", "small_desks")
    )
    by_form, by_domain = _index(entries)
    return Outlets(by_form, by_domain, desks, local, frozenset(small))


def _index(
    entries: Iterable[Outlet],
) -> tuple[Mapping[str, Outlet], Mapping[str, Outlet]]:
    """Return the outlets by form and by domain; later ones overrule earlier ones."""
    by_form: dict[str, Outlet] = {}
    by_domain: dict[str, Outlet] = {}
    for outlet in entries:
        for form in (outlet.name, *outlet.forms):
            by_form[_fold(form)] = outlet
        for domain in outlet.domains:
            by_domain[domain.lower()] = outlet
    return by_form, by_domain


def _read(path: Path) -> Mapping[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _outlet(entry: Mapping[str, Any]) -> Outlet:
    try:
        return Outlet(
            entry["name"],
            OutletKind(entry.get("kind", "outlet")),
            entry.get("country", ""),
            bool(entry.get("common", False)),
            tuple(entry.get("forms", ())),
            tuple(entry.get("domains", ())),
        )
    except (KeyError, ValueError) as error:
        raise ValueError(f"an outlet needs a name and a kind: {entry}") from error
