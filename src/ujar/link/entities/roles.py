"""Titles and offices that an article gives to a name, before it and behind it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ujar.lang import Language
from ujar.link.entities.offices import office
from ujar.link.entities.vocabulary import vocabulary
from ujar.schema import Mention, Reading, Span
from ujar.text.words import words

PERSON = "PER"
# "X, Ketua KPU, …": what may stand between a name and the role behind it.
_OPENING = re.compile(r"\s{0,2}(?:\(\d{1,2}(?: tahun)?\)\s?)?,\s?|\s")
_CLOSING = re.compile(r"[,.;:()\"“”\n]|\s[-–]\s")
_REACH = 90
# A role of more words has a clause in it.
_LONGEST_BEHIND = 8
_LONGEST_BEFORE = 12


def roles_of(reading: Reading, language: Language) -> Iterator[tuple[str, str]]:
    """Yield (name, role) for each role beside the name of a person."""
    text, mentions = reading.article.text, reading.mentions
    people = [m for m in mentions if m.type == PERSON]
    starts = [m.span.start for m in people]
    behind: set[str] = set()
    for mention in people:
        if mention.role is not None:
            role = _before(text, mention.role, people, starts)
            if role:
                yield mention.name, role
        if mention.name not in behind:
            role = _behind(text, mention, starts, language)
            if role:
                behind.add(mention.name)
                yield mention.name, role


def _before(
    text: str, role: Span, people: Sequence[Mention], starts: Sequence[int]
) -> str | None:
    """The role, None if another name stands in it."""
    i = bisect_left(starts, role.end) - 1
    if i >= 0 and people[i].span.end > role.start:
        return None
    phrase = " ".join(text[role.start : role.end].split())
    return phrase if phrase.count(" ") < _LONGEST_BEFORE else None


def _behind(
    text: str,
    mention: Mention,
    starts: Sequence[int],
    language: Language,
) -> str | None:
    """The office in apposition to the name, None if there is none."""
    end = mention.span.end
    opening = _OPENING.match(text, end)
    if opening is None:
        return None
    at = opening.end()
    closing = _CLOSING.search(text, at, at + _REACH)
    stop = closing.start() if closing else min(len(text), at + _REACH)
    i = bisect_left(starts, at)
    if closing is None or (i < len(starts) and starts[i] < stop):
        return None
    return _apposition(text[at:stop], comma="," in opening.group(), language=language)


def _apposition(phrase: str, *, comma: bool, language: Language) -> str | None:
    known = vocabulary()
    inner = words(phrase)
    if inner and inner[0].lower in known.apposition:
        inner = inner[1:]
    elif not comma:
        return None
    if not inner or inner[0].lower not in _openers(language):
        return None
    length = 1
    while length < len(inner) and _carries_on(phrase, inner[length].start, language):
        length += 1
    if length > _LONGEST_BEHIND:
        return None
    return " ".join(phrase[inner[0].start : inner[length - 1].end].split())


def _carries_on(phrase: str, start: int, language: Language) -> bool:
    """Whether the word still belongs to the role: a capital or a word of offices."""
    if phrase[start].isupper() or phrase[start].isdigit():
        return True
    word = words(phrase, start)[0].lower
    return word in vocabulary().generic or word in _joints(language)


def _openers(language: Language) -> frozenset[str]:
    return frozenset(language.table("titles").get("offices", ()))


def _joints(language: Language) -> frozenset[str]:
    return frozenset(language.table("titles").get("joints", ()))


def of_phrase(phrase: str) -> str | None:
    """Return the office that a speaker's *phrase* names, None if it names none.

    "Sekjen X" is one, "seorang warga" and "analis" are not.
    """
    known = vocabulary()
    inner = words(phrase)
    lead = 1 if inner and inner[0].lower in known.leading else 0
    back = 1 if inner and inner[-1].lower in known.determiners else 0
    inner = inner[lead : len(inner) - back]
    if not inner or inner[0].lower not in known.titles:
        return None
    if inner[0].lower in known.kinds or inner[0].lower in known.honorifics:
        return None
    role = phrase[inner[0].start : inner[-1].end]
    held = office(role)
    return role if held is not None and held.specific else None
