"""What articles with figures of one event have in common, for looking them up."""

from heapq import nsmallest
from itertools import combinations

from ujar.link.facts.digest import Digest

# With 3, 4 or 5 words every pair of gold articles that shares a fact shares a key; of
# 9,036 articles one meets 7, 13 or 20 others within the days.
_WORDS = 4
_VALUES = 6
_TELLING = 3


def keys(digest: Digest) -> frozenset[str]:
    """Return pairs of the foremost words of the event, and telling numbers."""
    event = digest.event
    foremost = sorted(nsmallest(_WORDS, event, key=lambda s: (-event[s], s)))
    found = [" ".join(pair) for pair in combinations(foremost, 2)]
    telling = (i for i in digest.items if i.digits >= _TELLING and i.exact)
    numbers = dict.fromkeys(f"{i.value:.12g}" for i in telling)
    return frozenset(found + list(numbers)[:_VALUES])
