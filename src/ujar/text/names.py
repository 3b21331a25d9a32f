"""Forms of one name: short and full, spelt differently, initials."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from rapidfuzz import fuzz

from ujar.text.spelling import skeleton

_TOKEN = re.compile(r"[^\W_]+")
# Spelling variants of one name in one article ("Almuzzammil", "Muzzamil") score 85
# and more with rapidfuzz's partial ratio; different names of one family score below.
_SAME_SPELLING = 85
_SHORTEST_FUZZY = 5
_SHORTEST_SPELT = 4
_VOWELS = frozenset("aeiou")
# How many names around a short form may be its full form: more than any article of
# the corpus has, and a bound for what is no article.
_REACH = 150
_FOLLOWED = 500
_TWO = 2
# So many capitals stand for as many words ("HB" in "HB X").
_CONTRACTED = (2, 3)


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
    if len(a) >= _SHORTEST_SPELT and skeleton(a) == skeleton(b):
        return True
    if min(len(a), len(b)) < _SHORTEST_FUZZY:
        return False
    if abs(len(a) - len(b)) <= 1:
        return fuzz.ratio(a, b) >= _SAME_SPELLING and not _told_apart(a, b)
    return fuzz.partial_ratio(a, b) >= _SAME_SPELLING and (
        a.endswith(b[-3:]) or b.endswith(a[-3:])
    )


def _told_apart(a: str, b: str) -> bool:
    """Whether one consonant stands where the other has another one ("Pranowo").

    Two spellings of one sound do not tell names apart.
    """
    ours, theirs = skeleton(a), skeleton(b)
    if len(ours) != len(theirs):
        return False
    pairs = [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]]
    return len(pairs) == 1 and not _VOWELS.intersection(pairs[0])


def is_acronym(short: str, full: tuple[str, ...]) -> bool:
    """Whether *short* spells the initials of *full* ("SBY")."""
    initials = "".join(t[0] for t in full)
    return short.isupper() and len(full) > 1 and short.casefold() == initials


def fullest(
    names: Sequence[str],
    aliases: dict[str, str],
    may_be_left_out: Callable[[str], bool] = lambda _: False,
) -> list[str]:
    """Return for each name, in order of appearance, the fullest form of it.

    A short form belongs to the nearest longer name before it, else to the first one
    after it, among the _REACH different names on either side. *aliases* maps
    nicknames and acronyms that the article explains; *may_be_left_out* tells which
    letters at the end of a name a nickname does not have.
    """
    split = {n: tokens(n) for n in names}
    seen: dict[str, None] = {}
    clipped: dict[str, str | None] = {}
    result = []
    for i, name in enumerate(names):
        bound = aliases.get(name)
        near = [*islice(reversed(seen), _REACH), *names[i + 1 : i + _REACH]]
        longer = bound or _longer(name, near, split)
        if name not in clipped:
            before = islice(reversed(seen), _REACH)
            clipped[name] = _clipped(split[name], before, split, may_be_left_out)
        result.append(longer or clipped[name] or name)
        seen.pop(name, None)
        seen[name] = None
    followed = {r: _follow(r, names, split, aliases) for r in dict.fromkeys(result)}
    return [followed[r] for r in result]


def _longer(
    name: str, near: Sequence[str], split: dict[str, tuple[str, ...]]
) -> str | None:
    best: str | None = None
    parts = _contracted(name)
    for other in dict.fromkeys(near):
        fits = (
            is_short_form(split[name], split[other])
            or is_acronym(name, split[other])
            or (bool(parts) and _is_contraction(parts, split[other]))
        )
        if fits and (best is None or is_short_form(split[best], split[other])):
            best = other
    return best


def _contracted(name: str) -> Sequence[str]:
    """Return the parts of a name of which one may stand for words ("HB X")."""
    parts: list[str] = _TOKEN.findall(name)
    fits = len(parts) >= _TWO and any(_is_capitals(p) for p in parts)
    return parts if fits else ()


def _is_contraction(parts: Sequence[str], full: tuple[str, ...]) -> bool:
    """Whether capitals in *parts* stand for words of *full*, in their order."""
    rest = full
    for part in parts:
        size = len(part) if _is_capitals(part) and part.casefold() not in rest else 1
        wanted = part.casefold()
        at = next((n for n in range(len(rest)) if _fits(wanted, rest, n, size)), None)
        if at is None:
            return False
        rest = rest[at + size :]
    return True


def _is_capitals(part: str) -> bool:
    return part.isupper() and len(part) in _CONTRACTED


def _fits(wanted: str, words: tuple[str, ...], at: int, size: int) -> bool:
    if size == 1:
        return words[at] == wanted
    return "".join(w[0] for w in words[at : at + size]) == wanted


def _clipped(
    short: tuple[str, ...],
    before: Iterable[str],
    split: dict[str, tuple[str, ...]],
    may_be_left_out: Callable[[str], bool],
) -> str | None:
    """Return the only name *before* with a word that begins as *short* ("Sara").

    Newspapers call Rahayu Saraswati so after her full name, Mayasari Maya.
    """
    if len(short) != 1 or len(short[0]) < _SHORTEST_SPELT:
        return None
    size = len(short[0])
    fitting = {
        other
        for other in before
        for word in split[other]
        if len(word) >= size + _TWO
        and word.startswith(short[0])
        and may_be_left_out(word[size:])
    }
    return fitting.pop() if len(fitting) == 1 else None


def _follow(
    name: str,
    names: Sequence[str],
    split: dict[str, tuple[str, ...]],
    aliases: dict[str, str],
) -> str:
    """Follow the alias target to its own fullest form, once."""
    target = tokens(name)
    for other in dict.fromkeys(islice(names, _FOLLOWED)):
        if is_short_form(target, split[other]) and other not in aliases:
            return other
    return name
