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
from ujar.schema.statement import Statement


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with its annotations, each sorted by where it stands."""

    article: Article
    boilerplate: tuple[Boilerplate, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    origins: tuple[Origin, ...] = ()
    dropped: tuple[Dropped, ...] = ()
