"""Names as they stand in an article, mended: two in one, a firm glued to a person."""

import re
from collections import Counter
from dataclasses import dataclass

from ujar.link.entities import bodies, people
from ujar.link.entities.vocabulary import vocabulary

PERSON, BODY = "PER", "ORG"
_JOIN = re.compile(r"\s*[-–/&]\s*(?=[A-Z])")
_BRACKET = re.compile(r"\s*\(\s*([^()]+?)\s*(?:\)\s*(.*))?$")
_TWO = 2


@dataclass(frozen=True, slots=True)
class Known:
    """The names of an article, how often they are a person's or something else's.

    ``names`` are the people's fullest ones; the counts hold all forms.
    """

    people: Counter[str]
    others: Counter[str]
    names: tuple[str, ...] = ()

    def is_other(self, name: str) -> bool:
        """Whether *name* is rather that of a body or a place."""
        return self.others[name] > self.people[name]


@dataclass(frozen=True, slots=True)
class Mended:
    """A name with its type, and what stood glued to it: another name, or a role."""

    type: str
    name: str
    alias: str | None = None
    role: str | None = None


def mended(kind: str, name: str, known: Known) -> tuple[Mended, ...]:
    """Return what *name* names: nothing, one entity or the two of a pair."""
    if kind != PERSON:
        return _body(kind, name)
    pair = halves(name, known)
    if pair:
        return tuple(found for half in pair for found in mended(kind, half, known))
    if " " not in name:
        if name.casefold() in vocabulary().nobody:
            return ()
        if known.is_other(name):
            return (Mended(BODY, name),)
    return (_person(name, known),)


def halves(name: str, known: Known) -> tuple[str, str] | None:
    """The two names of a pair ("Renata Wirya-Galih Prabandaru"), None if it is one.

    Both are of two words or named alone in the article, or one of them is both.
    """
    joins = list(_JOIN.finditer(name))
    if len(joins) != 1:
        return None
    left, right = name[: joins[0].start()], name[joins[0].end() :]
    if not left or not right:
        return None
    long = [len(half.split()) >= _TWO for half in (left, right)]
    alone = [half in known.people for half in (left, right)]
    both = [a and b for a, b in zip(long, alone, strict=True)]
    each = all(a or b for a, b in zip(long, alone, strict=True))
    sure = all(long) or any(both) or (each and any(alone))
    return (left, right) if sure else None


def half_of(name: str, form: str, known: Known) -> tuple[str, ...]:
    """The halves of the pair *name* that *form* is a form of, else both."""
    pair = halves(name, known)
    if pair is None:
        return (name,)
    if is_joined(form):
        return pair
    fits = tuple(half for half in pair if people.agreement(form, half) is not None)
    return fits if len(fits) == 1 else pair


def whose(name: str, form: str, known: Known) -> str:
    """The name that *form* stands for: *name*, unless it fits one other name only.

    Within an article names are joined by looser rules; there "Pranowo" may have taken
    in "Prabowo".
    """
    if form == name or people.agreement(form, name) is not None:
        return name
    others = [
        other
        for other in known.names
        if other not in (name, form) and people.agreement(form, other) is not None
    ]
    return others[0] if len(others) == 1 else name


def is_joined(name: str) -> bool:
    """Whether a hyphen or the like joins two words that begin with a capital."""
    return _JOIN.search(name) is not None


def _person(name: str, known: Known) -> Mended:
    """The person's own name, without the firm in front ("Bank Sagara Renata Wirya")."""
    plain = name.split()
    while len(plain) > 1 and plain[-1].casefold() in vocabulary().nobody:
        plain.pop()
    name = " ".join(plain)
    tails = vocabulary().tails
    last = max((i for i, w in enumerate(plain) if w.casefold() in tails), default=-1)
    for i in range(len(plain) - _TWO, last, -1):
        if known.is_other(" ".join(plain[:i])):
            last = i - 1
            break
    if last < 0:
        return Mended(PERSON, name)
    if last == len(plain) - 1:
        return Mended(BODY, name)
    return Mended(PERSON, " ".join(plain[last + 1 :]), role=" ".join(plain[: last + 1]))


def meant(found: Mended, form: str) -> Mended:
    """What *form* stands for, a form of a name that *found* was glued into."""
    if found.role is None or people.agreement(form, found.name) is not None:
        return found
    return Mended(BODY, found.role)


def _body(kind: str, name: str) -> tuple[Mended, ...]:
    """The long name, with the short one that stands in brackets behind it."""
    found = _BRACKET.search(name)
    alias = None
    if found is not None:
        alias = found.group(1)
        name = " ".join(filter(None, (name[: found.start()], found.group(2))))
    if _is_loose(name):
        return ()
    plain = name.strip(" ()")
    if alias is not None and not abbreviates(alias, plain):
        alias = None
    return (Mended(kind, plain, alias=alias),)


def abbreviates(short: str, name: str) -> bool:
    """Whether *short* may be the acronym of *name*: it begins with its letter.

    "Bank Sentral Amerika Serikat (AS)" explains a part of the name only.
    """
    form, long = bodies.parse(short).form, bodies.parse(name).form
    return not _is_loose(short) and form[:1] == long[:1]


def _is_loose(name: str) -> bool:
    """Whether *name* is legal forms and the like, and nothing else ("Persero")."""
    loose = vocabulary().loose
    return all(word.strip("().,").casefold() in loose for word in name.split())
