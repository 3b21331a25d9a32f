"""The words that speaker resolution goes by, from the tables of a language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ujar.lang import Language


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """Pronouns, determiners, offices and the words around a subject.

    ``empty`` are words that alone speak of nobody.
    """

    singular: frozenset[str]
    plural: frozenset[str]
    institution: frozenset[str]
    first_person: frozenset[str]
    determiners: frozenset[str]
    leading: frozenset[str]
    offices: frozenset[str]
    honorifics: frozenset[str]
    short: Mapping[str, str]
    synonyms: Mapping[str, str]
    kinds: frozenset[str]
    mass: frozenset[str]
    strangers: frozenset[str]
    one: frozenset[str]
    kin: frozenset[str]
    documents: frozenset[str]
    bodies: frozenset[str]
    quantifiers: frozenset[str]
    agents: frozenset[str]
    prepositions: frozenset[str]
    apposition: tuple[str, ...]
    relative: frozenset[str]
    empty: frozenset[str]
    suffix: str


@cache
def speaker_words(language: Language) -> SpeakerWords:
    """Return the words of *language* that tell who a speaker is."""
    clauses, titles = language.table("clauses"), language.table("titles")
    pointing = titles.get("determiners", {})
    return SpeakerWords(
        singular=frozenset(clauses.get("pronouns_singular", ())),
        plural=frozenset(clauses.get("pronouns_plural", ())),
        institution=frozenset(clauses.get("pronouns_institution", ())),
        first_person=frozenset(clauses.get("first_person", ())),
        determiners=frozenset(pointing.get("words", ())),
        leading=frozenset(pointing.get("leading", ())),
        offices=frozenset(titles.get("offices", ())),
        honorifics=frozenset(titles.get("honorifics", ())),
        short=titles.get("short", {}),
        synonyms=titles.get("synonyms", {}),
        kinds=frozenset(titles.get("kinds", {}).get("words", ())),
        mass=frozenset(
            (
                *titles.get("mass", {}).get("words", ()),
                *titles.get("strangers", {}).get("words", ()),
            )
        ),
        strangers=frozenset(titles.get("strangers", {}).get("words", ())),
        one=frozenset(titles.get("nameless", {}).get("one", ())),
        kin=frozenset(titles.get("kin", {}).get("words", ())),
        documents=frozenset(titles.get("documents", {}).get("words", ())),
        bodies=frozenset(
            (
                *titles.get("bodies", {}).get("heads", ()),
                *titles.get("impersonal", {}).get("words", ()),
            )
        ),
        quantifiers=frozenset(titles.get("nameless", {}).get("quantifiers", ())),
        agents=frozenset(clauses.get("agents", ())),
        prepositions=frozenset(clauses.get("prepositions", ())),
        apposition=tuple(
            language.table("entities").get("offices", {}).get("apposition", ())
        ),
        relative=frozenset(clauses.get("relative", ())),
        empty=frozenset(
            (
                *titles.get("never", {}).get("words", ()),
                *clauses.get("particles", ()),
                *clauses.get("circumstance", ()),
                *clauses.get("connectors", ()),
            )
        ),
        suffix=language.table("verbs").get("suffix", {}).get("source", "\0"),
    )
