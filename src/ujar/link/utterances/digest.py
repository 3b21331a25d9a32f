"""What of an article's statements tells whether another article has them too."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from ujar.lang import codes, load
from ujar.link.utterances.parties import Party, parties, party
from ujar.link.utterances.weights import weights
from ujar.schema import Kind, Reading, Statement
from ujar.text.stems import stem
from ujar.text.words import words

if TYPE_CHECKING:
    from numpy.typing import NDArray

_DEFAULT = "id"
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# An article with more statements is a transcript; what stands behind is left out.
_MOST = 120


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as it is compared: stems of its telling words, and their pairs."""

    item: int
    kind: Kind
    speaker: Party | None
    stems: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    numbers: frozenset[str]
    said_on: int | None


@dataclass(frozen=True, slots=True)
class UtteranceDigest:
    """An article's statements; ``vectors`` has their meanings, a row for each.

    ``vectors`` is None where none were made by the model that the weights are for.
    """

    article: str
    day: int | None
    said: tuple[Said, ...]
    vectors: "NDArray[np.int8] | None"


def digest(reading: Reading) -> UtteranceDigest | None:
    """Return the digest; None where nobody says anything."""
    if not reading.statements:
        return None
    known = parties(reading)
    kept = reading.statements[:_MOST]
    said = tuple(_said(i, s, reading, known) for i, s in enumerate(kept))
    return UtteranceDigest(reading.article.id, _day(reading), said, _vectors(reading))


def _said(
    item: int, statement: Statement, reading: Reading, known: Mapping[str, Party]
) -> Said:
    language, text = reading.article.language, reading.article.text
    silent = _silent(language)
    found = [w.lower for a, b in statement.fragments for w in words(text, a, b)]
    stems = [stem(w, language) for w in found if w not in silent]
    return Said(
        item,
        statement.kind,
        party(statement, known),
        frozenset(stems),
        frozenset(pairwise(stems)),
        frozenset(n for w in found for n in _NUMBER.findall(w)),
        _ordinal(statement.said_on),
    )


@cache
def _silent(code: str | None) -> frozenset[str]:
    """Return the words that tell nothing of what was said."""
    language = load(code if code and code in codes() else _DEFAULT)
    return frozenset(language.table("words").get("function", ()))


def _vectors(reading: Reading) -> "NDArray[np.int8] | None":
    """Return the meanings of the statements, the one of the head left out."""
    meanings = reading.meanings[1:][:_MOST]
    made = {m.model for m in meanings}
    if made != {weights().model} or len(meanings) < min(len(reading.statements), _MOST):
        return None
    return np.stack([np.frombuffer(m.vector, np.int8) for m in meanings])


def _day(reading: Reading) -> int | None:
    return _ordinal(reading.day) or _ordinal(reading.article.published)


def _ordinal(day: str | None) -> int | None:
    """Return the day's number in the calendar, None if it is no whole day."""
    try:
        return date.fromisoformat((day or "")[:10]).toordinal()
    except ValueError:
        return None
