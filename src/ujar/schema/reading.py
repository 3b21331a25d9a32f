"""Everything that was read out of one article."""

from dataclasses import dataclass

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
    the one that the article's own dates suggest, None if nothing does.
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
