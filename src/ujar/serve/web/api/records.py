"""Types of answers that have no record of their own in ``ujar.schema``.

They are those of the lines that ``ujar read --jsonl`` and ``ujar link`` write, made of
the fields of the records, so that one cannot change without the other.
"""

from dataclasses import dataclass, fields
from typing import Any, Literal, get_type_hints

from msgspec import UNSET, UnsetType, defstruct

from ujar.schema import (
    Article,
    Boilerplate,
    DateExpression,
    Dropped,
    FactRelation,
    Figure,
    Form,
    Mention,
    Origin,
    Sentence,
    Span,
    Statement,
)
from ujar.schema.amended import Change
from ujar.schema.views import StatementLine

Column = tuple[str, Any] | tuple[str, Any, Any]

_IDS = tuple[str, ...] | UnsetType
_ID = str | UnsetType


def fields_of(known: type, without: tuple[str, ...] = ()) -> list[Column]:
    """Return the fields of a record, to make another one of."""
    hints = get_type_hints(known)
    return [(f.name, hints[f.name]) for f in fields(known) if f.name not in without]


def record(name: str, told: str, columns: list[Column]) -> Any:  # noqa: ANN401
    """Return the type of that name with these fields."""
    return defstruct(name, columns, namespace={"__doc__": told}, kw_only=True)


ArticleStatement: Any = record(
    "ArticleStatement",
    "A statement as the article has it, with all that was read of it.",
    [
        *fields_of(Statement, ("resolution",)),
        ("antecedent", Span | None),
        ("method", str | None),
        ("confidence", float | None),
        ("utterance", _IDS, UNSET),
        ("entity", _ID, UNSET),
        ("changes", tuple[Change, ...] | UnsetType, UNSET),
        ("withdrawn", bool | UnsetType, UNSET),
    ],
)
ArticleFigure: Any = record(
    "ArticleFigure",
    "A figure as the article has it, with the fact that it is given for.",
    [
        *fields_of(Figure),
        ("fact", _ID, UNSET),
        ("relation", FactRelation | UnsetType, UNSET),
    ],
)
ArticleMention: Any = record(
    "ArticleMention",
    "A name as it stands in the text, with the entity that it names.",
    [*fields_of(Mention), ("entity", _ID, UNSET)],
)


@dataclass(frozen=True, slots=True)
class ArticleCopy:
    """Text that the article shares with another one, seen from this one.

    ``id`` is the other article. Each of ``spans`` is a pair: the place here, and there.
    """

    id: str
    spans: tuple[tuple[Span, Span], ...]
    containment: float
    form: Form
    direction: Literal["from", "to", "both_from_elsewhere", "unknown"]
    source: str | None
    reason: str


ArticleRecord: Any = record(
    "ArticleRecord",
    "An article as collected with all its annotations and links: a line of "
    "`ujar link`. Every span counts code points of `text`.",
    [
        *[(n, t) for n, t, *_ in fields_of(Article) if n != "text"],
        ("text", str),
        ("day", str | None),
        ("statements", tuple[ArticleStatement, ...]),
        ("boilerplate", tuple[Boilerplate, ...]),
        ("origins", tuple[Origin, ...]),
        ("figures", tuple[ArticleFigure, ...]),
        ("sentences", tuple[Sentence, ...]),
        ("mentions", tuple[ArticleMention, ...]),
        ("dates", tuple[DateExpression, ...]),
        ("dropped", tuple[Dropped, ...]),
        ("story", str),
        ("copies", tuple[ArticleCopy, ...]),
    ],
)


StatementRecord: Any = record(
    "StatementRecord",
    "One statement: its line as in lists, and with all that was read of it.",
    [
        ("line", StatementLine),
        ("statement", ArticleStatement),
        ("words", tuple[str, ...]),
    ],
)
