"""Facts with every figure given for them, each in its sentence."""

from collections.abc import Sequence

from ujar.schema import FactRelation, Figure, Reading, Span
from ujar.schema.views import ArticleLine, FactView, FigureLine
from ujar.store.answers import lines
from ujar.store.database import Database, Row
from ujar.store.values import listed


def of_articles(database: Database, numbers: Sequence[int]) -> tuple[FactView, ...]:
    """Return the facts that the articles have figures for, the earliest first."""
    members: dict[str, list[Row]] = {}
    for row in database.rows("facts_in", numbers=listed(numbers)):
        members.setdefault(row[0], []).append(row)
    articles = {row[3] for rows in members.values() for row in rows}
    shown, read = lines.articles(database, articles), lines.readings(database, articles)
    found = [
        FactView(
            id=id_,
            relation=FactRelation(rows[0][1]),
            reason=rows[0][2],
            members=tuple(_figure(shown[a], i, read[a]) for *_, a, i in rows),
        )
        for id_, rows in members.items()
    ]
    return tuple(
        sorted(found, key=lambda f: (*lines.in_time(f.members[0].article), f.id))
    )


def _figure(line: ArticleLine, item: int, reading: Reading) -> FigureLine:
    figure, text = reading.figures[item], reading.article.text
    span = _sentence(reading, figure)
    return FigureLine(
        article=line,
        item=item,
        figure=figure,
        words=text[slice(*figure.span)],
        sentence=text[slice(*span)],
        span=span,
    )


def _sentence(reading: Reading, figure: Figure) -> Span:
    """Return the sentence that holds the figure, the figure alone if none does."""
    spans = (s.span for s in reading.sentences)
    return next((s for s in spans if s.contains(figure.span)), figure.span)
