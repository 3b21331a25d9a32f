"""Compile the phrases by which a language credits an outlet."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ujar.lang import Language

_SPACE = r"\s{1,3}"
_NEVER = "(?!)"
_DOMAIN = r"[\w-]{2,30}\.(?:com|co|net|org|id)(?!\w)"


@dataclass(frozen=True, slots=True)
class Phrases:
    """Patterns of crediting phrases, and the words that settle what a name is."""

    openers: re.Pattern[str]
    bridges: re.Pattern[str]
    lead: re.Pattern[str]
    joint: re.Pattern[str]
    report: re.Pattern[str]
    asides: re.Pattern[str]
    kinds: Mapping[str, frozenset[str]]


def _alternatives(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", _SPACE) for w in ordered) or _NEVER


def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(form, re.IGNORECASE)


def fold(words: str) -> str:
    """Return the words in small letters with one space between them."""
    return " ".join(words.lower().split())


@cache
def phrases(language: Language) -> Phrases:
    """Return the crediting phrases of *language*; none where it has no table."""
    kinds = {k: frozenset(v) for k, v in language.table("origins").items()}
    empty: frozenset[str] = frozenset()
    verbs = "|".join(
        f"(?P<{kind}>{_alternatives(kinds.get(kind, empty))})"
        for kind in ("reprint", "cite", "quote", "mention")
    )
    source = _alternatives(kinds.get("source", empty))
    bridges = _alternatives(kinds.get("bridges", empty))
    # A verb may stand glued to the name after it, a bridge too ("dikutip dariAntara").
    glued = _alternatives(kinds.get("glued", empty))
    ends = rf"(?:(?-i:(?=[A-Z]))|(?!\w)|(?={glued}))"
    joints = _alternatives(kinds.get("joints", empty))
    asides = _alternatives(kinds.get("asides", empty))
    return Phrases(
        _pattern(rf"(?<!\w)(?:(?:{verbs}){ends}|(?P<source>{source})\s?:)"),
        _pattern(rf"\s{{0,3}}(?:{bridges})(?:{ends}|(?={_DOMAIN}))"),
        _pattern(rf"(?<!\w)(?:{_alternatives(kinds.get('leads', empty))})\s{{1,3}}\Z"),
        _pattern(rf"\s{{0,2}}(?:,|/|&|{joints})\s{{0,2}}"),
        _pattern(rf"(?<!\w)(?:{_alternatives(kinds.get('report', empty))})(?!\w)"),
        _pattern(rf"(?:\s+(?:{asides}|\(\d[\d/]{{0,10}}\)),?){{1,6}}\s*\Z"),
        kinds,
    )
