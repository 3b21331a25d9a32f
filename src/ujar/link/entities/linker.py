"""Tells who of the archive an article's people, institutions and places are."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ujar.lang import Language, codes
from ujar.link.entities.correcting import corrected
from ujar.link.entities.keys import indexed, keys
from ujar.link.entities.locals import locals_
from ujar.link.entities.matching import match
from ujar.link.entities.profiles import merged, offices_told, opened, updated
from ujar.schema import EntityProfile, LocalEntity, Reading
from ujar.schema.corrections import Corrected, Correction, Member
from ujar.schema.keeping import Assigned

_OTHERWISE = "id"
_NEW = "named for the first time"


class EntityLinker:
    """Finds an entity among the profiles that share a key, or opens a new one."""

    name = "entities"
    version = 2
    most = 40

    def locals_(self, reading: Reading) -> tuple[LocalEntity, ...]:
        """Return the people, institutions and places as one article knows them."""
        code = reading.article.language
        return locals_(reading, Language(code if code in codes() else _OTHERWISE))

    def keys(self, local: LocalEntity) -> frozenset[str]:
        """Return what the same entity under another form of its name has in common."""
        return keys(local)

    def assign(
        self, local: LocalEntity, profiles: Sequence[EntityProfile], reading: Reading
    ) -> Assigned:
        """Return which of *profiles* it is, brought up to date, or a new one."""
        day = day_of(reading)
        found = match(local, profiles, day)
        if found is None:
            profile = opened(local, reading.article.id, day)
            return Assigned(local, profile, indexed(profile), 1.0, _NEW)
        by_id = {p.id: p for p in profiles}
        profile = updated(by_id[found.entity], local, day)
        for proposed in found.merges:
            profile = merged(profile, by_id[proposed.entity])
        return Assigned(
            local=local,
            profile=profile,
            keys=indexed(profile),
            score=found.score,
            reason=found.reason,
            merges=tuple((m.entity, m.reason) for m in found.merges),
        )

    def offices(self, local: LocalEntity) -> tuple[str, ...]:
        """Return the offices that an article says *local* holds."""
        return offices_told(local)

    def corrected(
        self, members: Sequence[Member], corrections: Sequence[Correction]
    ) -> Corrected:
        """Return what a user's corrections change in what was derived."""
        return corrected(members, corrections)

    def rebuilt(
        self, entity: str, told: Iterable[tuple[LocalEntity, str | None]]
    ) -> tuple[EntityProfile, frozenset[str]] | None:
        """Return the profile and the keys of an entity of which articles told this.

        *told* are the entities of articles with their days; None if there are none.
        """
        profile: EntityProfile | None = None
        for local, day in told:
            profile = (
                opened(local, "", day)
                if profile is None
                else updated(profile, local, day)
            )
        if profile is None:
            return None
        profile = replace(profile, id=entity)
        return profile, indexed(profile)


def day_of(reading: Reading) -> str | None:
    """Return the ISO day of an article, None if only its month or year is known."""
    published = (reading.article.published or "")[:10]
    whole = published if len(published) == len("2025-06-20") else None
    return whole or reading.day
