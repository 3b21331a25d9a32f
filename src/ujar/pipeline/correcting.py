"""A user's judgements of entities, and what all judgements share: kept and undone."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ujar.pipeline.archive import Opened
from ujar.schema.corrections import Correction, CorrectionKind, EntityRef
from ujar.schema.keeping import ArchiveError

_ID_BYTES = 4
_SHOWN = 5
# Longer than any name, and than what anybody writes beside a judgement.
_LONGEST, _LONGEST_NOTE = 300, 2_000


class JudgementError(ArchiveError):
    """What is judged cannot be of what the archive holds, or is so already."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Who judges, and why."""

    by: str | None = None
    note: str | None = None


def _unnoted(_correction: Correction) -> None:
    """Keep nothing: there is no log."""


@dataclass(frozen=True, slots=True)
class Correcting:
    """Corrects the entities of an archive; each call is one whole stroke.

    Entities are named by id, or by a name that only one has. ArchiveError says why
    something cannot be. ``settle`` puts the corrections in force, ``noted`` keeps in
    the log of deeds what was done.
    """

    archive: Opened
    settle: Callable[[], None]
    now: Callable[[], str]
    judge: Judge = Judge()
    noted: Callable[[Correction], None] = _unnoted

    def merge(self, kept: str, other: str) -> Correction:
        """Judge that *other* is *kept*."""
        one, two = self.named(kept), self.named(other)
        if one == two:
            raise JudgementError(f"{kept} and {other} are one entity already")
        return self.keep(
            Correction("", CorrectionKind.MERGE, self.ref(one), other=self.ref(two))
        )

    def split(self, entity: str, name: str, articles: Sequence[str]) -> Correction:
        """Judge that *articles* mean somebody else by that name, called *name*."""
        number = self.named(entity)
        told = self.archive.told_of(number)
        members = tuple(
            (article, local.names[0])
            for article, local, _ in told
            if article in articles and local.names
        )
        missing = sorted(set(articles) - {article for article, _ in members})
        if missing:
            raise JudgementError(f"{missing[0]} is no article that names {entity}")
        ref = self.ref(number)
        return self.keep(
            Correction("", CorrectionKind.SPLIT, ref, name=name, members=members)
        )

    def rename(self, entity: str, name: str) -> Correction:
        """Judge that *entity* is called *name*."""
        ref = self.ref(self.named(entity))
        return self.keep(Correction("", CorrectionKind.RENAME, ref, name=name))

    def undo(self, which: str) -> Correction:
        """Take back the correction of that id."""
        found = self.archive.correction(which)
        if found is None or found.undone is not None:
            raise JudgementError(f"there is no correction {which} in force")
        gone = replace(found, undone=self.now())
        with self.archive.writing():
            self.archive.correct(gone)
            self.settle()
            self.noted(gone)
        return gone

    def keep(self, wanted: Correction) -> Correction:
        """Keep a judgement and put it in force; ArchiveError if it finds nothing."""
        made = replace(
            wanted,
            made=self.now(),
            by=line(self.judge.by or "", "a name") or None,
            note=(self.judge.note or "").strip()[:_LONGEST_NOTE] or None,
        )
        seed = repr(made).encode("utf-8", "surrogatepass")
        digest = hashlib.blake2b(seed, digest_size=_ID_BYTES)
        made = replace(made, id=f"k{digest.hexdigest()}")
        with self.archive.writing():
            self.archive.correct(made)
            self.settle()
            if made.id in self.archive.waiting():
                raise JudgementError("the archive has nobody of whom that can be said")
            self.noted(made)
        return made

    def named(self, name: str) -> str:
        """Return the id of the one entity that *name* means."""
        found = self.archive.entities(name)
        if not found:
            raise JudgementError(f"there is no person or institution {name}")
        if len(found) > 1:
            some = ", ".join(f"{f.id} ({f.name})" for f in found[:_SHOWN])
            raise JudgementError(f"{name} may be several; name one by its id: {some}")
        return found[0].id

    def ref(self, entity: str) -> EntityRef:
        """Return how to name an entity so that linking again does not lose it."""
        told = next(self.archive.told_of(entity), None)
        if told is None:
            profile = self.archive.profiled([entity])[entity]
            return EntityRef(profile.name, profile.type)
        article, local, _ = told
        name = local.names[0] if local.names else local.roles[0]
        return EntityRef(name, local.type, article)


def line(text: str, what: str) -> str:
    """Return *text* as one line; ArchiveError if it is too long for *what* it is."""
    found = " ".join(text.split())
    if len(found) > _LONGEST:
        raise JudgementError(f"{what} has at most {_LONGEST} characters")
    return found
