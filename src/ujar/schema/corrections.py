"""What users have judged; kept beside what reading and linking derive, never in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ujar.schema.amended import Amended
from ujar.schema.links import Ref
from ujar.schema.span import Span


class CorrectionKind(StrEnum):
    """What a correction does."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    SPEAKER = "speaker"
    ADDRESSEE = "addressee"
    DAY = "day"
    KIND = "kind"
    VIA = "via"
    DROP = "drop"
    SAME = "same"
    APART = "apart"
    INTO = "into"
    OUT = "out"


_OF_ENTITIES = frozenset(
    {CorrectionKind.MERGE, CorrectionKind.SPLIT, CorrectionKind.RENAME}
)


class Layer(StrEnum):
    """Of what two things were judged to be the same."""

    STATEMENTS = "statements"
    FIGURES = "figures"


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
class ItemRef:
    """A statement or a figure by what reading again does not change: its words.

    ``span`` is where they stood when somebody judged them.
    """

    article: str
    span: Span
    words: str
    layer: Layer = Layer.STATEMENTS


@dataclass(frozen=True, slots=True)
class Correction:
    """A user's judgement, which can be undone.

    MERGE: ``other`` is ``entity``. SPLIT: the ``members``, (article id, name) pairs,
    are not ``entity`` but somebody of their own, called ``name``. RENAME: ``entity``
    is called ``name``.

    SPEAKER: ``item`` was said by ``entity``, shown as ``name``; nobody knows by whom
    where there is none. ADDRESSEE, DAY, KIND and VIA: that of ``item`` is ``name``,
    None for not known. DROP: ``item`` is no statement. SAME and APART: ``item`` and
    ``second`` are the same words or one fact, or are not. INTO and OUT: ``article``
    belongs to the story of the article ``near``, or does not.

    ``made`` and ``undone`` are ISO times, ``by`` who judged, ``note`` why.
    """

    id: str
    kind: CorrectionKind
    entity: EntityRef | None = None
    other: EntityRef | None = None
    name: str | None = None
    members: tuple[tuple[str, str], ...] = ()
    made: str = ""
    undone: str | None = None
    item: ItemRef | None = None
    second: ItemRef | None = None
    article: str | None = None
    near: str | None = None
    by: str | None = None
    note: str | None = None

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles of whose statements, figures or story it speaks."""
        named = (
            self.item.article if self.item else None,
            self.second.article if self.second else None,
            self.article,
            self.near,
        )
        return tuple(dict.fromkeys(a for a in named if a))

    @property
    def whose(self) -> tuple[str, ...]:
        """The names of those of whom it says who they are."""
        if self.kind not in _OF_ENTITIES:
            return ()
        named = (self.entity, self.other)
        return (*(ref.name for ref in named if ref), *filter(None, (self.name,)))


@dataclass(frozen=True, slots=True)
class WantedCorrections:
    """What a list of corrections shall hold: only what meets all that is given."""

    kind: str | None = None
    article: str | None = None
    in_force: bool | None = None
    waiting: bool | None = None

    @property
    def states(self) -> tuple[tuple[bool, bool], ...]:
        """Whether it holds, and whether it waits: each pair that is wanted."""
        # What was undone waits for nothing.
        every = ((True, False), (True, True), (False, False))
        return tuple(
            (in_force, waiting)
            for in_force, waiting in every
            if self.in_force in {None, in_force} and self.waiting in {None, waiting}
        )


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
    made: Mapping[str, str] = field(default_factory=dict)
    speakers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ruling:
    """That two statements or figures are the same, or are not, whatever linking says.

    ``reason`` says who judged so, ``correction`` is the id of that judgement.
    """

    left: Ref
    right: Ref
    same: bool
    reason: str
    correction: str


@dataclass(frozen=True, slots=True)
class Located:
    """Where a correction in force found what it speaks of; ``before``: what was read.

    It holds as long as the articles' readings are the same.
    """

    refs: tuple[Ref, ...]
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the corrections in force change of statements, their links, and stories.

    ``amended`` is by article, ``rulings`` by linker; ``placed`` gives articles to
    stories; ``lost`` are the corrections whose statement, figure or article is not
    there: they wait for it.
    """

    amended: Mapping[str, tuple[Amended, ...]] = field(default_factory=dict)
    rulings: Mapping[str, tuple[Ruling, ...]] = field(default_factory=dict)
    placed: Mapping[str, str] = field(default_factory=dict)
    lost: tuple[str, ...] = ()
