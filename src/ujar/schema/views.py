"""What the archive answers: the lines and pages that every face shows."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from ujar.schema.amended import Change
from ujar.schema.annotations import Figure
from ujar.schema.corrections import Correction
from ujar.schema.links import (
    Copy,
    Direction,
    EntityProfile,
    FactRelation,
    Form,
)
from ujar.schema.reading import Reading
from ujar.schema.span import Span
from ujar.schema.statement import Act, Kind

T = TypeVar("T")

# Names with how often they were seen, the most frequent first.
Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some of what was asked for; ``cursor`` asks for what follows, None at the end."""

    items: tuple[T, ...]
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article in a list; ``day`` is the ISO day that it is sorted by."""

    id: str
    outlet: str | None
    title: str | None
    published: str | None
    day: str | None
    language: str | None
    url: str | None
    story: str


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in a list; ``disagreements`` counts the facts whose figures differ.

    ``first`` and ``last`` are ISO days; ``copies`` counts the pairs of its articles
    that share text, ``copied`` the articles that have most of theirs from elsewhere.
    """

    id: str
    label: str
    first: str | None
    last: str | None
    articles: int
    copies: int
    disagreements: int
    outlets: Counts = ()
    speakers: Counts = ()
    copied: int = 0


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement in a list, or one version of an utterance.

    ``item`` is its place among the article's statements; ``words`` its fragments as
    they stand, joined by " … "; ``span`` reaches from the first to the last.
    ``utterances`` are the ids of those that it belongs to; ``speaker`` is the name in
    the article, ``entity`` the id of whom that is; ``changes`` what users corrected.
    """

    article: ArticleLine
    item: int
    kind: Kind
    words: str
    span: Span
    act: Act | None = None
    cue: str | None = None
    speaker: str | None = None
    entity: str | None = None
    said_on: str | None = None
    via: str | None = None
    utterances: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class UtteranceLine:
    """An utterance in a list, with the words of its earliest version.

    ``first``, ``item`` and ``span`` say where that stands, as in StatementLine;
    ``entity`` is the record of whoever speaks there, None where that is another one
    than ``speaker`` (an official where others name the body).
    """

    id: str
    speaker: str | None
    entity: str | None
    words: str
    day: str | None
    members: int
    articles: int
    outlets: int
    first: ArticleLine
    item: int
    span: Span


@dataclass(frozen=True, slots=True)
class UtteranceView:
    """An utterance with all its versions, the earliest first.

    ``rulings`` are judgements of users that a version is, or is not, what another
    statement reports.
    """

    id: str
    speaker: str | None
    entity: str | None
    versions: tuple[StatementLine, ...]
    rulings: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure that an article gives, with the sentence that it stands in.

    ``span`` is the sentence's place in the article, ``figure.span`` the figure's;
    ``words`` the figure as it stands. Of a sentence of more than 600 characters it is
    what stands around the figure.
    """

    article: ArticleLine
    item: int
    figure: Figure
    words: str
    sentence: str
    span: Span


@dataclass(frozen=True, slots=True)
class FigureRuling:
    """That a user judged two figures to be of one fact, or not (``same``).

    ``correction`` is the id by which it is undone, ``made`` an ISO time.
    """

    left: FigureLine
    right: FigureLine
    same: bool
    correction: str
    made: str
    by: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class FactView:
    """One quantity with every figure given for it, the earliest first.

    ``rulings`` are what users judged of these figures, and of others beside them.
    """

    id: str
    relation: FactRelation
    reason: str
    members: tuple[FigureLine, ...]
    rulings: tuple[FigureRuling, ...] = ()


@dataclass(frozen=True, slots=True)
class CopyView:
    """Text that two articles share, with both articles."""

    copy: Copy
    left: ArticleLine
    right: ArticleLine

    @property
    def takers(self) -> frozenset[str]:
        """The articles that have most of their text from the other or elsewhere."""
        if self.copy.form is Form.PARTIAL:
            return frozenset()
        left, right = self.left.id, self.right.id
        return {
            Direction.FROM_LEFT: frozenset({right}),
            Direction.FROM_RIGHT: frozenset({left}),
            Direction.BOTH_FROM_ELSEWHERE: frozenset({left, right}),
            Direction.UNKNOWN: frozenset[str](),
        }[self.copy.direction]


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story with its articles in time order and what was found across them.

    ``rulings`` are what users judged of figures that are of no fact now; ``moves`` what
    they judged of which articles belong to it, or do not.
    """

    line: StoryLine
    articles: tuple[ArticleLine, ...]
    utterances: tuple[UtteranceLine, ...]
    facts: tuple[FactView, ...]
    copies: tuple[CopyView, ...]
    rulings: tuple[FigureRuling, ...] = ()
    moves: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class EntityLine:
    """An entity in a list of those that a name may mean."""

    id: str
    type: str
    name: str
    articles: int
    statements: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class EntityCount:
    """An entity in a list of all, with the number of statements that it makes."""

    profile: EntityProfile
    statements: int


@dataclass(frozen=True, slots=True)
class Strand:
    """Statements that one outlet reports, or that stand in one story, over time.

    ``key`` is the outlet's name or the story's id, None for all that have no strand of
    their own; ``months`` are counts by ISO month, the earliest first.
    """

    key: str | None
    name: str | None
    statements: int
    months: Counts


@dataclass(frozen=True, slots=True)
class RepeatedWord:
    """A word that somebody says again and again, as it stands most often.

    ``times`` counts what was said with it, the versions of one utterance once;
    ``statements`` counts every report.
    """

    word: str
    times: int
    statements: int


@dataclass(frozen=True, slots=True)
class EntityView:
    """Who somebody is: names, offices, how much is quoted when, by whom, via whom.

    ``months`` are counts of statements by ISO month, the earliest first; ``outlets``
    of those that quote the entity; ``vias`` of the outlets that they credit. The
    newest ``counted`` statements are told apart ``by_outlet`` and ``by_story``, the
    most first and all others last; the newest ``looked`` were looked through for words.
    ``corrections`` are what users judged of who this is.
    """

    profile: EntityProfile
    statements: int
    months: Counts
    outlets: Counts
    vias: Counts
    stories: tuple[StoryLine, ...]
    by_outlet: tuple[Strand, ...] = ()
    by_story: tuple[Strand, ...] = ()
    counted: int = 0
    words: tuple[RepeatedWord, ...] = ()
    looked: int = 0
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class AssignedLine:
    """An entity of an article: who it is, how sure that is, and why."""

    item: int
    entity: str
    name: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with all that is known of it and what it is linked to.

    ``utterances`` and ``facts`` are by the place of the statement or figure;
    ``speakers`` gives the entity of each statement that has one; ``moves`` are what
    users judged of the story that it belongs to.
    """

    line: ArticleLine
    reading: Reading
    copies: tuple[CopyView, ...]
    entities: tuple[AssignedLine, ...]
    speakers: tuple[tuple[int, str], ...]
    utterances: tuple[tuple[int, str], ...]
    facts: tuple[tuple[int, str], ...]
    moves: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong in the archive, in one sentence; ``count`` cases.

    ``wrong`` is False for what only needs to be known.
    """

    what: str
    count: int = 1
    wrong: bool = True


@dataclass(frozen=True, slots=True)
class Totals:
    """How much the archive holds; ``size`` in bytes, ``version`` of its layout."""

    articles: int
    statements: int
    entities: int
    stories: int
    utterances: int
    facts: int
    copies: int
    size: int
    version: int
