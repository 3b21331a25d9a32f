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
from ujar.schema.links import (
    WHOLE,
    Copy,
    Direction,
    EntityProfile,
    Episode,
    Fact,
    FactRelation,
    Form,
    Judgement,
    LocalEntity,
    Neighbour,
    Placing,
    Ref,
    Utterance,
)
from ujar.schema.meaning import Meaning
from ujar.schema.reading import Reading
from ujar.schema.span import Span
from ujar.schema.statement import Act, Kind, Resolution, Statement
from ujar.schema.tagging import Segment, Tagging

__all__ = [
    "WHOLE",
    "Act",
    "Article",
    "Boilerplate",
    "BoilerplateType",
    "Copy",
    "Credit",
    "DateExpression",
    "DateType",
    "Direction",
    "Dropped",
    "EntityProfile",
    "Episode",
    "Fact",
    "FactRelation",
    "Figure",
    "Form",
    "Judgement",
    "Kind",
    "LocalEntity",
    "Meaning",
    "Mention",
    "Neighbour",
    "Origin",
    "Placing",
    "Reading",
    "Ref",
    "Relation",
    "Resolution",
    "Segment",
    "Sense",
    "Sentence",
    "Span",
    "Statement",
    "Tagging",
    "Utterance",
]
