"""The words that circumstances go by, from the tables of a language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ujar.lang import Language


@dataclass(frozen=True, slots=True)
class CircumstanceWords:
    """The ``circumstances`` table as sets; phrases of several words as strings."""

    code: str
    place: frozenset[str]
    not_places: frozenset[str]
    sites: frozenset[str]
    markers: frozenset[str]
    soft: frozenset[str]
    glued: tuple[str, ...]
    kinds: frozenset[str]
    called: frozenset[str]
    verb: re.Pattern[str]
    passive: re.Pattern[str]
    contacts: frozenset[str]
    press: frozenset[str]
    people: frozenset[str]
    stops: frozenset[str]
    not_people: frozenset[str]
    ends: frozenset[str]
    telling: frozenset[str]
    openers: frozenset[str]
    heads: frozenset[str]
    moments: frozenset[str]
    earlier: frozenset[str]
    citing: frozenset[str]
    speaking: frozenset[str]
    purpose: frozenset[str]
    complementizers: frozenset[str]
    clues: Mapping[str, tuple[str, ...]]


@cache
def circumstance_words(language: Language) -> CircumstanceWords:
    """Return the words of *language* that open circumstances."""
    table = language.table("circumstances")
    clauses = language.table("clauses")

    def of(section: str, key: str) -> frozenset[str]:
        return frozenset(table.get(section, {}).get(key, ()))

    return CircumstanceWords(
        code=language.code,
        place=of("place", "prepositions"),
        not_places=of("place", "not_places"),
        sites=of("place", "sites"),
        markers=of("addressee", "markers"),
        soft=of("addressee", "soft"),
        glued=tuple(language.table("origins").get("glued", ())),
        kinds=of("addressee", "kinds"),
        called=of("addressee", "called"),
        verb=re.compile(table.get("addressee", {}).get("verb", "(?!)")),
        passive=re.compile(table.get("addressee", {}).get("passive", "(?!)")),
        contacts=of("addressee", "contacts"),
        press=of("addressee", "press"),
        people=of("addressee", "people"),
        stops=of("addressee", "stops"),
        not_people=of("addressee", "not_people"),
        ends=of("addressee", "ends"),
        telling=of("addressee", "telling"),
        openers=of("occasion", "openers"),
        heads=of("occasion", "heads"),
        moments=of("occasion", "moments"),
        earlier=of("earlier", "words"),
        citing=of("citing", "verbs"),
        speaking=of("speaking", "words"),
        purpose=frozenset(clauses.get("purpose", ())),
        complementizers=frozenset(clauses.get("complementizers", ())),
        clues={k: tuple(v) for k, v in table.get("clues", {}).items()},
    )
