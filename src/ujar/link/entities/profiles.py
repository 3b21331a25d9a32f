"""What the archive knows of an entity, as articles add to it; bounded in size."""

import hashlib
from collections.abc import Iterable

from ujar.link.entities.offices import seen, tenured
from ujar.schema import EntityProfile, LocalEntity, Tenure

PERSON = "PER"
_MOST_NAMES = 12
_MOST_ROLES = 12
_MOST_COMPANY = 16
_MOST_OFFICES = 24
# Of an article so many names of company count, and half that for a profile's.
_TAKEN = 5
# A form that fewer articles use is a slip of somebody's pen.
_USUAL = 0.05
_ID_BYTES = 8

Counts = tuple[tuple[str, int], ...]


def opened(local: LocalEntity, article: str, day: str | None) -> EntityProfile:
    """Return the profile of an entity that *article* is the first to name."""
    seed = f"{article}\0{local.item}\0{local.type}".encode()
    name = local.names[0] if local.names else local.roles[0]
    empty = EntityProfile(
        id="e" + hashlib.blake2b(seed, digest_size=_ID_BYTES).hexdigest(),
        type=local.type,
        name=name,
    )
    return updated(empty, local, day)


def updated(
    profile: EntityProfile, local: LocalEntity, day: str | None
) -> EntityProfile:
    """Return *profile* with one article more, which names it as *local*."""
    names = _more(profile.names, ((n, 1) for n in local.names), _MOST_NAMES)
    first, last = _days((profile.first, profile.last, day))
    return EntityProfile(
        id=profile.id,
        type=profile.type,
        name=_best_name(names, profile.name),
        names=names,
        roles=_more(profile.roles, ((r, 1) for r in local.roles), _MOST_ROLES),
        company=_more(
            profile.company, ((c, 1) for c in local.company[:_TAKEN]), _MOST_COMPANY
        ),
        first=first,
        last=last,
        articles=profile.articles + 1,
        offices=_more_offices(profile.offices, local, day),
    )


def merged(kept: EntityProfile, other: EntityProfile) -> EntityProfile:
    """Return *kept* with all that is known of *other*."""
    names = _more(kept.names, other.names, _MOST_NAMES)
    first, last = _days((kept.first, kept.last, other.first, other.last))
    return EntityProfile(
        id=kept.id,
        type=kept.type,
        name=_best_name(names, kept.name),
        names=names,
        roles=_more(kept.roles, other.roles, _MOST_ROLES),
        company=_more(kept.company, other.company, _MOST_COMPANY),
        first=first,
        last=last,
        articles=kept.articles + other.articles,
        offices=_bounded(_joined(kept.offices, other.offices)),
    )


def usual_names(profile: EntityProfile) -> tuple[str, ...]:
    """Return the names under which articles usually have the entity."""
    least = _USUAL * max((n for _, n in profile.names), default=0)
    return tuple(name for name, n in profile.names if n >= least)


def _more(counts: Counts, more: Iterable[tuple[str, int]], most: int) -> Counts:
    """Add up, the most frequent first; of equals the one that was seen last."""
    added = dict(counts)
    for key, n in more:
        added[key] = added.pop(key, 0) + n
    if len(added) > most:
        # Half of the room is for newcomers, or none could ever grow old.
        ranked = sorted(added.items(), key=lambda kv: -kv[1])
        old = dict(ranked[: most // 2])
        recent = [kv for kv in added.items() if kv[0] not in old][-(most - most // 2) :]
        added = {**old, **dict(recent)}
    return tuple(sorted(added.items(), key=lambda kv: -kv[1]))


def _best_name(names: Counts, otherwise: str) -> str:
    """The longest of the names that are used half as often as the most frequent."""
    if not names:
        return otherwise
    least = names[0][1] / 4
    often = [(name.count(" "), n, name) for name, n in names if n >= least]
    return max(often)[2]


def _days(days: Iterable[str | None]) -> tuple[str | None, str | None]:
    known = sorted(d for d in days if d)
    return (known[0], known[-1]) if known else (None, None)


def offices_told(local: LocalEntity) -> tuple[str, ...]:
    """Return the offices that an article says *local* holds, as they are shown."""
    told = (office for role in local.roles if (office := tenured(role)))
    return tuple(sorted({o.casefold(): o for o in told}.values()))


def _more_offices(
    tenures: tuple[Tenure, ...], local: LocalEntity, day: str | None
) -> tuple[Tenure, ...]:
    new = tuple(Tenure(office, day, day, 1) for office in offices_told(local))
    return _bounded(_joined(tenures, new)) if new else tenures


def _joined(
    tenures: tuple[Tenure, ...], more: tuple[Tenure, ...]
) -> tuple[Tenure, ...]:
    found = {t.office.casefold(): t for t in tenures}
    for tenure in more:
        key = tenure.office.casefold()
        before = found.get(key)
        if before is None:
            found[key] = tenure
        else:
            found[key] = seen(
                seen(before, tenure.first, 0), tenure.last, tenure.articles
            )
    return tuple(found.values())


def _bounded(tenures: tuple[Tenure, ...]) -> tuple[Tenure, ...]:
    if len(tenures) <= _MOST_OFFICES:
        return tenures
    ranked = sorted(tenures, key=lambda t: (-t.articles, t.last or "", t.office))
    kept = set(ranked[: _MOST_OFFICES - 1]) | {tenures[-1]}
    return tuple(t for t in tenures if t in kept)
