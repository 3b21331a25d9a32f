"""How a reading is put into words, the same on a terminal and on a page."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ujar.schema import (
    Article,
    DateExpression,
    Figure,
    Kind,
    Mention,
    Reading,
    Sense,
    Span,
    Statement,
)
from ujar.serve.visible import one_line

Rows = list[tuple[str, ...]]

_SENSES = {
    Sense.EXACTLY: "",
    Sense.ABOUT: "about ",
    Sense.AT_LEAST: "at least ",
    Sense.MORE_THAN: "more than ",
    Sense.AT_MOST: "at most ",
    Sense.LESS_THAN: "less than ",
}
_TYPES = {"PER": "person", "ORG": "institution", "LOC": "place"}
_UNITS = {"percent": "%", "": ""}
_ELLIPSIS = " … "
_LONGEST_CELL = 160


@dataclass(frozen=True, slots=True)
class Layer:
    """One kind of annotation as a table."""

    title: str
    columns: tuple[str, ...]
    rows: Rows


def facts(article: Article) -> Iterator[str]:
    """Yield what is known of the article; what is missing is said."""
    yield one_line(article.outlet or "outlet not known")
    yield (article.published or "date not known").replace("T", " ")
    yield f"language {article.language or 'not recognised'}"
    if article.author:
        yield one_line(article.author)
    if article.url or article.id:
        yield one_line(article.url or article.id)


def speaker(statement: Statement, reading: Reading) -> str:
    """Return who speaks, or the mention that could not be resolved."""
    if statement.speaker:
        return one_line(statement.speaker)
    if statement.source:
        return f"“{quote(statement.source, reading)}” (not resolved)"
    return "speaker not found"


def words(statement: Statement, reading: Reading) -> str:
    """Return the words; quotation marks only around what stands in them."""
    said = _ELLIPSIS.join(quote(f, reading) for f in statement.fragments)
    return f"“{said}”" if statement.kind is Kind.DIRECT else said


def circumstances(statement: Statement, reading: Reading) -> Iterator[str]:
    """Yield kind, verb, day, and what else is known of the saying."""
    yield statement.kind.value
    if statement.cue:
        act = f" ({statement.act})" if statement.act else ""
        yield f"{quote(statement.cue, reading)}{act}"
    yield statement.said_on or "day not given"
    labels = (("to", "addressee"), ("in", "place"), ("at", "occasion"), ("via", "via"))
    for label, name in labels:
        if value := getattr(statement, name):
            yield f"{label} {one_line(value)}"


def reason(statement: Statement, reading: Reading) -> str:
    """Return from which mention the speaker was resolved and how sure that is."""
    found = statement.resolution
    if found is None or not statement.speaker:
        return ""
    sure = f"{found.confidence:.0%} sure"
    here = quote(statement.source, reading) if statement.source else None
    if here and here != statement.speaker:
        return f"“{here}” by {found.method}, {sure}"
    return f"by {found.method}, {sure}"


def tables(reading: Reading) -> Iterator[Layer]:
    """Yield each further layer in the order in which they are shown."""
    yield Layer(
        "People and institutions", ("Name", "Is", "Times", "As"), _names(reading)
    )
    figures = [_figure(f, reading) for f in reading.figures]
    yield Layer("Figures", ("In the text", "Read as", "Of"), figures)
    dates = [_date(d, reading) for d in reading.dates]
    yield Layer("Dates", ("In the text", "Read as", "Because"), dates)
    yield Layer("Origins", ("Outlet", "Is", "In the text"), _origins(reading))
    yield Layer("Set aside as boilerplate", ("In the text", "Is"), _aside(reading))


def quote(span: Span | tuple[int, int], reading: Reading) -> str:
    """Return the text of a span on one line."""
    return one_line(reading.article.text[span[0] : span[1]])


def value(figure: Figure) -> str:
    """Return a figure's value with its sense and unit, digits grouped.

    >>> value(Figure(Span(0, 9), 11000.0, sense=Sense.ABOUT, unit="warga"))
    'about 11,000 warga'
    """
    high = f" to {_number(figure.high)}" if figure.high is not None else ""
    unit = _UNITS.get(figure.unit or "", f" {one_line(figure.unit or '')}")
    return f"{_SENSES[figure.sense]}{_number(figure.value)}{high}{unit}"


def _number(number: float) -> str:
    whole = math.isfinite(number) and number == int(number)
    return f"{number:,.0f}" if whole else f"{number:,.10g}"


def _names(reading: Reading) -> Rows:
    """Return each name once, the most often mentioned first, with its roles."""
    groups: dict[tuple[str, str], list[Mention]] = {}
    for mention in reading.mentions:
        groups.setdefault((mention.name, mention.type), []).append(mention)
    ranked = sorted(groups.items(), key=lambda item: -len(item[1]))
    return [
        (
            one_line(name),
            _TYPES.get(type_, type_),
            f"{len(mentions)}×",
            _distinct([quote(m.role, reading) for m in mentions if m.role]),
        )
        for (name, type_), mentions in ranked
    ]


def _distinct(values: Sequence[str]) -> str:
    return "; ".join(dict.fromkeys(values))


def _figure(figure: Figure, reading: Reading) -> tuple[str, ...]:
    of = one_line(figure.of) if figure.of else ""
    return (quote(figure.span, reading), value(figure), of)


def _date(date: DateExpression, reading: Reading) -> tuple[str, ...]:
    mod = f" ({date.mod})" if date.mod else ""
    read = f"{date.value or 'not resolved'}{mod}"
    why = f"from {date.anchor}" if date.anchor else ""
    return (quote(date.span, reading), read, date.problem or why)


def _origins(reading: Reading) -> Rows:
    return [
        (one_line(o.outlet), o.relation.value, quote(o.span, reading))
        for o in reading.origins
    ]


def _aside(reading: Reading) -> Rows:
    return [
        (_shortened(quote(b.span, reading)), b.type.value) for b in reading.boilerplate
    ]


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_CELL else f"{text[: _LONGEST_CELL - 1]}…"
