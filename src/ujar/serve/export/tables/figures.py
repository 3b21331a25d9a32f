"""The table of figures: each number given, and the fact that it is compared in."""

from collections.abc import Iterator
from dataclasses import dataclass

from ujar.pipeline.archive import Ledger
from ujar.schema import Figure, Span
from ujar.serve.export.selection import Selection, Told, articles
from ujar.serve.export.tables import placed
from ujar.serve.export.tables.columns import Column, Table, Type

_PLACE = "code points of the article's text"


@dataclass(frozen=True, slots=True)
class Given:
    """A figure by its place in its article, and the sentence that it stands in."""

    told: Told
    item: int
    sentence: Span

    @property
    def figure(self) -> Figure:
        """The figure."""
        return self.told.reading.figures[self.item]


def _given(ledger: Ledger, selection: Selection) -> Iterator[Given]:
    for told in articles(ledger, selection):
        sentences = [s.span for s in told.reading.sentences]
        for item, figure in enumerate(told.reading.figures):
            holding = (s for s in sentences if s.contains(figure.span))
            yield Given(told, item, next(holding, figure.span))


def _cut(given: Given, span: Span) -> str:
    return given.told.reading.article.text[slice(*span)]


def _fact(given: Given, part: int) -> str | None:
    found = given.told.links.facts.get(given.item)
    return str(found[part]) if found else None


FIGURES: Table[Given] = Table(
    "figures",
    "One row for each figure that an article gives.",
    (
        Column("value", Type.NUMBER, "The number.", lambda g: g.figure.value, "unit"),
        Column(
            "high",
            Type.NUMBER,
            "Upper end, where the article gives a range.",
            lambda g: g.figure.high,
            "unit",
        ),
        Column(
            "sense",
            Type.TEXT,
            "How the number bounds the true one: exactly, about, at_least, more_than, "
            "at_most, less_than.",
            lambda g: g.figure.sense.value,
        ),
        Column(
            "unit",
            Type.TEXT,
            "The counted noun as it stands, percent, or an ISO 4217 code.",
            lambda g: g.figure.unit,
        ),
        Column("of", Type.TEXT, "What or whose, as it stands.", lambda g: g.figure.of),
        Column(
            "words",
            Type.TEXT,
            "The figure as it stands.",
            lambda g: _cut(g, g.figure.span),
        ),
        Column(
            "sentence",
            Type.TEXT,
            "The sentence that it stands in.",
            lambda g: _cut(g, g.sentence),
        ),
        Column(
            "fact",
            Type.TEXT,
            "Id of the quantity that it is given for, if other articles give it too.",
            lambda g: _fact(g, 0),
        ),
        Column(
            "relation",
            Type.TEXT,
            "How the figures for that quantity stand to each other: agree, differ, "
            "overtaken.",
            lambda g: _fact(g, 1),
        ),
        *placed.article(lambda g: g.told.article),
        Column(
            "figure",
            Type.INTEGER,
            "Place among the figures of the article, from 0.",
            lambda g: g.item,
        ),
        Column(
            "start",
            Type.INTEGER,
            "Where the figure begins.",
            lambda g: g.figure.span.start,
            _PLACE,
        ),
        Column(
            "end",
            Type.INTEGER,
            "Where it ends; the character there is the first behind it.",
            lambda g: g.figure.span.end,
            _PLACE,
        ),
        placed.address(lambda g: placed.of_article(g.told.article), "article"),
    ),
    _given,
    frozenset(("since", "until", "outlet", "story", "article")),
)
