"""Which known entity an article's entity is: names, roles and company weighed."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ujar.link.entities import naming
from ujar.link.entities.evidence import Evidence, of_bodies, of_company, of_roles
from ujar.link.entities.offices import Standing, office
from ujar.schema import EntityMatch, EntityProfile, LocalEntity, ProposedMerge, Tenure

PERSON = "PER"
# Accepted from these log-odds on, and if the next one is so much worse.
_ENOUGH = 0.5
_MARGIN = 0.4
# Else the one that is so many times as often in the news.
_TOWERS = 4
_TO_MERGE = 0.9
# An office is held by the same person in articles of about this time.
_WEEKS = 60
_OFFICE_SCORE = 0.8
_UNNAMED_SCORE = 0.6


@dataclass(frozen=True, slots=True)
class _Weighed:
    profile: EntityProfile
    weight: float
    reason: str


def match(
    local: LocalEntity, profiles: Sequence[EntityProfile], day: str | None
) -> EntityMatch | None:
    """Return which of *profiles* is *local* of an article of *day*, None if none is.

    None too where two of them are as likely: a wrong record is worse than one more.
    """
    if not local.names:
        return _holder(local, profiles, day)
    weighed = [
        found
        for profile in profiles
        if profile.type == local.type
        and profile.names
        and (found := _weigh(local, profile, profiles)) is not None
    ]
    likely = sorted(
        (w for w in weighed if w.weight >= _ENOUGH),
        key=lambda w: (-w.weight, -w.profile.articles, w.profile.id),
    )
    if not likely:
        return None
    best = _fullest_first(likely)
    rivals = [
        w for w in likely if w is not best and not _same_as(local, best, w, profiles)
    ]
    if rivals and not _outweighs(best, rivals[0]):
        return None
    return EntityMatch(
        entity=best.profile.id,
        score=round(_probability(best.weight), 3),
        reason=best.reason,
        merges=tuple(_proposal(w) for w in likely if w is not best and w not in rivals),
    )


def _weigh(
    local: LocalEntity, profile: EntityProfile, profiles: Sequence[EntityProfile]
) -> _Weighed | None:
    person = local.type == PERSON
    named = (naming.of_person if person else naming.of_body)(local, profile)
    if named is None:
        return None
    parts = [named.evidence, of_company(local, profile)]
    if person:
        roles = of_roles(local, profile)
        parts.append(roles if roles.weight else of_bodies(local, profile))
        if not named.short:
            parts.append(naming.prominence(local, profile, profiles))
        elif naming.is_single(local.names[0]):
            parts.append(naming.dominance(local, profile, profiles))
    return _Weighed(profile, sum(p.weight for p in parts), _told(parts))


def _told(parts: Sequence[Evidence]) -> str:
    return "; ".join(p.reason for p in parts if p.reason)


def _probability(weight: float) -> float:
    return round(1 / (1 + math.exp(-weight)), 3)


def _fullest_first(likely: Sequence[_Weighed]) -> _Weighed:
    """The best; but a record with a full name before one that has a part only."""
    best = likely[0]
    if best.profile.type != PERSON or not naming.is_single(best.profile.name):
        return best
    full = [w for w in likely if not naming.is_single(w.profile.name)]
    return full[0] if full else best


def _same_as(
    local: LocalEntity,
    best: _Weighed,
    other: _Weighed,
    profiles: Sequence[EntityProfile],
) -> bool:
    """Whether *other* is a record of a short form that *local* explains."""
    if other.weight < _TO_MERGE:
        return False
    if local.type != PERSON:
        return naming.is_short_record(best.profile, other.profile, profiles)
    fuller = not naming.is_single(best.profile.name)
    return fuller and naming.is_single(other.profile.name)


def _outweighs(best: _Weighed, rival: _Weighed) -> bool:
    if best.weight - rival.weight >= _MARGIN:
        return True
    return (
        best.weight >= rival.weight
        and best.profile.articles >= _TOWERS * rival.profile.articles
    )


def _proposal(other: _Weighed) -> ProposedMerge:
    return ProposedMerge(other.profile.id, _probability(other.weight), other.reason)


def _holder(
    local: LocalEntity, profiles: Sequence[EntityProfile], day: str | None
) -> EntityMatch | None:
    """The one person whom articles of these weeks name in the office of *local*."""
    found = office(local.roles[0]) if local.roles else None
    if found is None or found.standing is not Standing.HOLDS:
        return None
    near = [p for p in profiles if _holds(p, found.text, day)]
    holders = [p for p in near if p.names]
    if day is not None and len(holders) == 1:
        reason = f"the only {found.text!r} whom articles of these weeks name"
        return EntityMatch(holders[0].id, _OFFICE_SCORE, reason)
    same = sorted((p for p in near if not p.names), key=lambda p: (-p.articles, p.id))
    if not same:
        return None
    reason = f"the same {found.text!r}, whom no article names"
    return EntityMatch(same[0].id, _UNNAMED_SCORE, reason)


def _holds(profile: EntityProfile, text: str, day: str | None) -> bool:
    return any(t.office.casefold() == text and _near(t, day) for t in profile.offices)


def _near(tenure: Tenure, day: str | None) -> bool:
    if day is None or tenure.first is None or tenure.last is None:
        return day is None
    at = date.fromisoformat(day)
    first, last = date.fromisoformat(tenure.first), date.fromisoformat(tenure.last)
    return (first - at).days <= _WEEKS and (at - last).days <= _WEEKS
