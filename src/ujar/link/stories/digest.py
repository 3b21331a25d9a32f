"""What of an article tells which story it belongs to."""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from ujar.link.stories.notices import Notice, notice
from ujar.link.stories.titles import headline
from ujar.link.stories.words import Lexicon, lexicon
from ujar.schema import Reading

if TYPE_CHECKING:
    from numpy.typing import NDArray

# So much of the body is looked at: what an article is about stands in front.
_REACH = 2_000
_LEAD = 350
_TITLE_COUNTS, _LEAD_COUNTS = 3, 2
# The heaviest terms of each kind that are kept.
_KEPT = 60
# Added to the squared length of a vector: two articles that have one name each, and
# the same, are less alike than two that share ten. A term that tells all and stands
# in title and body has a squared weight of about 8.
_SCARCE = 4.0
_NUMBER = re.compile(r"(?<![\d/.,])\d[\d.,]*\d(?![\d/])")
_THOUSANDS = re.compile(r"[.,](?=\d{3}(?!\d))")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TELLING_DIGITS = 3
# A place that tells no more than this is where much happens ("Jakarta", "Bandung").
_COMMON_PLACE = 0.4
_PLACE = "LOC"
# The weights of the judge are fitted to vectors of this make; others are left out,
# because what is near differs from model to model.
_FITTED = "ujar-meaning-"
_BYTE = 127

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class StoryDigest:
    """What comparing needs; ``names``, ``words`` and ``head`` are weighed terms.

    ``head`` are those of title and lead, of both kinds: what the article is about, and
    not what it recalls. ``title`` has what each of its terms tells, ``shown`` for a
    term of a name the fullest form of that name. ``places`` are the rare places of the
    head. ``meaning`` is the head's vector of unit length, None where there is none.
    """

    article: str
    language: str
    day: int | None
    names: Vector
    words: Vector
    head: Vector
    title: Vector
    places: Vector
    numbers: frozenset[str]
    notice: Notice
    shown: Mapping[str, str]
    meaning: "NDArray[np.float32] | None"


def digest(reading: Reading) -> StoryDigest | None:
    """Return the digest; None for an article that says nothing."""
    known = lexicon(reading.article.language)
    title = headline(reading)
    body = _body(reading)
    titled = Counter(known.terms(title))
    lead = known.terms(body[:_LEAD])
    counts = _counts(titled, lead, known.terms(body[_LEAD:]))
    if not counts:
        return None
    shown = _shown(reading, known)
    head = _counts(titled, lead, [])
    return StoryDigest(
        reading.article.id,
        reading.article.language or "",
        _day(reading),
        _weighed({t: n for t, n in counts.items() if t in shown}, known),
        _weighed({t: n for t, n in counts.items() if t not in shown}, known),
        _weighed(head, known),
        {t: known.weight(t) for t in titled},
        _places(reading, known, head),
        frozenset(_numbers(f"{title}\n{body}")),
        notice(title, reading.article.language, shown),
        shown,
        _meaning(reading),
    )


def _body(reading: Reading) -> str:
    """Return the beginning of the article's own text."""
    text = reading.article.text
    if not reading.sentences:
        return text[:_REACH]
    found: list[str] = []
    left = _REACH
    for sentence in reading.sentences:
        start, end = sentence.span
        found.append(text[start:end])
        left -= end - start
        if left <= 0:
            break
    return "\n".join(found)[:_REACH]


def _counts(titled: Counter[str], lead: list[str], rest: list[str]) -> Counter[str]:
    counts = Counter(rest)
    for term in lead:
        counts[term] += _LEAD_COUNTS
    for term, times in titled.items():
        counts[term] += _TITLE_COUNTS * times
    return counts


def _shown(reading: Reading, known: Lexicon) -> dict[str, str]:
    names = dict.fromkeys(m.name for m in reading.mentions)
    return {term: name for name in names for term in known.terms(name)}


def _places(reading: Reading, known: Lexicon, head: Collection[str]) -> Vector:
    """Return the terms of *head* that mostly name places, with how rare they are."""
    kinds = Counter((m.name, m.type == _PLACE) for m in reading.mentions)
    balance: Counter[str] = Counter()
    for (name, is_place), times in kinds.items():
        for term in known.terms(name):
            if term in head:
                balance[term] += times if is_place else -times
    rare = {t: known.weight(t) - _COMMON_PLACE for t, n in balance.items() if n > 0}
    return {t: w / (1 - _COMMON_PLACE) for t, w in rare.items() if w > 0}


def _meaning(reading: Reading) -> "NDArray[np.float32] | None":
    if not reading.meanings or not reading.meanings[0].model.startswith(_FITTED):
        return None
    held = np.frombuffer(reading.meanings[0].vector, np.int8)
    vector: NDArray[Any] = held.astype(np.float32) / _BYTE
    return vector if held.any() else None


def _weighed(counts: Mapping[str, int], known: Lexicon) -> Vector:
    weights = {t: (1 + math.log(n)) * known.weight(t) for t, n in counts.items()}
    kept = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_KEPT]
    length = math.sqrt(sum(w * w for _, w in kept) + _SCARCE)
    return {t: w / length for t, w in kept}


def _numbers(text: str) -> Iterator[str]:
    """Yield the numbers that are neither years nor round."""
    for match in _NUMBER.finditer(text):
        digits = match[0].rstrip("0.,")
        telling = sum(c.isdigit() for c in digits) >= _TELLING_DIGITS
        if telling and not _YEAR.fullmatch(match[0]):
            yield _THOUSANDS.sub("", match[0])


def _day(reading: Reading) -> int | None:
    """Return the day of publication, else the first whole day that the text prints."""
    printed = (d.value for d in reading.dates if d.anchor is None and d.value)
    for value in (reading.day, reading.article.published, *printed):
        try:
            return date.fromisoformat((value or "")[:10]).toordinal()
        except ValueError:
            continue
    return None
