"""What two forms of one entity have in common however they are spelt: blocking keys.

``keys`` are looked up for an article's entity, ``indexed`` are kept with a profile.
They differ so that a full name does not call up everybody of the same first name.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

from ujar.link.entities import bodies, people
from ujar.link.entities.offices import Standing, office
from ujar.link.entities.profiles import usual_names
from ujar.schema import EntityProfile, LocalEntity

PERSON = "PER"
_VOWELS = str.maketrans("", "", "aeiouh'’")
_MOST = 12
_CODE = 5
_MOST_PARTS = 5
# Two initials are those of too many names.
_SHORTEST = 3


def keys(local: LocalEntity) -> frozenset[str]:
    """Return the keys under which profiles worth comparing with *local* are kept."""
    if local.type != PERSON:
        return _first(_bodies(local.type, local.names))
    if not local.names:
        return _first(_held(local.roles))
    whole = people.parse(local.names[0])
    if _single(whole):
        forms = (*_forms("f", local.names), *_forms("s", local.names))
        return _first([*forms, *_held(local.roles)])
    nicknames = [n for n in local.names if people.agreement(n, local.names[0]) is None]
    return _first(
        [
            *_pairs(local.names),
            *_forms("f", nicknames),
            *_forms("s", local.names),
            *_parts("s", whole),
        ]
    )


def indexed(profile: EntityProfile) -> frozenset[str]:
    """Return the keys under which *profile* is found."""
    names = usual_names(profile)
    if profile.type != PERSON:
        return _first(_bodies(profile.type, names))
    held = [t.office.casefold() for t in profile.offices]
    if not names:
        return _first(_held([role for role, _ in profile.roles]))
    alone = _single(people.parse(profile.name))
    return frozenset(
        [
            *_first(_pairs(names)),
            *_first(_forms("s" if alone else "f", names)),
            *(() if alone else _parts("f", people.parse(profile.name))),
            *_first(f"h:{o}" for o in held),
        ]
    )


def _first(found: Iterable[str]) -> frozenset[str]:
    return frozenset(list(dict.fromkeys(found))[:_MOST])


def _single(name: people.PersonName) -> bool:
    return sum(len(p) > 1 for p in name.parts) <= 1


def _pairs(names: Iterable[str]) -> Iterator[str]:
    """Keys of two parts each, without their vowels."""
    for name in names:
        parsed = people.parse(name)
        if parsed.pair:
            yield "p:" + " ".join(parsed.parts)
            continue
        parts = [_code(p) for p in parsed.parts if len(p) > 1][:_MOST_PARTS]
        for pair in combinations(parts, 2):
            yield "p:" + " ".join(pair)


def _code(part: str) -> str:
    return part[0] + part[1:].translate(_VOWELS)[: _CODE - 1]


def _forms(prefix: str, names: Iterable[str]) -> Iterator[str]:
    """Keys of names that are one word, whole."""
    for name in names:
        parsed = people.parse(name)
        if _single(parsed):
            yield f"{prefix}:{max(parsed.parts, key=len, default='')}"


def _parts(prefix: str, name: people.PersonName) -> Iterator[str]:
    """Keys of the first and last part, if they are rare."""
    for at in (0, -1):
        if name.weights[at] >= 1:
            yield f"{prefix}:{name.parts[at]}"


def _held(roles: Iterable[str]) -> Iterator[str]:
    for role in roles:
        found = office(role)
        if found and found.specific and found.standing is Standing.HOLDS:
            yield f"h:{found.text}"


def _bodies(kind: str, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        parsed = bodies.parse(name)
        yield f"{kind}:{parsed.form}"
        if len(parsed.initials) >= _SHORTEST:
            yield f"{kind}:{parsed.initials}"
