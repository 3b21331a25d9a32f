"""The check of a model's sentences: what is subtly wrong is seen, what stands stays."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ujar.pipeline import wire
from ujar.pipeline.briefs.checking import Cited, Claim, faults
from ujar.pipeline.settings import Settings
from ujar.schema import Article, Reading, Sentence, Span

CASES = tomllib.loads(
    Path(__file__).with_name("checking.toml").read_text(encoding="utf-8")
)
TEXT = CASES["evidence"].strip()
FITS = [(code, s) for code in ("id", "en") for s in CASES[code]["fits"]]
WRONG = [(code, *p) for code in ("id", "en") for p in CASES[code]["wrong"].items()]


@pytest.fixture(scope="module")
def read():
    return wire.completer(Settings(embedder="none"))


@pytest.fixture(scope="module")
def cited(read):
    article = Article(TEXT, "a", published=CASES["published"], language="id")
    reading = read(Reading(article), frozenset())
    names = tuple(s.speaker for s in reading.statements if s.speaker)
    whole = Span(0, len(TEXT))
    return [Cited(reading, whole, (*names, CASES["title"]), CASES["outlet"])]


def told(read, cited, code, sentence):
    article = Article(sentence, "c", published="2026-09-09", language=code)
    claim = read(Reading(article), frozenset({"boilerplate"}))
    return " / ".join(f.what for f in faults(Claim(claim), cited))


@pytest.mark.parametrize(("code", "sentence"), FITS)
def test_what_stands_on_its_evidence_stays(read, cited, code, sentence):
    assert told(read, cited, code, sentence) == ""


@pytest.mark.parametrize(("code", "sentence", "fault"), WRONG)
def test_what_does_not_is_dropped_and_why(read, cited, code, sentence, fault):
    assert re.search(fault, told(read, cited, code, sentence))


def test_what_names_no_evidence_is_dropped(read):
    assert told(read, [], "id", "Banjir di Kelam.") == "it names no evidence"


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_checked_without_a_crash(claim, evidence):
    """Hostile sentences and evidence, without what a model would have read."""
    span = Span(0, len(evidence))
    article = Article(evidence, "a", language="id")
    cited = Cited(Reading(article, sentences=(Sentence(span),)), span)
    faults(Claim(Reading(Article(claim, "c", language="en"))), [cited])
