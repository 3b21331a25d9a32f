"""A brief: what happened, who said what, where reports differ, what is not known."""

from dataclasses import dataclass, field
from enum import StrEnum

from ujar.schema.amended import Change
from ujar.schema.annotations import Figure
from ujar.schema.corrections import Correction
from ujar.schema.keeping import Wanted
from ujar.schema.links import FactRelation
from ujar.schema.reading import Reading
from ujar.schema.span import Span
from ujar.schema.statement import Kind
from ujar.schema.views import (
    ArticleLine,
    Counts,
    FactView,
    FigureRuling,
    StatementLine,
)


class Subject(StrEnum):
    """What a brief is about."""

    STORY = "story"
    ENTITY = "entity"
    SEARCH = "search"


class Length(StrEnum):
    """How much a brief tells."""

    SHORT = "short"
    NORMAL = "normal"
    LONG = "long"


class Gap(StrEnum):
    """What is not known, or rests on little."""

    NO_DAY = "no_day"
    NO_SPEAKER = "no_speaker"
    ONE_OUTLET = "one_outlet"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a brief shall be about: an id or a query, and the conditions on it."""

    subject: Subject
    name: str
    wanted: Wanted = field(default_factory=Wanted)
    length: Length = Length.NORMAL


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a sentence stands: ``words`` are the article's text at ``span``."""

    article: ArticleLine
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a report tells in a sentence of its own.

    ``evidence`` here and below are numbers, from 1, in the brief's list; further ones
    are reports that tell the same. ``cut`` tells that the sentence goes on.
    """

    words: str
    language: str | None
    evidence: tuple[int, ...]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said, in one wording: the first report with the most direct one.

    ``cut`` tells that ``words`` end before what was said does. ``outlets`` and
    ``articles`` are how many report it in any wording. ``changes`` are what users
    corrected of the wording that is shown.
    """

    words: str
    language: str | None
    kind: Kind
    speaker: str | None
    entity: str | None
    said_on: str | None
    via: str | None
    outlets: int
    articles: int
    utterance: str | None
    evidence: tuple[int, ...]
    cut: bool = False
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """A figure that reports give, with the sentence of the earliest of them.

    ``given`` is the figure as it stands there.
    """

    figure: Figure
    given: str
    words: str
    language: str | None
    outlets: tuple[str, ...]
    evidence: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Figures given for one quantity that are not the same, each side once.

    ``rulings`` are what users judged of them.
    """

    relation: FactRelation
    sides: tuple[Side, ...]
    rulings: tuple[FigureRuling, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """What reports put between quotation marks, as the earliest of them has it."""

    words: str
    language: str | None
    outlets: tuple[str, ...]
    evidence: tuple[int, ...]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Worded:
    """One utterance that is quoted word for word in words that are not the same."""

    speaker: str | None
    entity: str | None
    utterance: str | None
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that is not known, of how many, and of what in the evidence."""

    gap: Gap
    count: int
    evidence: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrased:
    """A sentence that a model has written of the evidence that it names."""

    words: str
    evidence: tuple[int, ...]


class FaultKind(StrEnum):
    """What of a model's sentence is not in the evidence that it names."""

    EVIDENCE = "evidence"
    ADDRESS = "address"
    QUOTATION = "quotation"
    NAME = "name"
    DATE = "date"
    FIGURE = "figure"
    SPEAKER = "speaker"
    DENIAL = "denial"
    WORDS = "words"
    LENGTH = "length"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a sentence, of which kind, and in words."""

    kind: FaultKind
    what: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A sentence of a model that was dropped, and why.

    Only who made the brief is shown it: article text may have had it written.
    """

    words: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Phrasing:
    """What a model has made of a brief, after checking; ``failed`` if it gave nothing.

    A part in which no sentence was kept is told as the brief itself has it.
    """

    model: str
    language: str
    happened: tuple[Phrased, ...] = ()
    said: tuple[Phrased, ...] = ()
    differ: tuple[Phrased, ...] = ()
    refused: tuple[Refused, ...] = ()
    failed: str | None = None

    @property
    def kept(self) -> int:
        """How many sentences stood the check."""
        return len(self.happened) + len(self.said) + len(self.differ)


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief as records; writers put it into words, of any language and form.

    ``first`` and ``last`` are the ISO days that its articles span. ``copies`` of the
    articles have most of their text from elsewhere. ``differ`` are figures, ``worded``
    quotations that reports give differently. ``unshown`` counts what was said and
    clashes but had no room. ``corrections`` are what users judged of the story's
    articles, or of who the brief is about.
    """

    asked: Asked
    title: str
    first: str | None
    last: str | None
    articles: int
    copies: int
    outlets: Counts
    happened: tuple[Told, ...]
    said: tuple[Said, ...]
    differ: tuple[Clash, ...]
    unknown: tuple[Unknown, ...]
    evidence: tuple[Evidence, ...]
    unshown: int = 0
    phrasing: Phrasing | None = None
    worded: tuple[Worded, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """Something said, with every report of it, the earliest first."""

    speaker: str | None
    entity: str | None
    versions: tuple[StatementLine, ...]
    utterance: str | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """What a brief is composed of: everything is inside the time span already.

    ``reports`` are articles with their readings, of which sentences may be taken, the
    earliest first. ``copied`` are the articles that have most of their text from
    elsewhere; ``undated`` those that were left out because their day is not known.
    """

    title: str
    articles: tuple[ArticleLine, ...]
    copied: frozenset[str]
    reports: tuple[tuple[ArticleLine, Reading], ...]
    heard: tuple[Heard, ...]
    facts: tuple[FactView, ...]
    undated: int = 0
    corrections: tuple[Correction, ...] = ()
