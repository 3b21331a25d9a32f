"""The words that entity linking goes by, of all languages together."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from ujar.lang import Language, codes
from ujar.text.spelling import skeleton


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What names, bodies and offices are made of.

    An archive holds articles of several languages about the same people, so the tables
    of all languages are read as one. Name parts are kept as skeletons.
    """

    frequent: frozenset[str]
    joined: frozenset[str]
    nobody: frozenset[str]
    variants: Mapping[str, str]
    honorifics: frozenset[str]
    degrees: frozenset[str]
    titles: frozenset[str]
    offices: frozenset[str]
    joints: frozenset[str]
    clauses: frozenset[str]
    anybody: frozenset[str]
    unplaced: frozenset[str]
    kinds: frozenset[str]
    determiners: frozenset[str]
    leading: frozenset[str]
    places: Mapping[str, str]
    bodies: Mapping[str, str]
    body_heads: frozenset[str]
    loose: frozenset[str]
    openers: frozenset[str]
    tails: frozenset[str]
    local: frozenset[str]
    subjects: frozenset[str]
    everywhere: frozenset[str]
    short: Mapping[str, str]
    written: frozenset[tuple[str, str]]
    national: frozenset[str]
    ranks: frozenset[str]
    former: frozenset[str]
    candidate: frozenset[str]
    acting: frozenset[str]
    own: frozenset[str]
    relations: frozenset[str]
    generic: frozenset[str]
    apposition: frozenset[str]
    spheres: Mapping[str, str]


@cache
def vocabulary() -> Vocabulary:
    """Return the words of all languages that Ujar knows."""
    return Vocabulary(
        frequent=frozenset(skeleton(w) for w in _listed("names", "frequent")),
        joined=_words("names", "joined"),
        nobody=_words("names", "nobody"),
        variants=_variants(),
        honorifics=_titles("", "honorifics") - _words("offices", "former"),
        degrees=_titles("degrees", "words") - _words("names", "rather_names"),
        titles=_titles("", "honorifics") | _titles("", "offices"),
        offices=_offices(),
        joints=_titles("", "joints"),
        clauses=_words("offices", "clauses"),
        anybody=_words("offices", "anybody"),
        unplaced=_words("offices", "unplaced"),
        kinds=_titles("kinds", "words") | _titles("mass", "words"),
        determiners=_titles("determiners", "words"),
        leading=_titles("determiners", "leading"),
        places=_mapping("entities", "places"),
        bodies=_mapping("entities", "bodies"),
        body_heads=_titles("bodies", "heads"),
        loose=_words("loose", "words"),
        openers=_words("loose", "openers"),
        tails=_words("loose", "tails"),
        local=_words("loose", "local"),
        subjects=_words("loose", "subjects"),
        everywhere=_words("loose", "everywhere"),
        short=_mapping("titles", "synonyms") | _mapping("titles", "short"),
        written=_neighbours(),
        national=_words("offices", "national"),
        ranks=_words("offices", "ranks"),
        former=_words("offices", "former"),
        candidate=_words("offices", "candidate"),
        acting=_words("offices", "acting"),
        own=_words("offices", "own"),
        relations=_words("offices", "relations"),
        generic=_words("offices", "generic"),
        apposition=_words("offices", "apposition"),
        spheres=_spheres(),
    )


def _tables(name: str) -> list[Mapping[str, Any]]:
    return [Language(code).table(name) for code in codes()]


def _listed(section: str, key: str) -> list[str]:
    return [w for t in _tables("entities") for w in t.get(section, {}).get(key, ())]


def _words(section: str, key: str) -> frozenset[str]:
    return frozenset(_listed(section, key))


def _titles(section: str, key: str) -> frozenset[str]:
    tables = _tables("titles")
    parts = [t.get(section, {}) if section else t for t in tables]
    return frozenset(w for part in parts for w in part.get(key, ()))


def _offices() -> frozenset[str]:
    """The words that an office begins with, as it stands or written out."""
    long = _mapping("titles", "synonyms") | _mapping("titles", "short")
    return _titles("", "offices") | {form.split()[0] for form in long.values()}


def _mapping(table: str, section: str) -> dict[str, str]:
    return {k: v for t in _tables(table) for k, v in t.get(section, {}).items()}


def _variants() -> dict[str, str]:
    found: dict[str, str] = {}
    for table in _tables("entities"):
        for name, forms in table.get("names", {}).get("variants", {}).items():
            found |= {skeleton(form): skeleton(name) for form in (name, *forms)}
    return found


def _spheres() -> dict[str, str]:
    found: dict[str, str] = {}
    for table in _tables("entities"):
        for sphere, members in table.get("spheres", {}).items():
            for word in members:
                found.setdefault(word, sphere)
    return found


def _neighbours() -> frozenset[tuple[str, str]]:
    """Words that stand side by side in a long form: "sekretaris jenderal"."""
    forms = [_mapping("titles", part) for part in ("synonyms", "short")]
    split = [long.split() for form in forms for long in form.values()]
    return frozenset(pair for words in split for pair in pairwise(words))
