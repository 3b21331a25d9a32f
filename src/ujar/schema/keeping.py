"""What the pipeline and the archive hand to each other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ujar.schema.links import (
    Copy,
    EntityProfile,
    FactRelation,
    Judgement,
    LocalEntity,
    Placing,
)
from ujar.schema.reading import Reading

# The names of the linkers, by which the archive knows whose judgement it keeps.
COPIES, STORIES, UTTERANCES, FACTS = "copies", "stories", "utterances", "facts"

# The offices that an article says an entity of it holds.
Offices = Callable[[LocalEntity], tuple[str, ...]]


class ArchiveError(RuntimeError):
    """The archive cannot do what was asked; the message says why and the way out."""


class UnknownArticleError(ArchiveError):
    """The archive has no article of that id."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the archive holds of an article: the digest of its content, and its maker.

    ``maker`` names the versions of all steps and the model that made its rows.
    """

    content: str
    maker: str


@dataclass(frozen=True, slots=True)
class Query:
    """Which earlier articles to compare: those that share a key, near in time.

    ``day`` is an ISO day or None for an article without one, which fits every day, as
    an archived article without a day does: of these only the latest under a key, more
    of them the more keys are shared. Of more than ``most`` those that share the most
    keys are given, then the nearest in time, then by id.
    """

    linker: str
    keys: frozenset[str]
    day: str | None
    days: int
    most: int


@dataclass(frozen=True, slots=True)
class Assigned:
    """An entity as an article knows it, with the archive's entity it is judged to be.

    ``profile`` is that entity's profile, this article included; ``keys`` are what the
    entity may be looked up by from now on. ``merges`` are the ids of other entities
    that have turned out to be the same, each with the reason; the profile holds what
    was known of them.
    """

    local: LocalEntity
    profile: EntityProfile
    keys: frozenset[str]
    score: float
    reason: str
    merges: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """Everything that is kept of one article, in one stroke.

    ``agencies`` are the news agencies among those that it or a copy credits.
    """

    reading: Reading
    known: Known
    keys: Mapping[str, frozenset[str]]
    judgements: Mapping[str, tuple[Judgement, ...]]
    copies: tuple[Copy, ...]
    story: str
    placing: Placing
    entities: tuple[Assigned, ...] = ()
    outlet: str | None = None
    agencies: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Links:
    """Everything that an archive links one article to.

    ``utterances`` are ids by the statement's place, ``facts`` (id, relation) by the
    figure's place, ``mentions`` and ``speakers`` entity ids by the place of a mention
    or statement.
    """

    story: str
    utterances: Mapping[int, tuple[str, ...]]
    facts: Mapping[int, tuple[str, FactRelation]]
    mentions: Mapping[int, str]
    speakers: Mapping[int, str]
    copies: tuple[Copy, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list shall hold: only what meets all that is given.

    ``by`` is an entity's id or a name; ``about`` words that the statement has;
    ``since`` and ``until`` ISO days, both included; ``story`` a story's id; ``least``
    the number of articles that a story has at least; ``relation`` how the figures of a
    fact stand to each other. A list leaves out conditions that do not concern it.
    """

    by: str | None = None
    about: str | None = None
    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    kind: str | None = None
    act: str | None = None
    least: int = 1
    story: str | None = None
    relation: str | None = None
