"""Tools about stories: their reports in time, their figures, the way of words."""

import math
from collections.abc import Iterator, Mapping

from mcp.server.mcpserver.exceptions import ToolError

from ujar.pipeline.archive import Ledger
from ujar.pipeline.tracing import trace
from ujar.schema import FactRelation, Span, Step
from ujar.schema.views import (
    ArticleLine,
    FactView,
    FigureLine,
    StatementLine,
)
from ujar.serve.mcp import answers, meaning
from ujar.serve.mcp.paging import paged
from ujar.serve.mcp.pinning import Pinner, changed, cut, judged, named, pinner, ruled
from ujar.serve.mcp.room import Room

_STATEMENTS = 3
# What agrees is told by a few of its figures.
_FIGURES, _AGREED = 12, 4
_ORDER = (FactRelation.DIFFER, FactRelation.OVERTAKEN, FactRelation.AGREE)


def timeline(
    ledger: Ledger, room: Room, story: str, page: tuple[int, str | None]
) -> answers.Timeline:
    """Return the reports of a story, the earliest first."""
    view, also, by_meaning = meaning.story(ledger, room, story)
    copied = {t for c in view.copies for t in c.takers}
    inside = {a.id for a in view.articles}
    shown, behind = paged(view.articles, page[1], page[0])
    pins = pinner(ledger, shown, room.address)
    return answers.Timeline(
        story=view.line.id,
        label=named(view.line.label) or view.line.id,
        first=view.line.first,
        last=view.line.last,
        total=len(view.articles),
        reports=tuple(
            answers.Report(
                evidence=_head(article, pins),
                copied=article.id in copied,
                statements=tuple(
                    pins.statement(s) for s in _said(ledger, article.id, pins)
                ),
                corrections=judged(m for m in view.moves if m.article == article.id),
            )
            for article in shown
        ),
        corrections=judged(m for m in view.moves if m.article not in inside),
        also=also,
        by_meaning=by_meaning,
        next_cursor=behind,
    )


def figures(
    ledger: Ledger, room: Room, story: str, page: tuple[int, str | None]
) -> answers.Figures:
    """Return the quantities of a story with the figures given for them."""
    view, also, by_meaning = meaning.story(ledger, room, story)
    ranked = sorted(view.facts, key=lambda f: _ORDER.index(f.relation))
    shown, behind = paged(ranked, page[1], page[0])
    members = [m for f in shown for m in _told(f)]
    pins = pinner(ledger, (m.article for m in members), room.address)
    return answers.Figures(
        story=view.line.id,
        label=named(view.line.label) or view.line.id,
        quantities=tuple(_quantity(fact, pins) for fact in shown),
        corrections=ruled(view.rulings),
        also=also,
        by_meaning=by_meaning,
        next_cursor=behind,
    )


def way(ledger: Ledger, room: Room, article: str, item: int | None) -> answers.Way:
    """Return from whom an article, or its statement *item*, has its words."""
    steps = trace(ledger, article, item, room.settings)
    view = ledger.article(article) if steps is not None else None
    if steps is None or view is None:
        raise ToolError(
            f"There is no article {cut(article, 80)}, or it has no such statement; "
            "search_statements gives ids as ARTICLE#N."
        )
    said = ledger.statement(article, item) if item is not None else None
    reports = _reports(ledger, said)
    others = [r.article for r in reports.values()]
    pins = pinner(ledger, [view.line, *others], room.address)
    amended = [a for a in view.reading.amended if item is None or a.item == item]
    return answers.Way(
        article=article,
        statement=pins.statement(said) if said else None,
        stations=tuple(_station(s, view.line, (pins, reports)) for s in steps),
        corrections=changed(c for a in amended for c in a.changes),
    )


def _reports(ledger: Ledger, said: StatementLine | None) -> dict[str, StatementLine]:
    """Return the reports of what a statement reports, one of each article."""
    ids = said.utterances if said else ()
    found = [v for u in ids if (v := ledger.utterance(u))]
    return {line.article.id: line for view in found for line in view.versions[::-1]}


def _said(ledger: Ledger, article: str, pins: Pinner) -> Iterator[StatementLine]:
    """Yield the first statements of an article."""
    reading = pins.read.get(article)
    withdrawn = reading.withdrawn if reading else frozenset()
    there = range(len(reading.statements) if reading else 0)
    for item in [i for i in there if i not in withdrawn][:_STATEMENTS]:
        if line := ledger.statement(article, item):
            yield line


def _head(article: ArticleLine, pins: Pinner) -> answers.Evidence:
    """Return the article's first sentence as evidence."""
    reading = pins.read.get(article.id)
    sentences = reading.sentences if reading else ()
    return pins.evidence(article, sentences[0].span if sentences else Span(0, 0))


def _quantity(fact: FactView, pins: Pinner) -> answers.Quantity:
    return answers.Quantity(
        id=fact.id,
        relation=fact.relation.value,
        # Before it stand the figures, which follow.
        reason=cut(fact.reason.rpartition(": ")[2], 300),
        figures=tuple(_given(m, pins) for m in _told(fact)),
        more=len(fact.members) - len(_told(fact)),
        corrections=ruled(fact.rulings),
    )


def _told(fact: FactView) -> tuple[FigureLine, ...]:
    agree = fact.relation is FactRelation.AGREE
    return fact.members[: _AGREED if agree else _FIGURES]


def _given(line: FigureLine, pins: Pinner) -> answers.GivenFigure:
    figure = line.figure
    return answers.GivenFigure(
        value=_finite(figure.value),
        high=None if figure.high is None else _finite(figure.high),
        sense=figure.sense.value,
        unit=named(figure.unit),
        words=cut(line.words, 200),
        evidence=pins.evidence(line.article, line.span),
    )


def _finite(value: float) -> float | None:
    """Return a number that JSON has."""
    return value if math.isfinite(value) else None


def _station(
    step: Step, line: ArticleLine, known: tuple[Pinner, Mapping[str, StatementLine]]
) -> answers.Station:
    (pins, reports), span, evidence = known, step.span, None
    # What the whole article says stands on no words of it.
    if span and span.end:
        evidence = pins.evidence(line, span)
    elif report := reports.get(step.article or ""):
        evidence = pins.statement(report).evidence
    return answers.Station(
        kind=step.kind.value,
        outlet=named(step.outlet),
        article=step.article,
        when=named(step.when),
        place=named(step.place),
        sure=step.sure,
        reason=cut(step.reason, 300),
        evidence=evidence,
    )
