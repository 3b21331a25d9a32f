"""Names of institutions and places in their usual form, and how far two agree."""

from dataclasses import dataclass
from functools import lru_cache

from ujar.link.entities.vocabulary import Vocabulary, vocabulary
from ujar.text.names import tokens

_CACHED = 100_000
_LONGEST_ACRONYM = 8
_SHORTEST_ACRONYM = 2
_COUNTRY = 2


@dataclass(frozen=True, slots=True)
class BodyName:
    """A name's telling words in one string, and what kind of name it is.

    ``acronym`` says that it is one; ``initials`` are those of a longer name;
    ``anywhere`` that there are many of that name ("Dinas Kesehatan").
    """

    form: str
    acronym: bool
    initials: str
    anywhere: bool


@lru_cache(_CACHED)
def parse(name: str) -> BodyName:
    """Return the usual form of a name."""
    known = vocabulary()
    plain = _without_country(tokens(name), known)
    form = _usual(plain, known)
    acronym = (
        len(form) == 1
        and _SHORTEST_ACRONYM <= len(form[0]) <= _LONGEST_ACRONYM
        and name.isupper()
    )
    initials = "".join(w[0] for w in plain if w not in known.loose)
    return BodyName(
        form=" ".join(form),
        acronym=acronym,
        initials=initials if len(plain) > 1 else "",
        anywhere=_anywhere(form, known),
    )


def _without_country(plain: tuple[str, ...], known: Vocabulary) -> tuple[str, ...]:
    """The words without "Republik Indonesia" behind them."""
    if len(plain) > _COUNTRY and all(w in known.own for w in plain[-_COUNTRY:]):
        return plain[:-_COUNTRY]
    return plain


def _usual(plain: tuple[str, ...], known: Vocabulary) -> tuple[str, ...]:
    written: list[str] = []
    for word in plain:
        written.extend(known.bodies.get(word, known.places.get(word, word)).split())
    kept = [w for w in written if w not in known.loose] or list(plain)
    while len(kept) > 1 and kept[0] in known.openers:
        kept.pop(0)
    return tuple(dict.fromkeys(kept))


def _anywhere(form: tuple[str, ...], known: Vocabulary) -> bool:
    return (
        bool(form)
        and form[0] in known.local
        and all(w in known.local or w in known.subjects or w.isdigit() for w in form)
    )


def spells(short: BodyName, full: BodyName) -> bool:
    """Whether *short* is an acronym of the initials of *full*."""
    return short.acronym and short.form == full.initials


@lru_cache(_CACHED)
def company_weight(name: str) -> float:
    """Return what it tells that two articles name *name*."""
    form = parse(name).form
    if form in vocabulary().everywhere or parse(name).anywhere:
        return 0.05
    return 1.0 if " " in form else 0.5
