"""Forms of one name: short and full, spelt differently, initials."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

_TOKEN = re.compile(r"[^\W_]+")
# Spelling variants of one name in one article ("Almuzzammil", "Muzzamil") score 85
# and more with rapidfuzz's partial ratio; different names of one family score below.
_SAME_SPELLING = 85
_SHORTEST_FUZZY = 5


def tokens(name: str) -> tuple[str, ...]:
    """Return the case-folded words of a name, without dots and hyphens."""
    return tuple(t.casefold() for t in _TOKEN.findall(name))


def is_short_form(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether *short* is a part of *full*, its words in the same order."""
    if not short or len(short) > len(full):
        return False
    if len(short) == len(full) and all(len(s) > 1 for s in short):
        return False
    rest = iter(full)
    return all(any(_same(s, f) for f in rest) for s in short)


def _same(a: str, b: str) -> bool:
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    if min(len(a), len(b)) < _SHORTEST_FUZZY:
        return False
    if abs(len(a) - len(b)) <= 1:
        return fuzz.ratio(a, b) >= _SAME_SPELLING
    return fuzz.partial_ratio(a, b) >= _SAME_SPELLING and (
        a.endswith(b[-3:]) or b.endswith(a[-3:])
    )


def is_acronym(short: str, full: tuple[str, ...]) -> bool:
    """Whether *short* spells the initials of *full* ("SBY")."""
    initials = "".join(t[0] for t in full)
    return short.isupper() and len(full) > 1 and short.casefold() == initials


def fullest(names: Sequence[str], aliases: dict[str, str]) -> list[str]:
    """Return for each name, in order of appearance, the fullest form of it.

    A short form belongs to the nearest longer name before it, else to the first one
    after it. *aliases* maps nicknames and acronyms that the article explains.
    """
    split = [tokens(n) for n in names]
    result = []
    for i, name in enumerate(names):
        bound = aliases.get(name)
        if bound is not None:
            result.append(bound)
            continue
        result.append(_longer(i, name, names, split) or name)
    return [_follow(r, names, split, aliases) for r in result]


def _longer(
    i: int, name: str, names: Sequence[str], split: list[tuple[str, ...]]
) -> str | None:
    order = [*range(i - 1, -1, -1), *range(i + 1, len(names))]
    best: int | None = None
    for j in order:
        fits = is_short_form(split[i], split[j]) or is_acronym(name, split[j])
        if fits and (best is None or is_short_form(split[best], split[j])):
            best = j
    return None if best is None else names[best]


def _follow(
    name: str,
    names: Sequence[str],
    split: list[tuple[str, ...]],
    aliases: dict[str, str],
) -> str:
    """Follow the alias target to its own fullest form, once."""
    target = tokens(name)
    for other, parts in zip(names, split, strict=True):
        if is_short_form(target, parts) and other not in aliases:
            return other
    return name
