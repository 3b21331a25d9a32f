"""Other names that the article itself explains: acronyms and nicknames."""

import re
from collections.abc import Sequence
from functools import cache

from ujar.annotate.names.titles import titles
from ujar.lang import Language
from ujar.text.names import tokens

# "Badan Gizi Nasional (BGN)": a name, then a short form alone in brackets.
_BRACKET = re.compile(r"\s{0,3}\(\s{0,3}([^\W_][\w.'’/-]{1,19})\s{0,3}\)")
_QUOTED = "\"'“”‘’ ,\n"


def explained(
    text: str,
    named: Sequence[tuple[int, int, str, str]],
    language: Language,
) -> dict[str, str]:
    """Return short form -> long form for (start, end, type, name) rows in order."""
    found: dict[str, str] = {}
    by_start = {row[0]: row for row in named}
    marker = _marker(language)
    for _start, end, kind, name in named:
        bracket = _BRACKET.match(text, end)
        if bracket and _abbreviates(bracket.group(1), name, kind):
            found.setdefault(bracket.group(1), name)
        if kind != "PER" or marker is None:
            continue
        said = marker.search(text, end, min(end + 60, len(text)))
        if said is None or "." in text[end : said.start()]:
            continue
        at = said.end()
        while at < len(text) and text[at] in _QUOTED:
            at += 1
        nick = by_start.get(at)
        if nick is not None and nick[3] != name:
            found.setdefault(nick[3], name)
    return {k: v for k, v in found.items() if tokens(k) != tokens(v)}


def _abbreviates(short: str, name: str, kind: str) -> bool:
    """Whether the letters of *short* stand in *name* in this order."""
    if kind == "PER" and not short[0].isupper():
        return False
    if sum(c.isupper() for c in short) < 1 or len(tokens(name)) == 1:
        return False
    rest = iter(name.casefold())
    return all(c in rest for c in short.casefold() if c.isalnum())


@cache
def _marker(language: Language) -> re.Pattern[str] | None:
    forms = sorted((" ".join(m) for m in titles(language).nicknames), key=len)
    if not forms:
        return None
    joined = "|".join(re.escape(f).replace(r"\ ", r"\s+") for f in reversed(forms))
    return re.compile(rf"\b(?:{joined})\b", re.IGNORECASE)
