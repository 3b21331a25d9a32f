"""Links between articles: judgements with a score and a reason, and what they form."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ujar.schema.span import Span

WHOLE = -1


class Ref(NamedTuple):
    """An annotation of an article: its place, from 0, in its layer; WHOLE for none."""

    article: str
    item: int = WHOLE


@dataclass(frozen=True, slots=True)
class Judgement:
    """That two things are the same, how sure that is (0 to 1), and why, in words.

    ``ruled``: a user has decided it; with the score 0 they are not the same.
    """

    left: Ref
    right: Ref
    score: float
    reason: str
    ruled: bool = False


class Form(StrEnum):
    """How the text of one article stands to that of another."""

    IDENTICAL = "identical"
    REPRINT = "reprint"
    SHORTENED = "shortened"
    REWRITTEN = "rewritten"
    COMMON_SOURCE = "common_source"
    PARTIAL = "partial"


class Direction(StrEnum):
    """Which of two articles has its text from the other."""

    FROM_LEFT = "from_left"
    FROM_RIGHT = "from_right"
    BOTH_FROM_ELSEWHERE = "both_from_elsewhere"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Copy:
    """Text that two articles share.

    ``spans`` are pairs of ranges, of the left and the right text. ``containment`` is
    the share of the shorter body's words that stand in them. ``source`` is the agency
    or outlet that both have it from, where an article says so.
    """

    left: str
    right: str
    spans: tuple[tuple[Span, Span], ...]
    containment: float
    form: Form
    direction: Direction
    score: float
    reason: str
    source: str | None = None


class StepKind(StrEnum):
    """A station on the way of words from who said them to a reader."""

    SAID = "said"
    FIRST_REPORT = "first_report"
    CREDITED = "credited"
    TAKEN_FROM = "taken_from"
    REPORT = "report"
    TRANSLATION = "translation"
    REPRINT = "reprint"


@dataclass(frozen=True, slots=True)
class Step:
    """One station on the way of an article or a statement, and what tells of it.

    ``article`` is known where the archive has the report; ``when`` is an ISO day or
    time as precise as it is known. ``span`` is where the article whose way it is says
    so. ``sure`` is False where it is only the best guess; the reason says why.
    """

    kind: StepKind
    reason: str
    outlet: str | None = None
    article: str | None = None
    when: str | None = None
    place: str | None = None
    span: Span | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Utterance:
    """One act of speaking as statements of several articles report it."""

    members: tuple[Ref, ...]
    speaker: str | None


class FactRelation(StrEnum):
    """How the figures given for one quantity stand to each other."""

    AGREE = "agree"
    DIFFER = "differ"
    OVERTAKEN = "overtaken"


@dataclass(frozen=True, slots=True)
class Fact:
    """One quantity of the world with all figures given for it, the earliest first."""

    members: tuple[Ref, ...]
    relation: FactRelation
    reason: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An earlier article that is near a new one, and the story that it belongs to."""

    article: str
    story: str
    score: float


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a new article goes: a story (None for a new one), and stories to merge."""

    story: str | None
    merges: tuple[str, ...]
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Episode:
    """A day of a story: its articles, the headline of what was new, and who.

    ``speakers`` are those whom no earlier day had heard; ``day`` is None for articles
    whose day is not known.
    """

    day: str | None
    articles: tuple[str, ...]
    headline: str
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """A person, institution or place as one article knows it.

    ``names`` are the forms the article uses, the fullest first, none for the holder of
    an office whom the article does not name; ``roles`` the titles and offices beside
    them as they stand. ``mentions`` and ``statements`` are places in the reading's
    layers, ``company`` other names of the article, the most frequent first. ``item``
    numbers the article's entities from 0.
    """

    item: int
    type: str
    names: tuple[str, ...]
    roles: tuple[str, ...] = ()
    mentions: tuple[int, ...] = ()
    statements: tuple[int, ...] = ()
    company: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office as articles name it beside a person, and when they did.

    ``office`` is written out ("Menteri Luar Negeri"), however articles shorten it;
    ``first`` and ``last`` are ISO days, None where no article that names it has a day.
    """

    office: str
    first: str | None
    last: str | None
    articles: int = 1


@dataclass(frozen=True, slots=True)
class EntityProfile:
    """What the archive knows of an entity: its names and roles, how often, and when.

    ``first`` and ``last`` are ISO days of the first and last article; ``company`` are
    the names that stood beside it most often, ``offices`` the roles written out.
    """

    id: str
    type: str
    name: str
    names: tuple[tuple[str, int], ...] = ()
    roles: tuple[tuple[str, int], ...] = ()
    company: tuple[tuple[str, int], ...] = ()
    first: str | None = None
    last: str | None = None
    articles: int = 0
    offices: tuple[Tenure, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedMerge:
    """That another entity is the same as the one just found, and why."""

    entity: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class EntityMatch:
    """Which known entity an article's entity is, how sure that is, and why.

    ``merges`` are further entities that the article shows to be the same one.
    """

    entity: str
    score: float
    reason: str
    merges: tuple[ProposedMerge, ...] = ()
