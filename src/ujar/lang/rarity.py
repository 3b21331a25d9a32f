"""How much a word tells, by the static table of its language."""

from collections.abc import Iterable, Mapping
from functools import cache

from ujar.lang.tables import codes, load
from ujar.text.stems import stem

# Below this a word tells nothing ("tahun", "Indonesia"); unknown ones tell most.
_TELLS_NOTHING, _UNKNOWN = 5.5, 11.5


def tells(word: str) -> float:
    """Return how many nats above a common word's the stem *word* tells."""
    return _rarities().get(word, _UNKNOWN) - _TELLS_NOTHING


def is_word(form: str, code: str) -> bool:
    """Whether *form* is one of the words that news are mostly made of."""
    return stem(form, code) in _rarities()


def told(stems: Iterable[str]) -> float:
    """Return how much several words tell together, the same in any order."""
    found = _rarities()
    return sum(sorted(found.get(w, _UNKNOWN) - _TELLS_NOTHING for w in stems))


@cache
def _rarities() -> Mapping[str, float]:
    """Return the rarity of each stem by its most common form, in every language."""
    found: dict[str, float] = {}
    for code in codes():
        table = load(code).table("rarity").get("nats", {})
        for nats, forms in table.items():
            for form in forms.split():
                word = stem(form, code)
                rare = max(float(nats), _TELLS_NOTHING)
                found[word] = min(rare, found.get(word, rare))
    return found
