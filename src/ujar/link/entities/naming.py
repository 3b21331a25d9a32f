"""How well the name of an article's entity fits a profile, before other evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from ujar.link.entities import bodies, people
from ujar.link.entities.evidence import Evidence
from ujar.link.entities.profiles import usual_names
from ujar.schema import EntityProfile, LocalEntity

PERSON, PLACE = "PER", "LOC"
# Log-odds of one person by the weight of what two names share (people.parse: 1 for a
# rare part, 0.4 for a frequent one): two rare parts +2.0, a rare and a frequent one
# +1.0, two frequent ones 0.1, to be outweighed or borne out by roles and company.
_PER_WEIGHT, _OFFSET, _MOST = 1.6, -1.2, 3.0
_CONTAINED = -0.7
# "Iriana X" is rather the wife of X.
_FRONTED = -1.8
_ONE_PART = -1.1
_RESPELT = -0.7
# One word that is known as a whole name ("Jokowi").
_ONE_WORD = -0.1
# A short form that articles have used for one person alone.
_FEW, _MANY = 3, 10
_FEW_SHARE, _MANY_SHARE = 0.8, 0.9
_FEW_TOLD, _MANY_TOLD = 1.2, 1.8
# So many articles name one person so, and hardly any another one.
_OFTEN, _OFTEN_TOLD = 20, 0.6
_BODY = {"long": 2.5, "word": 1.0, "place": 1.5, "acronym": 1.0}
_ANYWHERE = -1.0
_INITIALS = -0.6
_SHORT_ACRONYM = -0.8
_SHORTEST = 3
_TWICE = 2
# Long names of one institution, a letter or an ending apart.
_SAME_BODY = 88


@dataclass(frozen=True, slots=True)
class Naming:
    """The evidence of a name; ``short`` that one side is only a part of a name."""

    evidence: Evidence
    short: bool = False


def of_person(local: LocalEntity, profile: EntityProfile) -> Naming | None:
    """Return what the names tell, None if they are names of different people."""
    full = local.names[0]
    direct = people.agreement(full, profile.name)
    best = _weighed(direct, "") if direct else None
    if best is None and not _explained(local, profile):
        return None
    for ours in local.names:
        for theirs in usual_names(profile):
            if ours == full and theirs == profile.name:
                continue
            found = _through(ours, theirs, full, profile.name)
            if found and (best is None or found.evidence.weight > best.evidence.weight):
                best = found
    return best


def _explained(local: LocalEntity, profile: EntityProfile) -> bool:
    """Whether one side may be known to the other by a name that is unlike its own.

    Either is one word ("Jokowi"), or this article explains the profile's name, or two
    articles before have explained this one's: one alone may have been misread.
    """
    full = local.names[0]
    if is_single(full) or is_single(profile.name):
        return True
    if any(_whole(name, profile.name) for name in local.names[1:]):
        return True
    return any(n >= _TWICE and _whole(full, name) for name, n in profile.names)


def _whole(one: str, other: str) -> bool:
    agreed = people.agreement(one, other)
    return agreed is not None and agreed.whole


def _through(ours: str, theirs: str, full: str, their_full: str) -> Naming | None:
    """What two forms tell that are not both the full names."""
    agreed = people.agreement(ours, theirs)
    if agreed is None or not agreed.whole:
        return None
    if agreed.parts > 1:
        return _weighed(agreed, ours)
    # "Robby" of two people named so tells nothing; a nickname is a name of its own.
    part_of_ours = ours != full and people.agreement(ours, full) is not None
    part_of_theirs = (
        theirs != their_full and people.agreement(theirs, their_full) is not None
    )
    if part_of_ours or part_of_theirs:
        return None
    return _weighed(agreed, ours)


def _weighed(agreed: people.Agreement, through: str) -> Naming:
    weight = min(_MOST, _PER_WEIGHT * agreed.weight + _OFFSET)
    weight += _RESPELT * agreed.respelt
    if agreed.parts == 1 and agreed.whole:
        weight += _ONE_WORD
        reason = "same name of one word"
    elif agreed.parts == 1:
        weight += _ONE_PART
        reason = "one part of the name"
    elif not agreed.whole:
        weight += _CONTAINED + (_FRONTED if agreed.fronted else 0)
        reason = "one name contains the other"
    else:
        reason = "names spelt nearly alike" if agreed.respelt else "same full name"
    if through and agreed.parts == 1:
        reason = f"known as {through!r}"
    return Naming(Evidence(weight, reason), short=agreed.parts == 1)


def is_single(name: str) -> bool:
    """Whether *name* is one word, initials aside."""
    return sum(len(p) > 1 for p in people.parse(name).parts) <= 1


def dominance(
    local: LocalEntity, profile: EntityProfile, profiles: Sequence[EntityProfile]
) -> Evidence:
    """Weigh that nearly all who are called *local*'s one word are this profile."""
    word = people.parse(local.names[0])
    if word.weight < 1:
        return Evidence(0.0)
    own = _uses(word, profile)
    everybody = sum(_uses(word, p) for p in profiles if not is_single(p.name))
    share = own / everybody if everybody else 0.0
    reason = f"{own} articles call {profile.name} so"
    if own >= _MANY and share >= _MANY_SHARE:
        return Evidence(_MANY_TOLD, reason)
    if own >= _FEW and share >= _FEW_SHARE:
        return Evidence(_FEW_TOLD, reason)
    return Evidence(0.0)


def prominence(
    local: LocalEntity, profile: EntityProfile, profiles: Sequence[EntityProfile]
) -> Evidence:
    """Weigh that *profile* is often in the news, and nobody else of that full name."""
    if profile.articles < _OFTEN:
        return Evidence(0.0)
    namesakes = (p for p in profiles if p.id != profile.id and p.type == profile.type)
    for other in namesakes:
        agreed = people.agreement(local.names[0], other.name)
        if agreed and agreed.whole and other.articles * _OFTEN > profile.articles:
            return Evidence(0.0)
    return Evidence(_OFTEN_TOLD, f"{profile.articles} articles name nobody else so")


def _uses(word: people.PersonName, profile: EntityProfile) -> int:
    return sum(n for name, n in profile.names if people.parse(name).parts == word.parts)


def of_body(local: LocalEntity, profile: EntityProfile) -> Naming | None:
    """Return what the names of two bodies or places tell, None if nothing."""
    theirs = [bodies.parse(n) for n in usual_names(profile)]
    full, main = bodies.parse(local.names[0]), bodies.parse(profile.name)
    anywhere = full.anywhere or main.anywhere
    best: Naming | None = None
    for ours in (bodies.parse(name) for name in local.names):
        if ours.acronym and _clash(full, ours, theirs):
            continue
        for their in theirs:
            found = _same_body(ours, their, local.type, anywhere=anywhere)
            if found and (best is None or found.evidence.weight > best.evidence.weight):
                best = found
    return best


def _clash(
    full: bodies.BodyName, short: bodies.BodyName, theirs: Sequence[bodies.BodyName]
) -> bool:
    """Whether both sides write *short* out, differently, or ours is not its long form.

    "DPD" is "Dewan Perwakilan Daerah" as well as "Dewan Pimpinan Daerah".
    """
    if full.acronym:
        return False
    if full.form[:1] != short.form[:1]:
        return True
    written = [t.form for t in theirs if not t.acronym and " " in t.form]
    same = (fuzz.ratio(full.form, form) >= _SAME_BODY for form in written)
    return bool(written) and not any(same)


def is_short_record(
    best: EntityProfile, other: EntityProfile, profiles: Sequence[EntityProfile]
) -> bool:
    """Whether *other* is *best* under the same name, or under its acronym alone.

    An acronym of two bodies that are both written out ("PBB") is neither one's.
    """
    main, short = bodies.parse(best.name), bodies.parse(other.name)
    if main.form == short.form:
        return not main.anywhere
    if not short.acronym or main.acronym:
        return False
    written = {
        bodies.parse(p.name).form
        for p in profiles
        if any(bodies.parse(n).form == short.form for n, _ in p.names)
    }
    return written <= {main.form, short.form}


def _same_body(
    ours: bodies.BodyName, theirs: bodies.BodyName, kind: str, *, anywhere: bool
) -> Naming | None:
    if ours.form == theirs.form:
        weight = _ANYWHERE if anywhere else _sameness(ours, kind)
        return Naming(Evidence(weight, "same name"))
    if bodies.spells(ours, theirs) or bodies.spells(theirs, ours):
        short = len(ours.form if ours.acronym else theirs.form) < _SHORTEST
        weight = _SHORT_ACRONYM if short else 0.0
        return Naming(Evidence(_INITIALS + weight, "initials of the name"), short=True)
    return None


def _sameness(name: bodies.BodyName, kind: str) -> float:
    if name.anywhere:
        return _ANYWHERE
    if kind != PLACE and len(name.form) < _SHORTEST:
        return _BODY["acronym"] + _SHORT_ACRONYM
    if name.acronym and kind != PLACE:
        return _BODY["acronym"]
    if " " in name.form:
        return _BODY["long"]
    return _BODY["place" if kind == PLACE else "word"]
