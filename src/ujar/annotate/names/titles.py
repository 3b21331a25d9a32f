"""Titles, offices and honorifics of a language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ujar.lang import Language
from ujar.lang.rarity import is_word

# Shorter remains of names and words cannot be told apart.
_SHORTEST_WORD = 3


@dataclass(frozen=True, slots=True)
class Titles:
    """The ``titles`` table: what stands before a name and is no part of it."""

    honorifics: frozenset[str]
    offices: frozenset[str]
    joints: frozenset[str]
    short: Mapping[str, str]
    openers: frozenset[str]
    particles: frozenset[str]
    never: frozenset[str]
    degrees: frozenset[str]
    dotted: frozenset[str]
    glued: tuple[str, ...]
    loosely_glued: frozenset[str]
    bodies: frozenset[str]
    quantifiers: frozenset[str]
    nicknames: tuple[tuple[str, ...], ...]
    fronts: frozenset[str]
    called: tuple[str, ...]
    between: frozenset[str]
    pairs: frozenset[str]
    named_after: frozenset[str]
    endings: frozenset[str]
    kin: frozenset[str]
    code: str

    @property
    def titles(self) -> frozenset[str]:
        """Honorifics and offices together."""
        return self.honorifics | self.offices

    def may_end(self, rest: str) -> bool:
        """Whether *rest* can be the end of a name, and no word that is glued to it.

        "sari" in "Mayasari"; not "mencetak" in "Darta mencetak" without its space.
        """
        if len(rest) < _SHORTEST_WORD or rest in self.endings:
            return True
        return not is_word(rest, self.code)

    def may_be_left_out(self, rest: str) -> bool:
        """Whether a nickname may leave *rest* out; "Wiraputri" is a child of Wira."""
        return self.may_end(rest) and rest not in self.kin

    def is_title(self, lower: str) -> bool:
        """Whether the case-folded word is a title or office."""
        return lower in self.honorifics or lower in self.offices


@cache
def titles(language: Language) -> Titles:
    """Return the titles of *language*."""
    table = language.table("titles")

    def of(section: str, key: str = "words") -> tuple[str, ...]:
        return tuple(table.get(section, {}).get(key, ()))

    return Titles(
        honorifics=frozenset(table.get("honorifics", ())),
        offices=frozenset(table.get("offices", ())),
        joints=frozenset(table.get("joints", ())),
        short=table.get("short", {}),
        openers=frozenset(of("openers")),
        particles=frozenset(of("particles")),
        never=frozenset(of("never")),
        degrees=frozenset(of("degrees")),
        dotted=frozenset(of("dotted")),
        glued=of("glued"),
        loosely_glued=frozenset(of("glued", "loosely")),
        bodies=frozenset(of("bodies", "heads")),
        quantifiers=frozenset(of("nameless", "quantifiers")),
        nicknames=tuple(tuple(m.split()) for m in of("nicknames", "markers")),
        fronts=frozenset(of("nicknames", "fronts")),
        called=of("nicknames", "called"),
        between=frozenset(of("nicknames", "between")),
        pairs=frozenset(of("pairs")),
        named_after=frozenset(of("named_after")),
        endings=frozenset(of("endings")),
        kin=frozenset(of("kin")),
        code=language.code,
    )
