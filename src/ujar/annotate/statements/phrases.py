"""Small words of a language that hold a reporting clause together."""

from dataclasses import dataclass
from functools import cache

from ujar.lang import Language


@dataclass(frozen=True, slots=True)
class Phrases:
    """The ``clauses`` table as sets; ``connectors`` as tuples of words."""

    complementizers: frozenset[str]
    loose_complementizers: frozenset[str]
    purpose: frozenset[str]
    particles: frozenset[str]
    pronouns: frozenset[str]
    first_person: frozenset[str]
    circumstance: frozenset[str]
    addressee_markers: frozenset[str]
    prepositions: frozenset[str]
    agents: frozenset[str]
    anaphors: frozenset[str]
    titles: frozenset[str]
    offices: frozenset[str]
    kin: frozenset[str]
    relative: frozenset[str]
    regions: frozenset[str]
    unsaid: frozenset[str]
    within: frozenset[str]
    things: frozenset[str]
    clausal: frozenset[str]
    determiners: frozenset[str]
    documents: frozenset[str]
    companions: frozenset[str]
    joining: frozenset[str]
    groups: frozenset[tuple[str, ...]]
    connectors: frozenset[tuple[str, ...]]
    longest_connector: int


@cache
def phrases(language: Language) -> Phrases:
    """Return the small words of *language*."""
    table = language.table("clauses")
    titles = language.table("titles")

    def of(*keys: str) -> frozenset[str]:
        return frozenset(w for key in keys for w in table.get(key, ()))

    connectors = frozenset(tuple(c.split()) for c in table.get("connectors", ()))
    return Phrases(
        complementizers=of("complementizers"),
        loose_complementizers=of("loose_complementizers"),
        purpose=of("purpose"),
        particles=of("particles"),
        pronouns=of("pronouns_singular", "pronouns_plural", "pronouns_institution"),
        first_person=of("first_person"),
        circumstance=of("circumstance"),
        addressee_markers=of("addressee_markers"),
        prepositions=of("prepositions"),
        agents=of("agent_markers"),
        anaphors=of("anaphors"),
        titles=frozenset((*titles.get("offices", ()), *titles.get("honorifics", ()))),
        offices=frozenset(titles.get("offices", ())),
        kin=frozenset(titles.get("kin", {}).get("words", ())),
        relative=of("relative"),
        regions=of("regions"),
        unsaid=of("unsaid"),
        within=of("within"),
        things=of("things"),
        clausal=of("clausal"),
        determiners=frozenset(titles.get("determiners", {}).get("words", ())),
        documents=frozenset(titles.get("documents", {}).get("words", ())),
        companions=of("companions"),
        joining=of("joining"),
        groups=frozenset(tuple(g.split()) for g in table.get("groups", ())),
        connectors=connectors,
        longest_connector=max((len(c) for c in connectors), default=0),
    )
