"""What a user has judged of entities; kept beside what linking derives, never in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class CorrectionKind(StrEnum):
    """What a correction does."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"


@dataclass(frozen=True, slots=True)
class EntityRef:
    """An entity by what linking again does not change.

    That is a name and a type; where several have that name, an article that means this
    one by it.
    """

    name: str
    type: str
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A user's judgement of entities, which can be undone.

    MERGE: ``other`` is ``entity``. SPLIT: the ``members``, (article id, name) pairs,
    are not ``entity`` but somebody of their own, called ``name``. RENAME: ``entity``
    is called ``name``. ``made`` and ``undone`` are ISO times.
    """

    id: str
    kind: CorrectionKind
    entity: EntityRef
    other: EntityRef | None = None
    name: str | None = None
    members: tuple[tuple[str, str], ...] = ()
    made: str = ""
    undone: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """An entity of an article, and the record that linking put it into.

    ``article`` is empty for a name of a record that may stand in any article.
    """

    article: str
    item: int
    type: str
    names: tuple[str, ...]
    entity: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """What the corrections in force change in what linking derived.

    ``into`` says of which entity another one is part; ``moved`` gives members, by
    article and item, to an entity that was split off, ``origins`` the entity that it
    was split off from; ``names`` are names that users gave; ``lost`` the corrections
    that found nobody.
    """

    into: Mapping[str, str]
    moved: Mapping[tuple[str, int], str]
    origins: Mapping[str, str]
    names: Mapping[str, str]
    lost: tuple[str, ...] = ()
