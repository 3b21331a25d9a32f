"""The whole reading of an article, as one list that a newcomer can read aloud."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from ujar.annotate import (
    boilerplate,
    circumstances,
    dates,
    figures,
    names,
    origins,
    sentences,
    speakers,
    statements,
)
from ujar.lang import Language
from ujar.lang.outlets import Outlets
from ujar.pipeline import limits, meanings
from ujar.pipeline.ports import Embedder
from ujar.schema import Reading, Tagging

_DAY = len("2025-06-20")


@dataclass(frozen=True, slots=True)
class Draft:
    """A reading in the making, with what only the steps need.

    ``newest`` is the last year in which the article may have appeared.
    """

    reading: Reading
    language: Language
    outlets: Outlets
    tagging: Tagging | None = None
    embedder: Embedder | None = None
    newest: int | None = None

    @property
    def text(self) -> str:
        """The article's text."""
        return self.reading.article.text


@dataclass(frozen=True, slots=True)
class Step:
    """Fills a layer of the reading; ``tagged`` if it asks the tagger."""

    layer: str
    run: Callable[[Draft], Draft]
    tagged: bool = False


def _mark_boilerplate(draft: Draft) -> Draft:
    article = draft.reading.article
    found = boilerplate.mark(article, draft.tagging, draft.language)
    return replace(draft, reading=replace(draft.reading, boilerplate=found))


def _split_sentences(draft: Draft) -> Draft:
    found = sentences.split(draft.text, draft.reading.boilerplate, draft.language)
    return replace(draft, reading=replace(draft.reading, sentences=found))


def _tell_day(draft: Draft) -> Draft:
    published = draft.reading.article.published
    anchor = published or dates.anchor(draft.text, draft.language, draft.newest)
    day = anchor[:_DAY] if anchor and len(anchor) >= _DAY else None
    return replace(draft, reading=replace(draft.reading, day=day))


def _find_dates(draft: Draft) -> Draft:
    anchor = draft.reading.article.published or draft.reading.day
    found = dates.find(draft.text, anchor, draft.language)
    return replace(draft, reading=replace(draft.reading, dates=found))


def _find_names(draft: Draft) -> Draft:
    sentences_ = draft.reading.sentences
    found = names.find(draft.text, draft.tagging, sentences_, draft.language)
    return replace(draft, reading=replace(draft.reading, mentions=found))


def _find_origins(draft: Draft) -> Draft:
    r = draft.reading
    found = origins.find(r.article, r.sentences, r.boilerplate, draft.outlets)
    return replace(draft, reading=replace(r, origins=found))


def _find_statements(draft: Draft) -> Draft:
    r = draft.reading
    layers = statements.Layers(r.sentences, r.mentions, r.boilerplate, draft.tagging)
    found = statements.find(draft.text, layers, draft.language)
    return replace(draft, reading=replace(r, statements=found))


def _resolve_speakers(draft: Draft) -> Draft:
    r = draft.reading
    found = speakers.resolve(
        draft.text, r.statements, r.mentions, r.sentences, draft.language
    )
    return replace(draft, reading=replace(r, statements=found))


def _add_circumstances(draft: Draft) -> Draft:
    r = draft.reading
    own = draft.outlets.at(r.article.url or r.article.outlet or "")
    credits_ = origins.credits(draft.text, draft.language, draft.outlets)
    layers = circumstances.Layers(
        sentences=r.sentences,
        dates=r.dates,
        credits=[c for c in credits_ if own is None or c.outlet != own.name],
        mentions=r.mentions,
        published=r.article.published,
        day=r.day,
    )
    found = circumstances.add(draft.text, r.statements, layers, draft.language)
    return replace(draft, reading=replace(r, statements=found))


def _find_figures(draft: Draft) -> Draft:
    r = draft.reading
    known = limits.dated(r)
    found = figures.find(draft.text, known, r.dates, draft.language)
    return replace(draft, reading=replace(r, figures=found))


def _embed(draft: Draft) -> Draft:
    if draft.embedder is None:
        return draft
    found = meanings.of(draft.reading, draft.embedder)
    return replace(draft, reading=replace(draft.reading, meanings=found))


STEPS: tuple[Step, ...] = (
    Step("boilerplate", _mark_boilerplate, tagged=True),
    Step("sentences", _split_sentences),
    Step("day", _tell_day),
    Step("dates", _find_dates),
    Step("mentions", _find_names, tagged=True),
    Step("origins", _find_origins),
    Step("statements", _find_statements, tagged=True),
    Step("statements", _resolve_speakers),
    Step("statements", _add_circumstances),
    Step("figures", _find_figures),
    Step("meanings", _embed),
)


def read(draft: Draft, given: Collection[str] = ()) -> Reading:
    """Fill every layer of *draft* but those *given*; return the finished reading."""
    missing = _missing(given)
    for step in missing:
        draft = step.run(draft)
    cut = limits.reached(draft.reading, frozenset(step.layer for step in missing))
    reading = draft.reading
    return replace(reading, dropped=(*reading.dropped, *cut)) if cut else reading


def asks_tagger(given: Collection[str]) -> bool:
    """Whether a layer that is not *given* is read from what the tagger says."""
    return any(step.tagged for step in _missing(given))


def _missing(given: Collection[str]) -> tuple[Step, ...]:
    return tuple(step for step in STEPS if step.layer not in given)
