"""Filling what a reading lacks: what was given stays as it is."""

from dataclasses import replace

import pytest

from ujar.pipeline import meanings, steps, wire
from ujar.pipeline.settings import Settings
from ujar.schema import (
    Article,
    Kind,
    Reading,
    Sentence,
    Span,
    Statement,
    Tagging,
)

TEXT = (
    "Sagara, Kabar Contoh - Banjir merendam 40 rumah, Selasa (3/12/2024). "
    "“Air mulai surut,” kata Renata Wirya, “tetapi jalan masih rusak.”"
)
SAID = Statement(
    Kind.DIRECT,
    (Span(70, 86), Span(108, 133)),
    speaker="somebody whom only an annotator knows",
)
LAYERS = frozenset(s.layer for s in steps.STEPS)


class Counting:
    """An embedder that gives the length of each text."""

    model = "length"

    def __init__(self):
        self.seen = []

    def embed(self, texts):
        self.seen.extend(texts)
        return tuple(bytes([min(len(t), 127)]) for t in texts)


@pytest.fixture
def no_model(monkeypatch):
    """A model that must not be asked."""

    def refuse(*_):
        raise AssertionError("the tagger was asked")

    monkeypatch.setattr(wire, "_model", refuse)


@pytest.fixture
def complete(monkeypatch):
    """The completer with an embedder that counts."""
    monkeypatch.setattr(wire, "embedder", lambda _: Counting())
    return wire.completer(Settings())


def article(**more):
    return Article(TEXT, id="a", language="id", **more)


def test_layers_are_fields_of_a_reading():
    assert set(Reading.__dataclass_fields__) >= LAYERS


@pytest.mark.usefixtures("no_model")
def test_what_was_given_stays(complete):
    """Gold statements and figures are not read again, nor is the tagger asked."""
    reading = Reading(article(), statements=(SAID,))
    found = complete(reading, LAYERS - {"sentences", "dates", "meanings", "day"})
    assert found.statements == (SAID,)
    assert found.figures == ()
    assert found.mentions == ()
    assert TEXT[slice(*found.sentences[0].span)].startswith("Sagara, Kabar")
    assert found.dates[0].value == "2024-12-03"
    assert found.day == "2024-12-03"


@pytest.mark.usefixtures("no_model")
def test_a_given_day_and_empty_layers_stay(complete):
    """An empty layer that was given is an answer, not a lack."""
    reading = Reading(article(published="2025-01-02"), day="2024-12-05")
    found = complete(reading, LAYERS - {"day"})
    assert found == replace(reading, article=article(published="2025-01-02"))


def test_missing_names_ask_the_tagger(complete, monkeypatch):
    class Silent:
        def tag(self, text, max_chars):
            return Tagging(read=min(len(text), max_chars))

    monkeypatch.setattr(wire, "_model", lambda *_: Silent())
    found = complete(Reading(article(), statements=(SAID,)), LAYERS - {"mentions"})
    assert found.statements == (SAID,)
    assert not steps.asks_tagger(LAYERS - {"dates", "figures"})


@pytest.mark.usefixtures("no_model")
def test_no_tables_no_layers(complete):
    reading = Reading(replace(article(), language="xx"), statements=(SAID,))
    found = complete(reading, {"statements"})
    assert found.statements == (SAID,)
    assert "no tables" in found.dropped[0].reason


def test_vectors_are_of_the_head_and_of_what_was_said():
    """The reporting clause between two fragments is not part of what was said."""
    reading = Reading(
        replace(article(), title="Banjir di Sagara"),
        sentences=(Sentence(Span(0, 68)),),
        statements=(SAID,),
    )
    embedder = Counting()
    found = meanings.of(reading, embedder)
    assert embedder.seen[0] == f"Banjir di Sagara {TEXT[:68]}"
    assert embedder.seen[1] == "Air mulai surut, tetapi jalan masih rusak."
    assert [m.span for m in found] == [(0, 0), SAID.span]
    assert {m.model for m in found} == {"length"}
