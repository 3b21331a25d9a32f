"""A user's judgements of entities: kept, put in force, and undone."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ujar.pipeline.archive import Archive, Opened
from ujar.pipeline.ports import Entities
from ujar.schema.corrections import Corrected, Correction, CorrectionKind, EntityRef
from ujar.schema.keeping import ArchiveError

_ID_BYTES = 4
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Correcting:
    """Corrects the entities of an archive; each call is one whole stroke.

    Entities are named by id, or by a name that only one has. ArchiveError says why
    something cannot be.
    """

    archive: Opened
    entities: Entities
    now: Callable[[], str]

    def merge(self, kept: str, other: str) -> Correction:
        """Judge that *other* is *kept*."""
        one, two = self._named(kept), self._named(other)
        if one == two:
            raise ArchiveError(f"{kept} and {other} are one entity already")
        return self._correct(
            Correction("", CorrectionKind.MERGE, self._ref(one), other=self._ref(two))
        )

    def split(self, entity: str, name: str, articles: Sequence[str]) -> Correction:
        """Judge that *articles* mean somebody else by that name, called *name*."""
        number = self._named(entity)
        told = self.archive.told_of(number)
        members = tuple(
            (article, local.names[0])
            for article, local, _ in told
            if article in articles and local.names
        )
        missing = sorted(set(articles) - {article for article, _ in members})
        if missing:
            raise ArchiveError(f"{missing[0]} is no article that names {entity}")
        ref = self._ref(number)
        return self._correct(
            Correction("", CorrectionKind.SPLIT, ref, name=name, members=members)
        )

    def rename(self, entity: str, name: str) -> Correction:
        """Judge that *entity* is called *name*."""
        ref = self._ref(self._named(entity))
        return self._correct(Correction("", CorrectionKind.RENAME, ref, name=name))

    def undo(self, which: str) -> Correction:
        """Take back the correction of that id."""
        held = self.archive.corrections()
        found = [c for c in held if c.id == which and c.undone is None]
        if not found:
            raise ArchiveError(f"there is no correction {which} in force")
        gone = replace(found[0], undone=self.now())
        with self.archive.writing():
            self.archive.correct(gone)
            reapply(self.archive, self.entities)
        return gone

    def _correct(self, wanted: Correction) -> Correction:
        made = replace(wanted, made=self.now())
        seed = repr(made).encode("utf-8", "surrogatepass")
        digest = hashlib.blake2b(seed, digest_size=_ID_BYTES)
        made = replace(made, id=f"k{digest.hexdigest()}")
        with self.archive.writing():
            self.archive.correct(made)
            if made.id in reapply(self.archive, self.entities).lost:
                raise ArchiveError("the archive has nobody of whom that can be said")
        return made

    def _named(self, name: str) -> str:
        """Return the id of the one entity that *name* means."""
        found = self.archive.entities(name)
        if not found:
            raise ArchiveError(f"there is no person or institution {name}")
        if len(found) > 1:
            some = ", ".join(f"{f.id} ({f.name})" for f in found[:_SHOWN])
            raise ArchiveError(f"{name} may be several; name one by its id: {some}")
        return found[0].id

    def _ref(self, entity: str) -> EntityRef:
        """Return how to name an entity so that linking again does not lose it."""
        article, local, _ = next(self.archive.told_of(entity))
        name = local.names[0] if local.names else local.roles[0]
        return EntityRef(name, local.type, article)


def reapply(archive: Archive, entities: Entities) -> Corrected:
    """Put all corrections in force anew, on what linking says now.

    Call it inside ``writing()``. Who was split off is looked up by nothing, so that it
    has the articles that its user gave it and no others.
    """
    active = [c for c in archive.corrections() if c.undone is None]
    made = entities.corrected(archive.members(active), active)
    for entity in archive.recast(made):
        told = ((local, day) for _, local, day in archive.told_of(entity))
        rebuilt = entities.rebuilt(entity, told)
        if rebuilt is not None:
            profile, keys = rebuilt
            sole = entity in made.origins and entity not in made.into.values()
            archive.describe_entity(profile, frozenset() if sole else keys)
    return made
