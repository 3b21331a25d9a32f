"""Words of a language that tell what a number counts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from typing import Any

from ujar.lang import Language

_SHORTEST = 4
# Forms of words kept, so that a frequent one is looked up once.
_REMEMBERED = 1 << 16


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tables of ``facts.toml``; ``kinds`` maps a counted noun to its kind.

    ``stem`` returns a case-folded word without its affixes; ``content`` the kind or
    the stem of a word, None if it says nothing of what is counted.

    ``states`` maps a word to what it says of those counted, ``people`` are the kinds
    that count people and ``struck`` those that count what an event can strike, the
    ``common`` of which are counted without any event, too.
    ``quoted`` are words beside numbers of a market; ``hours`` maps a part of the day
    to the hour at which it is over. ``shares`` tell a part from a whole, ``sorts``
    those counted from others like them; ``change`` are verbs of rising and falling.
    """

    code: str
    stem: Callable[[str], str]
    content: Callable[[str], str | None]
    joins: frozenset[str]
    kinds: Mapping[str, str]
    people: frozenset[str]
    struck: frozenset[str]
    common: frozenset[str]
    states: Mapping[str, str]
    moving: frozenset[str]
    money: frozenset[str]
    quoted: frozenset[str]
    time: frozenset[str]
    as_of: frozenset[str]
    hours: Mapping[str, str]
    change: frozenset[str]
    shares: "Shares"
    sorts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Shares:
    """Words that tell a part from a whole, and an older count from a newer one.

    A part follows one of ``opening`` or ``beside``, or one of ``closing`` follows it; a
    whole stands behind one of ``whole`` or ``of``. ``earlier`` stand before a count
    whose place another has taken, ``newer`` before that other.
    """

    opening: frozenset[str]
    closing: frozenset[str]
    beside: frozenset[str]
    of: frozenset[str]
    whole: frozenset[str]
    earlier: frozenset[str]
    newer: frozenset[str]

    def older(self, before: Iterable[str]) -> bool | None:
        """Whether the words before a count make it the older of two, None if none."""
        found = [w in self.earlier for w in before if w in self.earlier | self.newer]
        return found[-1] if found else None


ANYBODY = "any"
VICTIM = "victim"


@dataclass(frozen=True, slots=True)
class _Stemmer:
    """Cuts the first prefix and the first suffix that fit off a word."""

    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]

    def __call__(self, word: str) -> str:
        for suffix in self.suffixes:
            if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
                word = word[: -len(suffix)]
                break
        for prefix in self.prefixes:
            if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
                return word[len(prefix) :]
        return word


@dataclass(frozen=True, slots=True)
class _Content:
    """Tells what a word says of what is counted."""

    stops: frozenset[str]
    kinds: Mapping[str, str]
    stem: Callable[[str], str]

    def __call__(self, word: str) -> str | None:
        if word in self.stops or word[0].isdigit():
            return None
        kind = self.kinds.get(word, ANYBODY)
        return self.stem(word) if kind == ANYBODY else kind


@cache
def vocabulary(language: Language) -> Vocabulary:
    """Return the words of *language*; all of it is empty where it has no table."""
    table = language.table("facts")
    people = table.get("people", {})
    struck = table.get("struck", {})
    counts = table.get("counts", {})
    currency = language.table("figures").get("currency", {})
    function = language.table("words").get("function", ())
    kinds = _turned(table.get("things", {})) | _turned(struck) | _turned(people)
    stops = frozenset(function) | frozenset(table.get("stops", ()))
    stem = _Stemmer(
        prefixes=tuple(table.get("prefixes", ())),
        suffixes=tuple(table.get("suffixes", ())),
    )
    return Vocabulary(
        code=language.code,
        stem=stem,
        content=lru_cache(_REMEMBERED)(_Content(stops, kinds, stem)),
        joins=frozenset(table.get("joins", ())),
        kinds=kinds,
        people=frozenset(people),
        struck=frozenset(struck),
        common=frozenset(counts.get("common", ())),
        states=_turned(table.get("states", {})),
        moving=frozenset(counts.get("moving", ())),
        money=frozenset(currency.get("before", {}))
        | frozenset(currency.get("after", {})),
        quoted=frozenset(table.get("quoted", {}).get("words", ())),
        time=frozenset(language.table("figures").get("context", {}).get("time", ())),
        as_of=frozenset(counts.get("as_of", ())),
        hours=table.get("hours", {}),
        change=frozenset(language.table("figures").get("senses", {}).get("change", ())),
        shares=_shares(table.get("shares", {})),
        sorts=_turned(table.get("sorts", {})),
    )


def _shares(table: Mapping[str, Any]) -> Shares:
    return Shares(**{f.name: frozenset(table.get(f.name, ())) for f in fields(Shares)})


def _turned(table: Mapping[str, Any]) -> dict[str, str]:
    """Return for each word in the lists of *table* the name of its list."""
    return {word: name for name, listed in table.items() for word in listed}
