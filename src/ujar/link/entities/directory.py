"""The entities of articles that come one after another, kept in memory."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ujar.link.entities.keys import indexed, keys
from ujar.link.entities.matching import match
from ujar.link.entities.profiles import merged, opened, updated
from ujar.schema import EntityMatch, EntityProfile, LocalEntity

# Profiles of one key that are looked at: those in most articles.
_MOST = 40


class Directory:
    """Profiles by their keys; what an archive does in its tables, without one."""

    def __init__(self) -> None:
        self.profiles: dict[str, EntityProfile] = {}
        self._by_key: dict[str, set[str]] = defaultdict(set)
        self._merged: dict[str, str] = {}

    def add(
        self, local: LocalEntity, article: str, day: str | None
    ) -> tuple[str, EntityMatch | None]:
        """Return the id of the entity that *local* is, and how it was found."""
        found = match(local, self.near(keys(local)), day)
        if found is None:
            profile = opened(local, article, day)
        else:
            profile = updated(self.profiles[found.entity], local, day)
            for proposed in found.merges:
                profile = merged(profile, self.profiles[proposed.entity])
                self._forget(proposed.entity, profile.id)
        self._keep(profile)
        return profile.id, found

    def near(self, wanted: Iterable[str]) -> Sequence[EntityProfile]:
        """Return the profiles that share a key, those in most articles first."""
        ids = {i for key in wanted for i in self._by_key.get(key, ())}
        ranked = sorted(
            (self.profiles[i] for i in ids), key=lambda p: (-p.articles, p.id)
        )
        return ranked[:_MOST]

    def now(self, entity: str) -> str:
        """Return the id under which *entity* is kept after merges."""
        while entity in self._merged:
            entity = self._merged[entity]
        return entity

    def _keep(self, profile: EntityProfile) -> None:
        before = self.profiles.get(profile.id)
        new = indexed(profile)
        old = indexed(before) if before else frozenset()
        for key in old - new:
            self._by_key[key].discard(profile.id)
        for key in new - old:
            self._by_key[key].add(profile.id)
        self.profiles[profile.id] = profile

    def _forget(self, entity: str, into: str) -> None:
        gone = self.profiles.pop(entity)
        for key in indexed(gone):
            self._by_key[key].discard(entity)
        self._merged[entity] = into
