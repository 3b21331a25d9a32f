"""Names of people taken apart, and how far two of them agree."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from ujar.link.entities.vocabulary import Vocabulary, vocabulary
from ujar.text.names import tokens
from ujar.text.spelling import skeleton

# Two names written as one, "Renata Wirya-Galih Prabandaru": it is neither of them.
_PAIR = re.compile(r"\w+ \w+\s*(?:[-–/&:]|\bdan\b)\s*\w+ \w+")
_APOSTROPHES = str.maketrans("", "", "'’‘`´")
# What a part of a name tells. Frequent parts are a table of the language: the words of
# the archive itself may not decide, or its order would.
_RARE, _FREQUENT, _INITIAL = 1.0, 0.4, 0.1
# Words shorter than this differ in one letter by chance ("Riza", "Reza").
_SHORTEST_FUZZY = 6
_VOWELS = str.maketrans("", "", "aeiouh")
_CACHED = 100_000


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name's parts as skeletons, without titles and degrees, and their weights."""

    parts: tuple[str, ...]
    weights: tuple[float, ...]
    pair: bool = False

    @property
    def weight(self) -> float:
        """How much the whole name tells."""
        return sum(self.weights)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two names agree: the weight of their common parts, and what they lack.

    ``whole`` says that both have the same parts; ``respelt`` counts the parts that
    agree only nearly; ``parts`` how many parts with more than one letter agree;
    ``fronted`` that the longer one has a telling part more in front ("Iriana X").
    """

    weight: float
    parts: int
    respelt: int
    whole: bool
    fronted: bool = False


@lru_cache(_CACHED)
def parse(name: str) -> PersonName:
    """Return the parts of *name*."""
    known = vocabulary()
    # Degrees stand behind a comma.
    before = name.partition(",")[0]
    plain = list(tokens((before if before.strip() else name).translate(_APOSTROPHES)))
    plain = _bare(plain, known)
    parts = tuple(_part(t, known) for t in _rejoined(plain, known))
    return PersonName(
        parts,
        tuple(_weight(p, known) for p in parts),
        pair=_PAIR.search(name) is not None,
    )


def _bare(plain: list[str], known: Vocabulary) -> list[str]:
    """The words without honorifics in front and degrees behind."""
    start, end = 0, len(plain)
    while end - start > 1 and plain[start] in known.honorifics:
        start += 1
    while end - start > 1 and plain[end - 1] in known.degrees:
        end -= 1
    return plain[start:end]


def _rejoined(plain: list[str], known: Vocabulary) -> list[str]:
    """The words with an article joined to the next one ("al", "farisi")."""
    joined: list[str] = []
    for word in plain:
        if joined and joined[-1] in known.joined:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _part(word: str, known: Vocabulary) -> str:
    bones = skeleton(word)
    if len(bones) == 1:
        # "Yi" is a name, not an initial.
        return word
    return known.variants.get(bones, bones)


def _weight(part: str, known: Vocabulary) -> float:
    if len(part) == 1:
        return _INITIAL
    return _FREQUENT if part in known.frequent else _RARE


@lru_cache(_CACHED)
def agreement(one: str, other: str) -> Agreement | None:
    """Return how two names agree, None where they are not forms of one name.

    The shorter name must be contained in the longer one, its parts in their order.
    """
    a, b = parse(one), parse(other)
    if a.pair or b.pair:
        return _same_pair(a, b)
    if len(a.parts) > len(b.parts):
        a, b = b, a
    weight, parts, respelt, at = 0.0, 0, 0, 0
    first = None
    for part, own in zip(a.parts, a.weights, strict=True):
        near = _find(part, b.parts, at)
        if near is None:
            return None
        place, exact = near
        at = place + 1
        first = place if first is None else first
        full = len(part) > 1 and len(b.parts[place]) > 1
        parts += full
        respelt += full and not exact
        weight += own if full else _INITIAL
    if not parts:
        return None
    return Agreement(
        weight,
        parts,
        respelt,
        whole=len(a.parts) == len(b.parts),
        fronted=any(w >= _RARE for w in b.weights[:first]),
    )


def _same_pair(a: PersonName, b: PersonName) -> Agreement | None:
    if a.parts != b.parts:
        return None
    return Agreement(a.weight, len(a.parts), 0, whole=True)


def _find(part: str, parts: tuple[str, ...], at: int) -> tuple[int, bool] | None:
    """Where *part* stands among *parts* from *at* on, and whether it is the same."""
    for i in range(at, len(parts)):
        if parts[i] == part:
            return i, True
    for i in range(at, len(parts)):
        if _near(part, parts[i]):
            return i, False
    return None


def _near(a: str, b: str) -> bool:
    """Whether two parts are one, an initial or a vowel apart.

    The ends must agree, and the consonants: "Setiawan" and "Setiawati", "Prabowo" and
    "Pranowo" are two names.
    """
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    if min(len(a), len(b)) < _SHORTEST_FUZZY or a[0] != b[0] or a[-2:] != b[-2:]:
        return False
    if a.translate(_VOWELS) != b.translate(_VOWELS):
        return False
    return Levenshtein.distance(a, b, score_cutoff=1) <= 1
