"""Annotations of one article, each standing on a span of its text."""

from dataclasses import dataclass
from enum import StrEnum

from ujar.schema.span import Span


class BoilerplateType(StrEnum):
    """What a stretch of text is that is not the article's own body."""

    RELATED = "related"
    CREDIT = "credit"
    CAPTION = "caption"
    BYLINE = "byline"
    HEADLINE = "headline"
    NOTICE = "notice"
    AD = "ad"


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A stretch that is not the article's own body; ``reason`` names the rule."""

    span: Span
    type: BoilerplateType
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the body; ``paragraph`` counts from 0."""

    span: Span
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands in the text.

    ``type`` is PER, ORG, LOC or another label of the model; ``name`` the fullest
    form of the same name in this article; ``role`` the title or office beside it.
    """

    span: Span
    type: str
    name: str
    role: Span | None = None
    score: float = 1.0


class DateType(StrEnum):
    """TIMEX3 type of a date expression (ISO 24617-1, TimeML 1.2)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class DateExpression:
    """An expression of time with its TIMEX3 type and value.

    ``value`` is the TIMEX3/ISO 8601 value with the precision that the text gives
    (``2025-06-20``, ``2025-06``, ``2025-W24``, ``P2M``, ``2025-06-20T19:00``), or None
    where it cannot be resolved. ``mod`` is the TIMEX3 mod (START, MID, END, APPROX, …).
    ``anchor`` is the ISO day that it was resolved against, None for absolute ones.
    ``problem`` says in words what is wrong with the expression, None if nothing is.
    """

    span: Span
    type: DateType
    value: str | None
    anchor: str | None = None
    mod: str | None = None
    problem: str | None = None


class Sense(StrEnum):
    """How the stated number bounds the true one."""

    EXACTLY = "exactly"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that the article states of something in the world.

    ``high`` is the upper end of a range. ``unit`` is the counted noun as it stands,
    or ``percent`` or an ISO 4217 code; ``of`` what or whose, as it stands.
    """

    span: Span
    value: float
    high: float | None = None
    sense: Sense = Sense.EXACTLY
    unit: str | None = None
    of: str | None = None


class Relation(StrEnum):
    """How a report stands to the outlet that it names."""

    SOURCE = "source"
    QUOTED = "quoted"
    WIRE = "wire"


@dataclass(frozen=True, slots=True)
class Origin:
    """An outlet or agency that the article says it has its words from."""

    outlet: str
    relation: Relation
    span: Span


@dataclass(frozen=True, slots=True)
class Credit:
    """A phrase that credits an outlet ("dikutip dari Reuters").

    ``span`` is the whole phrase, ``verb`` its verb, ``name`` the outlet as it stands;
    ``outlet`` its usual short name.
    """

    outlet: str
    relation: Relation
    span: Span
    verb: Span
    name: Span


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something that could not be read, and why, in one sentence."""

    what: str
    reason: str
