"""Other names that the article itself explains: acronyms and nicknames."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from ujar.annotate.names.titles import Titles, titles
from ujar.lang import Language
from ujar.text.names import is_short_form, tokens
from ujar.text.words import words

_PERSON = "PER"

# "Badan Gizi Nasional (BGN)": a name, then a short form alone in brackets.
_BRACKET = re.compile(r"\s{0,3}\(\s{0,3}([^\W_][\w.'’/-]{1,19})\s{0,3}\)")
_OPENED = re.compile(r"\s{0,3}\(\s{0,3}")
_QUOTED = "\"'“”‘’ ,\n"
# Within so many characters a name begins behind a bracket or a marker, titles first.
_NEAR = 40


def explained(
    text: str,
    named: Sequence[tuple[int, int, str, str]],
    language: Language,
) -> dict[str, str]:
    """Return short form -> long form for (start, end, type, name) rows in order."""
    found: dict[str, str] = {}
    book = titles(language)
    people = [row for row in named if row[2] == _PERSON]
    starts = {row[0]: row for row in people}
    for _start, end, kind, name in named:
        bracket = _BRACKET.match(text, end)
        if bracket and _abbreviates(bracket.group(1), name, kind):
            found.setdefault(bracket.group(1), name)
        if kind == _PERSON:
            for nick in _nicknames(text, end, starts, (book, _marker(language))):
                if nick != name and not is_short_form(tokens(name), tokens(nick)):
                    found.setdefault(nick, name)
    found |= _called(text, people, _calling(language), found)
    return {k: v for k, v in found.items() if tokens(k) != tokens(v)}


def _nicknames(
    text: str,
    end: int,
    starts: Mapping[int, tuple[int, int, str, str]],
    known: tuple[Titles, re.Pattern[str] | None],
) -> Iterator[str]:
    """Yield the names that stand behind a name as others of the same person.

    In brackets, behind "atau", or behind a word that says that somebody is called so.
    """
    book, marker = known
    opened = _OPENED.match(text, end)
    if opened is not None:
        yield from _name_at(text, opened.end(), starts, book)
    following = words(text, end, end + _NEAR)
    if following and following[0].lower in book.between:
        yield from _name_at(text, following[0].end, starts, book)
    said = marker and marker.search(text, end, min(end + 60, len(text)))
    if said and "." not in text[end : said.start()]:
        yield from _name_at(text, said.end(), starts, book)


def _name_at(
    text: str, at: int, starts: Mapping[int, tuple[int, int, str, str]], book: Titles
) -> Iterator[str]:
    """Yield the name that begins at *at*, behind quotation marks and titles."""
    while at < len(text) and text[at] in _QUOTED:
        at += 1
    for word in words(text, at, at + _NEAR):
        if word.start in starts:
            yield starts[word.start][3]
            return
        if not book.is_title(word.lower):
            return


def _called(
    text: str,
    people: Sequence[tuple[int, int, str, str]],
    calling: re.Pattern[str] | None,
    known: Mapping[str, str],
) -> dict[str, str]:
    """Return the names that "sapaan akrabnya" says to be of the last full name."""
    found: dict[str, str] = {}
    last: str | None = None
    for _start, end, _kind, name in people:
        if last is not None and calling is not None and calling.match(text, end):
            found.setdefault(name, known.get(last, last))
        elif len(tokens(name)) > 1:
            last = name
    return found


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
    return _any(tuple(" ".join(m) for m in titles(language).nicknames), r"\b(?:{})\b")


@cache
def _calling(language: Language) -> re.Pattern[str] | None:
    return _any(titles(language).called, r",?\s{{1,3}}(?:{})\b")


def _any(forms: Sequence[str], frame: str) -> re.Pattern[str] | None:
    """Return what finds one of *forms*, the longest first; None if there are none."""
    if not forms:
        return None
    longest = sorted(forms, key=len, reverse=True)
    joined = "|".join(re.escape(f).replace(r"\ ", r"\s+") for f in longest)
    return re.compile(frame.format(joined), re.IGNORECASE)
