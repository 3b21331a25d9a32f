"""What speaks for or against two records being one: roles and company.

Weights are log-odds: 0 says nothing, 1 makes it about three times as likely.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from ujar.link.entities import bodies
from ujar.link.entities.offices import Office, office
from ujar.link.entities.vocabulary import vocabulary
from ujar.schema import EntityProfile, LocalEntity

_SAME_OFFICE = 2.8
_SAME_BODY = 1.5
_SAME_SPHERE = 0.5
_OTHER_SPHERE = -0.8
_OTHER_PLACE = -0.8
# A resident or a victim of a great man's name is another person, and so are two
# residents whom nothing joins.
_PRIVATE = "private"
_ONE_PRIVATE = -2.5
_BOTH_PRIVATE = -1.5
_SELDOM = 0.2
# Three names in common that are not everywhere make one story.
_COMPANY = 0.6
_MOST_COMPANY = 1.8
# A name that stands in two places of one kind of news ("Kementerian Perikanan" beside
# a former minister of it).
_BODY_BESIDE = 0.6
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """A weight, and what it rests on in words."""

    weight: float
    reason: str = ""


_NONE = Evidence(0.0)


def of_roles(local: LocalEntity, profile: EntityProfile) -> Evidence:
    """Compare the offices that *local* and *profile* hold or held."""
    ours = [o for role in local.roles if (o := office(role)) is not None]
    theirs = _offices(profile)
    if not ours or not theirs:
        return _NONE
    return max(
        (_of_pair(a, b) for a, b in product(ours, theirs)), key=lambda e: e.weight
    )


def _offices(profile: EntityProfile) -> list[Office]:
    """The offices of *profile*, without a private one that hardly any article gives."""
    found = [(o, n) for role, n in profile.roles if (o := office(role)) is not None]
    least = profile.articles * _SELDOM
    return [o for o, n in found if o.sphere != _PRIVATE or n >= least]


def _of_pair(ours: Office, theirs: Office) -> Evidence:
    if ours.text == theirs.text and ours.specific:
        return Evidence(_SAME_OFFICE, f"both {ours.text!r}")
    shared = ours.telling & theirs.telling
    telling = sorted(shared - vocabulary().everywhere)
    if telling:
        return Evidence(_SAME_BODY, f"both of {' '.join(telling)!r}")
    return _of_spheres(ours, theirs, shared=bool(shared))


def _of_spheres(ours: Office, theirs: Office, *, shared: bool) -> Evidence:
    both = {ours.sphere, theirs.sphere}
    if _PRIVATE in both:
        return _of_private(ours, theirs, shared=shared)
    if None in both:
        return _NONE
    if shared:
        return Evidence(_SAME_SPHERE, f"{ours.text!r} and {theirs.text!r}")
    against = f"{ours.text!r} against {theirs.text!r}"
    if len(both) > 1:
        return Evidence(_OTHER_SPHERE, against)
    elsewhere = ours.telling and theirs.telling
    if elsewhere and ours.text.split()[0] == theirs.text.split()[0]:
        return Evidence(_OTHER_PLACE, against)
    return Evidence(_SAME_SPHERE, f"both of {ours.sphere} life")


def _of_private(ours: Office, theirs: Office, *, shared: bool) -> Evidence:
    alone = ours.sphere == theirs.sphere
    if alone and shared:
        return _NONE
    weight = _BOTH_PRIVATE if alone else _ONE_PRIVATE
    return Evidence(weight, f"{ours.text!r} against {theirs.text!r}")


def of_bodies(local: LocalEntity, profile: EntityProfile) -> Evidence:
    """Weigh that one has beside it the body of which the other holds an office."""
    shared = _told(local.roles) & _around(n for n, _ in profile.company)
    shared |= _told(r for r, _ in profile.roles) & _around(local.company)
    telling = sorted(shared - vocabulary().everywhere)
    if not telling:
        return _NONE
    return Evidence(_BODY_BESIDE, f"an office of {' '.join(telling[:_SHOWN])!r}")


def _told(roles: Iterable[str]) -> set[str]:
    return {w for r in roles if (o := office(r)) is not None for w in o.telling}


def _around(company: Iterable[str]) -> set[str]:
    return {w for name in company for w in bodies.parse(name).form.split()}


def of_company(local: LocalEntity, profile: EntityProfile) -> Evidence:
    """Weigh the names that both have beside them."""
    theirs = {bodies.parse(name).form for name, _ in profile.company}
    shared: dict[str, float] = {}
    for name in local.company:
        form = bodies.parse(name).form
        if form in theirs and form not in shared:
            shared[form] = bodies.company_weight(name)
    weight = min(_MOST_COMPANY, _COMPANY * sum(shared.values()))
    if weight < _COMPANY / 2:
        return Evidence(weight)
    told = sorted(shared, key=lambda f: (-shared[f], f))[:_SHOWN]
    return Evidence(weight, f"both beside {', '.join(told)}")
