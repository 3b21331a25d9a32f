"""The nouns: frozen records that the stages hand to each other."""

from ujar.schema.annotations import (
    Boilerplate,
    BoilerplateType,
    Credit,
    DateExpression,
    DateType,
    Dropped,
    Figure,
    Mention,
    Origin,
    Relation,
    Sense,
    Sentence,
)
from ujar.schema.article import Article
from ujar.schema.reading import Reading
from ujar.schema.span import Span
from ujar.schema.statement import Act, Kind, Resolution, Statement
from ujar.schema.tagging import Segment, Tagging

__all__ = [
    "Act",
    "Article",
    "Boilerplate",
    "BoilerplateType",
    "Credit",
    "DateExpression",
    "DateType",
    "Dropped",
    "Figure",
    "Kind",
    "Mention",
    "Origin",
    "Reading",
    "Relation",
    "Resolution",
    "Segment",
    "Sense",
    "Sentence",
    "Span",
    "Statement",
    "Tagging",
]
