"""Who is said to have spoken, and whether two articles mean the same one."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from ujar.schema import Reading, Statement
from ujar.text.names import is_acronym, is_short_form, tokens

Name = tuple[str, ...]
# Two spellings of one whole name ("Robby", "Roby Kusumaharta"). Different people who
# share a surname score below.
_SAME_SPELLING = 85


class Bond(StrEnum):
    """How two speakers stand to each other."""

    SAME = "same speaker"
    SPELT = "names that share a word"
    LINKED = "an institution and who speaks for it"
    OTHER = "an institution and somebody else"
    UNKNOWN = "a speaker not known"
    APART = "two people"


@dataclass(frozen=True, slots=True)
class Party:
    """A speaker: the name, its words, and the words of titles that stand beside it.

    ``person`` is None where the article does not tell.
    """

    name: str
    words: Name
    beside: frozenset[str]
    person: bool | None


def parties(reading: Reading) -> Mapping[str, Party]:
    """Return the article's speakers by their names."""
    beside, types = _mentioned(reading)
    text = reading.article.text
    for said in reading.statements:
        if said.speaker and said.source:
            words = tokens(text[said.source.start : said.source.end])
            beside.setdefault(tokens(said.speaker), set()).update(words)
    names = dict.fromkeys(s.speaker for s in reading.statements if s.speaker)
    return {n: _party(n, beside, types) for n in names}


def party(said: Statement, known: Mapping[str, Party]) -> Party | None:
    """Return the speaker of a statement, None where nobody is named."""
    return known.get(said.speaker) if said.speaker else None


def _mentioned(reading: Reading) -> tuple[dict[Name, set[str]], dict[Name, str]]:
    text = reading.article.text
    beside: dict[Name, set[str]] = {}
    types: dict[Name, str] = {}
    for mention in reading.mentions:
        name = tokens(mention.name)
        types.setdefault(name, mention.type)
        if mention.role:
            words = tokens(text[mention.role.start : mention.role.end])
            beside.setdefault(name, set()).update(words)
    return beside, types


def _party(
    name: str, beside: Mapping[Name, set[str]], types: Mapping[Name, str]
) -> Party:
    words = tokens(name)
    kind = types.get(words)
    known = frozenset(beside.get(words, ())) | frozenset(words)
    return Party(name, words, known, None if kind is None else kind == "PER")


def bond(a: Party | None, b: Party | None) -> Bond:
    """Return how two speakers stand to each other."""
    if a is None or b is None or not (a.words and b.words):
        return Bond.UNKNOWN
    if _one_name(a, b):
        return Bond.SAME
    if set(a.words) & set(b.words):
        return Bond.SPELT
    if _speaks_for(a, b) or _speaks_for(b, a):
        return Bond.LINKED
    return Bond.APART if a.person and b.person else Bond.OTHER


def _speaks_for(a: Party, b: Party) -> bool:
    """Whether the title beside one names the other, or two and half of its words."""
    shared = len(b.beside & set(a.words))
    return shared == len(a.words) or shared >= max(2, len(a.words) / 2)


def _one_name(a: Party, b: Party) -> bool:
    return (
        a.words == b.words
        or is_short_form(a.words, b.words)
        or is_short_form(b.words, a.words)
        or is_acronym(a.name, b.words)
        or is_acronym(b.name, a.words)
        or fuzz.ratio(" ".join(a.words), " ".join(b.words)) >= _SAME_SPELLING
    )
