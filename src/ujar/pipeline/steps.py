"""The whole reading of an article, as one list that a newcomer can read aloud."""

from collections.abc import Callable
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
from ujar.schema import Credit, Reading, Tagging

_DAY = len("2025-06-20")


@dataclass(frozen=True, slots=True)
class Draft:
    """A reading in the making, with the layers that only the steps need."""

    reading: Reading
    language: Language
    outlets: Outlets
    tagging: Tagging | None = None
    credits: tuple[Credit, ...] = ()

    @property
    def text(self) -> str:
        """The article's text."""
        return self.reading.article.text


Step = Callable[[Draft], Draft]


def _mark_boilerplate(draft: Draft) -> Draft:
    article = draft.reading.article
    found = boilerplate.mark(article, draft.tagging, draft.language)
    return replace(draft, reading=replace(draft.reading, boilerplate=found))


def _split_sentences(draft: Draft) -> Draft:
    found = sentences.split(draft.text, draft.reading.boilerplate, draft.language)
    return replace(draft, reading=replace(draft.reading, sentences=found))


def _find_dates(draft: Draft) -> Draft:
    published = draft.reading.article.published
    anchor = published or dates.anchor(draft.text, draft.language)
    found = dates.find(draft.text, anchor, draft.language)
    day = anchor[:_DAY] if anchor and len(anchor) >= _DAY else None
    return replace(draft, reading=replace(draft.reading, dates=found, day=day))


def _find_names(draft: Draft) -> Draft:
    sentences_ = draft.reading.sentences
    found = names.find(draft.text, draft.tagging, sentences_, draft.language)
    return replace(draft, reading=replace(draft.reading, mentions=found))


def _find_origins(draft: Draft) -> Draft:
    r = draft.reading
    found = origins.find(r.article, r.sentences, r.boilerplate, draft.outlets)
    given = origins.credits(draft.text, draft.language, draft.outlets)
    return replace(draft, reading=replace(r, origins=found), credits=given)


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
    layers = circumstances.Layers(
        sentences=r.sentences,
        dates=r.dates,
        credits=[c for c in draft.credits if own is None or c.outlet != own.name],
        mentions=r.mentions,
        published=r.article.published,
    )
    found = circumstances.add(draft.text, r.statements, layers, draft.language)
    return replace(draft, reading=replace(r, statements=found))


def _find_figures(draft: Draft) -> Draft:
    r = draft.reading
    found = figures.find(draft.text, r.sentences, r.dates, draft.language)
    return replace(draft, reading=replace(r, figures=found))


STEPS: tuple[Step, ...] = (
    _mark_boilerplate,
    _split_sentences,
    _find_dates,
    _find_names,
    _find_origins,
    _find_statements,
    _resolve_speakers,
    _add_circumstances,
    _find_figures,
)


def read(draft: Draft) -> Reading:
    """Run every step over *draft* and return the finished reading."""
    for step in STEPS:
        draft = step(draft)
    return draft.reading
