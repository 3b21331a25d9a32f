"""What the words of a headline or a text tell, by static tables of its language."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from ujar.lang import Language, codes, load, outlets

# A word of 5.5 nats ("tahun", "Indonesia") tells nothing of which story it is.
_TELLS_NOTHING = 5.5
_UNKNOWN = 11.5
# What a word tells at most that names a kind of story. Of 2,212 articles of autumn 2025
# the largest story has 688 without such words, 41 at 0.5, 26 at 0.35, 24 at 0.2 (before
# the head was weighed), and real stories lose little.
_KIND = 0.35
_DEFAULT = "id"
_WORD = re.compile(r"[^\W\d_]{3,}")
_GLUE = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
# Words kept with their terms, so that a frequent one is looked up once.
_REMEMBERED = 1 << 16
# A suffix is taken off only where so much remains.
_STEM = 4


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Of one language: how much a word tells, 0 to 1; one that is unknown tells 1.

    ``term`` returns a word in small letters as it is counted, "" for one that is not.
    """

    tells: Mapping[str, float]
    term: Callable[[str], str]

    def terms(self, text: str) -> list[str]:
        """Return the words of *text* that tell something, without their suffixes."""
        found = _WORD.findall(_GLUE.sub(" ", text).lower())
        return list(filter(None, map(self.term, found)))

    def weight(self, term: str) -> float:
        """Return how much the term tells: 0 for a common word, 1 for a rare one."""
        return self.tells.get(term, 1.0)


@dataclass(frozen=True, slots=True)
class _Term:
    """Returns a word without a suffix that only points ("-nya"), "" if it is silent."""

    tells: Mapping[str, float]
    suffixes: tuple[str, ...]

    def __call__(self, word: str) -> str:
        if self.tells.get(word, 1.0) <= 0:
            return ""
        if word.endswith(self.suffixes):
            for suffix in self.suffixes:
                if word.endswith(suffix) and len(word) >= len(suffix) + _STEM:
                    return word[: -len(suffix)]
        return word


@cache
def lexicon(code: str | None) -> Lexicon:
    """Return the lexicon of a language, of Indonesian where it has no tables."""
    language = load(code if code and code in codes() else _DEFAULT)
    table = language.table("stories")
    tells = _rarities(language)
    for word in table.get("kind", ()):
        tells[word] = min(tells.get(word, 1.0), _KIND)
    silent = [*language.table("words").get("function", ()), *table.get("silent", ())]
    tells.update(dict.fromkeys([*silent, *_outlets()], 0.0))
    term = _Term(tells, tuple(table.get("suffixes", ())))
    return Lexicon(tells, lru_cache(_REMEMBERED)(term))


def _rarities(language: Language) -> dict[str, float]:
    table = language.table("rarity")
    top = table.get("unknown", _UNKNOWN) - _TELLS_NOTHING
    return {
        word: max(0.0, (float(nats) - _TELLS_NOTHING) / top)
        for nats, found in table.get("nats", {}).items()
        for word in found.split()
    }


def _outlets() -> Iterable[str]:
    """Yield the words by which outlets name themselves in datelines."""
    for domain, outlet in outlets.load().by_domain.items():
        if not outlet.common and outlet.reports:
            yield from _WORD.findall(domain.casefold().split(".")[0])
