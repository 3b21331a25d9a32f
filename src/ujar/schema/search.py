"""What is searched for, and what is found."""

from dataclasses import dataclass, field

from ujar.schema.keeping import Wanted
from ujar.schema.span import Span
from ujar.schema.views import ArticleLine, StatementLine

# A word or phrase with its alternatives (stems by language), each a row of stems.
Term = tuple[tuple[str, ...], ...]


class SearchError(ValueError):
    """A query cannot be searched for; the message says why and the way out."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A query taken apart.

    Every one of ``terms`` must be there, none of ``without``. ``plain`` are the words
    for the search by meaning, empty where a phrase or exclusion asks for the letter.
    ``wanted`` and ``story`` are conditions.
    """

    terms: tuple[Term, ...]
    without: tuple[Term, ...] = ()
    plain: str = ""
    wanted: Wanted = field(default_factory=Wanted)
    story: str | None = None

    @property
    def of_statements(self) -> bool:
        """Whether a condition is one that only statements can meet."""
        return bool(self.wanted.by or self.wanted.kind or self.wanted.act)


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An article, or a statement in it, with why it was found.

    ``excerpt`` is the stretch of the article's text to show, ``words`` what stands
    there, ``marks`` the words found in it; all offsets are into the article's text.
    """

    article: ArticleLine
    statement: StatementLine | None
    excerpt: Span
    words: str
    marks: tuple[Span, ...]
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that some of what was found has: what it is called, and how many."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """How statements divide, the most frequent values first; ``month`` is ISO.

    They are the newest that were found; ``more`` says that there may be others.
    """

    by: tuple[Facet, ...]
    outlet: tuple[Facet, ...]
    story: tuple[Facet, ...]
    kind: tuple[Facet, ...]
    act: tuple[Facet, ...]
    month: tuple[Facet, ...]
    statements: int
    more: bool
