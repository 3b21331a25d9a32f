"""Facts with every figure given for them, each in its sentence."""

from collections.abc import Collection, Sequence

import msgspec

from ujar.schema import FactRelation, Figure, Reading, Span
from ujar.schema.corrections import Correction
from ujar.schema.keeping import FACTS, Wanted
from ujar.schema.views import ArticleLine, FactView, FigureLine, FigureRuling, Page
from ujar.store.answers import groups, lines
from ujar.store.database import Database, Row
from ujar.store.values import listed

Item = tuple[int, int]
# Of a sentence longer than this only what stands so near the figure is shown. Of 33,286
# figures of 5,280 corpus articles one in 45 stands in one: tables, lists of
# headlines, transcripts without stops, of up to 4,800 characters.
_LONGEST, _AROUND = 600, 250


def of_articles(database: Database, numbers: Sequence[int]) -> tuple[FactView, ...]:
    """Return the facts that the articles have figures for, the earliest first."""
    found = _views(database, database.rows("facts_in", numbers=listed(numbers)))
    return tuple(
        sorted(found, key=lambda f: (*lines.in_time(f.members[0].article), f.id))
    )


def page(
    database: Database, wanted: Wanted, limit: int, cursor: str | None
) -> Page[FactView]:
    """Return facts, those that were put together last first."""
    ids, more = groups.page(database, "facts", wanted, (limit, cursor))
    rows = database.rows("facts_numbered", numbers=listed(sorted(ids)))
    place = groups.placed(ids)
    found = sorted(_views(database, rows), key=lambda f: place[f.id])
    return Page(tuple(found), more)


def one(database: Database, fact: str) -> FactView | None:
    """Return the fact of that id."""
    found = _views(database, database.rows("fact_with_members", id=fact))
    return found[0] if found else None


def rulings(
    database: Database, numbers: Collection[int]
) -> dict[frozenset[Item], FigureRuling]:
    """Return what users judged of the articles' figures, by the two, as it was made."""
    rows = database.rows("ruled_in", numbers=listed(sorted(numbers)), linker=FACTS)
    if not rows:
        return {}
    articles = {n for row in rows for n in (row[1], row[3])}
    shown, read = lines.articles(database, articles), lines.readings(database, articles)
    found: dict[frozenset[Item], FigureRuling] = {}
    for _, left, i, right, k, same, body in rows:
        made = msgspec.json.decode(body, type=Correction)
        found[frozenset({(left, i), (right, k)})] = FigureRuling(
            left=_figure(shown[left], i, read[left]),
            right=_figure(shown[right], k, read[right]),
            same=bool(same),
            correction=made.id,
            made=made.made,
            by=made.by,
            note=made.note,
        )
    return found


def loose(
    database: Database, numbers: Collection[int], facts: Collection[FactView]
) -> tuple[FigureRuling, ...]:
    """Return what users judged of the articles' figures, but what *facts* tell."""
    told = {r.correction for f in facts for r in f.rulings}
    held = rulings(database, numbers).values()
    return tuple(r for r in held if r.correction not in told)


def _views(database: Database, found: Sequence[Row]) -> list[FactView]:
    """Return each fact of which *found* has the members."""
    members: dict[str, list[Row]] = {}
    for row in found:
        members.setdefault(row[0], []).append(row)
    articles = {row[3] for rows in members.values() for row in rows}
    shown, read = lines.articles(database, articles), lines.readings(database, articles)
    ruled = rulings(database, articles)
    return [
        FactView(
            id=id_,
            relation=FactRelation(rows[0][1]),
            reason=rows[0][2],
            members=tuple(_figure(shown[a], i, read[a]) for *_, a, i in rows),
            rulings=tuple(
                r for pair, r in ruled.items() if pair & {(a, i) for *_, a, i in rows}
            ),
        )
        for id_, rows in members.items()
    ]


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
    held = next((s for s in spans if s.contains(figure.span)), figure.span)
    if held.end - held.start <= _LONGEST:
        return held
    return _near(reading.article.text, held, figure.span)


def _near(text: str, sentence: Span, figure: Span) -> Span:
    """Return the whole words of the sentence that stand near the figure."""
    start = max(sentence.start, figure.start - _AROUND)
    end = min(sentence.end, figure.end + _AROUND)
    if start > sentence.start:
        space = text.find(" ", start, figure.start)
        start = space + 1 if space >= 0 else start
    if end < sentence.end:
        space = text.rfind(" ", figure.end, end)
        end = space if space >= 0 else end
    return Span(start, end)
