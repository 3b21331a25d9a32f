"""Which figures of an article are parts of another one of its figures."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ujar.link.facts.clauses import Site, lowered
from ujar.link.facts.vocabulary import Shares, Vocabulary
from ujar.schema import Figure

# Words between a number and the word beside it that says how it stands to others.
_CLOSE = 3
# Parts that add up are believed from so high a whole: 2 and 1 are 3 by chance. What is
# taken for a part by mistake is only kept from clashing with what is none.
_LEAST = 10
_FEWEST, _MOST = 2, 4
# Code points between a sum and the same in another currency: "atau sekitar".
_CONVERTED = 30


@dataclass(frozen=True, slots=True)
class Share:
    """How a figure stands to others of its article.

    ``part`` is that it is a part of another, ``replaced`` that its sentence speaks of
    an older count beside a newer, ``converted`` that it is a sum told before in
    another currency.
    """

    part: bool
    replaced: bool
    converted: bool


def shares(sites: Sequence[Site], words: Vocabulary) -> list[Share]:
    """Return how each of the figures of an article stands to the others."""
    added = set(_added([s.figure for s in sites], _sentences(sites)))
    money = _converted([s.figure for s in sites], words.money)
    return [
        Share(
            part=place in added or _is_part(site, words.shares),
            replaced=words.shares.older(lowered(site.words)) is not None,
            converted=place in money,
        )
        for place, site in enumerate(sites)
    ]


def _is_part(site: Site, words: Shares) -> bool:
    """Whether the words around a figure say that it is a part of another."""
    start, end = site.figure.span
    behind = [w.lower for w in site.words if w.start >= end][:_CLOSE]
    if not words.closing.isdisjoint(behind):
        return True
    before = [w.lower for w in site.words if w.end <= start]
    if words.beside.intersection(before[-1:]):
        return True
    if words.opening.intersection(before[-2:-1]):  # "terdiri dari tujuh siswa"
        return True
    if words.whole.union(words.of).intersection(before[-1:]):
        return False
    opened = any(a in words.of and b in words.whole for a, b in pairwise(before))
    return opened or not words.opening.isdisjoint(before)


def _sentences(sites: Sequence[Site]) -> list[list[int]]:
    """Return the places of the figures that stand in one sentence and count alike."""
    rows: dict[tuple[int, str], list[int]] = {}
    for place, site in enumerate(sites):
        unit = (site.figure.unit or "").casefold()
        rows.setdefault((site.sentence.start, unit), []).append(place)
    return [row for row in rows.values() if len(row) >= _FEWEST]


def _added(figures: Sequence[Figure], rows: Collection[list[int]]) -> Iterator[int]:
    """Yield the places of figures that stand side by side and add up to a whole."""
    wholes = {f.value for f in figures if f.high is None and f.value >= _LEAST}
    for row in rows:
        for size in range(_FEWEST, min(_MOST, len(row)) + 1):
            for first in range(len(row) - size + 1):
                some = row[first : first + size]
                if sum(figures[place].value for place in some) in wholes:
                    yield from some


def _converted(figures: Sequence[Figure], money: frozenset[str]) -> set[int]:
    """Return the places of sums told before, and close by, in another currency."""
    return {
        place + 1
        for place, (one, other) in enumerate(pairwise(figures))
        if one.unit in money
        and other.unit in money
        and one.unit != other.unit
        and other.span.start - one.span.end <= _CONVERTED
    }
