"""Everything that was read out of one article."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from ujar.schema.amended import Amended
from ujar.schema.annotations import (
    Boilerplate,
    DateExpression,
    Dropped,
    Figure,
    Mention,
    Origin,
    Sentence,
)
from ujar.schema.article import Article
from ujar.schema.meaning import Meaning
from ujar.schema.statement import Statement


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with its annotations, each sorted by where it stands.

    ``meanings`` has a vector for each statement, in the same order, and one more for
    the article's head (its title or first sentences, span ``(0, 0)``) in front of
    them; it is empty where none were made. ``day`` is the ISO day of publication, or
    the one that the article's own dates suggest, None if nothing does. ``amended`` says
    what users corrected: the statements are as corrected; those that are none keep
    their places, and are in ``withdrawn``.
    """

    article: Article
    boilerplate: tuple[Boilerplate, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    origins: tuple[Origin, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    day: str | None = None
    amended: tuple[Amended, ...] = ()

    @property
    def withdrawn(self) -> frozenset[int]:
        """The places of what a user judged to be no statement."""
        return frozenset(a.item for a in self.amended if a.withdrawn)

    def corrected(self, amended: Collection[Amended]) -> "Reading":
        """Return the reading with what users corrected of its statements."""
        if not amended:
            return self
        statements = list(self.statements)
        for one in amended:
            statements[one.item] = one.of(statements[one.item])
        return replace(self, statements=tuple(statements), amended=tuple(amended))
