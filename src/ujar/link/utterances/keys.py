"""What articles that may have the same words have in common."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

from ujar.lang.rarity import tells
from ujar.link.utterances.digest import Said, UtteranceDigest

# Pairs of an article's most telling words, and the words of its busiest speakers with
# their names. Swept on the gold groups (share of the pairs of statements whose
# articles share a key) and on 9,602 articles (earlier ones within ten days that share
# one): 6 words alone 0.81 and 2.8; speakers alone, 8 words of 3, 0.98 and 1.6; the two
# together 0.98 and 2.9, which also stands where the speaker was not found.
_WORDS = 5
_SPEAKERS, _OF_A_SPEAKER = 3, 8
_SHORTEST = 3


def keys(digest: UtteranceDigest) -> frozenset[str]:
    """Return pairs of telling words, and telling words with a speaker's name."""
    best = _telling(digest.said)[:_WORDS]
    pairs = (f"{a} {b}" for a, b in combinations(sorted(best), 2))
    return frozenset((*pairs, *_spoken(digest.said)))


def _spoken(said: Iterable[Said]) -> Iterator[str]:
    by_name: dict[str, list[Said]] = {}
    for statement in said:
        name = _last(statement)
        if name:
            by_name.setdefault(name, []).append(statement)
    busiest = sorted(by_name, key=lambda n: (-_words(by_name[n]), n))[:_SPEAKERS]
    for name in busiest:
        best = _telling(by_name[name])[:_OF_A_SPEAKER]
        yield from (f"@{name} {word}" for word in best if word != name)


def _words(said: Iterable[Said]) -> int:
    return sum(len(s.stems) for s in said)


def _last(said: Said) -> str | None:
    """Return the last word of the speaker's name that is no initial."""
    names = said.speaker.words if said.speaker else ()
    return next((w for w in reversed(names) if len(w) >= _SHORTEST), None)


def _telling(said: Iterable[Said]) -> list[str]:
    """Return the words, those that come often and are rare elsewhere first."""
    counts = Counter(w for s in said for w in s.stems if len(w) >= _SHORTEST)
    weights = {w: (1 + math.log(n)) * tells(w) for w, n in counts.items()}
    return sorted(weights, key=lambda w: (-weights[w], w))
