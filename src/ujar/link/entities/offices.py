"""Roles beside names, written out: "Menlu", "Menteri Luar Negeri RI"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise, zip_longest

from ujar.link.entities.vocabulary import Vocabulary, vocabulary
from ujar.schema import Tenure
from ujar.text.words import words

# Longer ones are half a sentence (the longest of the training gold, a deputy
# minister's, has 14 words, but an office that so few words name is seen only once).
_LONGEST = 12
_ABBREVIATED = 3
_CACHED = 50_000
_LEAST_INITIALS, _MOST_INITIALS = 3, 6
# What stands before the end of a sentence inside a role is none of it.
_SENTENCE = re.compile(r"(?<=[a-z)])[.!?:;]\s+")
_BRACKETS = re.compile(r"\([^()]*\)?")
_IN_BRACKETS = re.compile(r"\(\s*([A-Z]\w{1,9})\b")


class Standing(StrEnum):
    """How somebody stands to an office."""

    HOLDS = "holds"
    HELD = "held"
    SEEKS = "seeks"


@dataclass(frozen=True, slots=True)
class Office:
    """A role: its words written out, those that tell of what or where, its sphere."""

    text: str
    telling: frozenset[str]
    standing: Standing
    sphere: str | None

    @property
    def specific(self) -> bool:
        """Whether few people can hold it at a time."""
        known = vocabulary()
        if self.telling or self.text in known.national:
            return True
        if self.text in known.ranks:
            return False
        return any(self.text.startswith(f"{rank} ") for rank in known.ranks)


@lru_cache(_CACHED)
def office(role: str) -> Office | None:
    """Return the office that *role* names, None if it names none."""
    known = vocabulary()
    inner = [w.lower for w in words(_BRACKETS.sub(" ", _SENTENCE.split(role)[-1]))]
    while inner and inner[0].isdigit():
        del inner[0]
    if not inner or inner[0] in known.relations:
        return None
    sphere = _sphere(inner, known)
    standing = _standing(inner, known)
    skipped = known.former | known.candidate | known.acting
    kept = [w for w in inner if w not in skipped]
    plain = [
        w
        for before, w in zip(["", *kept], kept, strict=False)
        if w not in known.honorifics or w in known.short or (before, w) in known.written
    ]
    written = _written(plain, known)
    if not written or len(written) > _LONGEST:
        return None
    text = " ".join(written)
    telling = frozenset(
        [
            *(w for w in written if w not in known.generic and len(w) > 1),
            *_initials(written),
            *_bracketed(role),
        ]
    )
    if not telling and sphere is None and text not in known.generic:
        return None
    return Office(text, telling, standing, sphere)


def _initials(written: list[str]) -> Iterator[str]:
    """The initials of the words that end the role ("bumn"), as its body's acronym."""
    for start in range(max(1, len(written) - _MOST_INITIALS), len(written)):
        rest = written[start:]
        if len(rest) >= _LEAST_INITIALS:
            yield "".join(w[0] for w in rest)


def _bracketed(role: str) -> Iterator[str]:
    found = _IN_BRACKETS.search(role)
    if found and found.group(1).casefold() not in vocabulary().short:
        yield found.group(1).casefold()


def _sphere(inner: list[str], known: Vocabulary) -> str | None:
    """The sphere of the first word or two that have one."""
    for word, pair in zip_longest(inner, map(" ".join, pairwise(inner)), fillvalue=""):
        first = known.short.get(word, word).split()[0]
        for form in (pair, word, first):
            if form in known.spheres:
                return known.spheres[form]
    return None


def _standing(inner: list[str], known: Vocabulary) -> Standing:
    if any(w in known.former for w in inner[:2]):
        return Standing.HELD
    if any(w in known.candidate for w in inner):
        return Standing.SEEKS
    return Standing.HOLDS


def _written(plain: list[str], known: Vocabulary) -> list[str]:
    """The words with short forms written out, without the own country's name."""
    full: list[str] = []
    for word in plain:
        longer = known.short.get(word) or known.bodies.get(word)
        full.extend((longer or known.places.get(word) or word).split())
    unique = [w for i, w in enumerate(full) if i == 0 or w != full[i - 1]]
    national = bool(unique) and unique[0] in _heads(known)
    while len(unique) > 1 and unique[-1] in known.own and (national or _short(unique)):
        unique.pop()
    return unique


def _short(unique: list[str]) -> bool:
    """Whether the last word is the country's abbreviation, not a part of a name."""
    return len(unique[-1]) <= _ABBREVIATED


def _heads(known: Vocabulary) -> frozenset[str]:
    return frozenset(n.split()[0] for n in known.national | known.ranks)


def tenured(role: str) -> str | None:
    """Return the office that *role* says is held, as it is shown; None for no such.

    None are a clause that was taken for a role, a name behind a title ("H. Thamrin"),
    an office that many hold, and what anybody may be ("warga", "juara").
    """
    found, known = office(role), vocabulary()
    if found is None or found.standing is not Standing.HOLDS or not found.specific:
        return None
    written = found.text.split()
    inner = [w.lower for w in words(role)]
    if written[0] not in known.offices or inner[-1] in known.joints:
        return None
    sphere = known.spheres.get(written[0])
    if sphere in known.anybody or not known.clauses.isdisjoint(inner):
        return None
    if len(written) == 1 and (sphere in known.unplaced or written[0] in known.kinds):
        return None
    return _shown(written, role)


def _shown(written: list[str], role: str) -> str:
    """Return the words with capitals, as they stand in *role* where they do."""
    inner = words(role)
    shouted = role.isupper() and len(inner) > 1
    standing = {} if shouted else {w.lower: role[w.start : w.end] for w in inner}
    return " ".join(_capital(standing.get(word, word)) for word in written)


def _capital(word: str) -> str:
    if word in vocabulary().joints or not word.islower():
        return word
    return "-".join(part.capitalize() for part in word.split("-"))


def seen(tenure: Tenure, day: str | None, articles: int = 1) -> Tenure:
    """Return *tenure* with *articles* more of *day*."""
    days = sorted(d for d in (tenure.first, tenure.last, day) if d)
    first, last = (days[0], days[-1]) if days else (None, None)
    return Tenure(tenure.office, first, last, tenure.articles + articles)
