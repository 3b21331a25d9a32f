"""Statements by rules alone, without the tagger."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ujar.annotate.statements import Layers, find
from ujar.lang import load
from ujar.schema import Act, Kind, Sentence, Span


def found(stretch, language, **people):
    layers = Layers(stretch.sentences(), stretch.people(**people))
    return find(stretch.text, layers, language)


def words(stretch, statement):
    return [stretch.text[f.start : f.end] for f in statement.fragments]


def test_quotation_with_the_verb_behind_it(stretch, indonesian):
    """The words between the marks, the verb and the name behind them."""
    s = stretch('"Air laut naik dua meter," kata Renata Wirya di Sagara.')
    (only,) = found(s, indonesian, Renata_Wirya="Renata Wirya")
    assert only.kind is Kind.DIRECT
    assert words(s, only) == ["Air laut naik dua meter"]
    assert only.cue == s.span("kata")
    assert only.source == s.span("Renata Wirya")
    assert only.act is Act.SAY


def test_interrupted_quotation_is_one_statement(stretch, indonesian):
    """ "A," kata X, "B" has two fragments."""
    s = stretch('"Air naik," kata Renata, "dan warga pindah ke bukit."')
    (only,) = found(s, indonesian, Renata="Renata")
    assert words(s, only) == ["Air naik", "dan warga pindah ke bukit"]


def test_quotation_after_a_full_stop_is_a_new_statement(stretch, indonesian):
    """ "A," kata X. "B." are two statements."""
    s = stretch('"Air laut naik," kata Renata.\n"Warga sudah pindah ke bukit."')
    first, second = found(s, indonesian, Renata="Renata")
    assert words(s, first) == ["Air laut naik"]
    assert (words(s, second), second.cue) == (["Warga sudah pindah ke bukit"], None)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Renata mengatakan bahwa air laut naik.", "air laut naik"),
        ("Renata mengatakan, air laut sudah naik.", "air laut sudah naik"),
        ("Renata juga menegaskan air laut naik.", "air laut naik"),
        ("Menurut Renata, air laut naik.", "air laut naik"),
        ("Renata meminta warga untuk pindah ke bukit.", "pindah ke bukit"),
        ("Kepala Badan Pantai, Renata menilai air laut naik.", "air laut naik"),
        ("Namun, Renata mengaku belum tahu sebabnya.", "belum tahu sebabnya"),
    ],
)
def test_reported_clause(text, content, stretch, indonesian):
    """The reported clause without verb, conjunction, title and connector."""
    s = stretch(text)
    (only,) = found(s, indonesian, Renata="Renata")
    assert only.kind is Kind.INDIRECT
    assert words(s, only) == [content]


def test_inserted_clause_leaves_two_fragments(stretch, indonesian):
    """What stands before and after an inserted clause is what was said."""
    s = stretch("Air laut, kata Renata, naik dua meter sejak Januari.")
    (only,) = found(s, indonesian, Renata="Renata")
    assert words(s, only) == ["Air laut", "naik dua meter sejak Januari"]


def test_reported_clause_with_a_quoted_part_is_mixed(stretch, indonesian):
    """Marks inside a reported clause make it mixed, and stay inside."""
    s = stretch('Renata menyebut banjir itu "ujian berat bagi warga" tahun ini.')
    (only,) = found(s, indonesian, Renata="Renata")
    assert only.kind is Kind.MIXED


def test_marks_around_a_term_are_no_statement(stretch, indonesian):
    """A title or a term in marks is nobody's words."""
    s = stretch('Program "Rumah Bukit" dibuka pekan lalu di Sagara.')
    assert found(s, indonesian) == ()


@settings(max_examples=200)
@given(st.text(alphabet='abc kataujr,."“”\nXY', max_size=300))
def test_statements_lie_inside_the_text(text):
    """Whatever the text, fragments are inside it, in order, apart from the verb."""
    sentences = [Sentence(Span(0, len(text)))] if text else []
    for statement in find(text, Layers(sentences), load("id")):
        at = 0
        for fragment in statement.fragments:
            assert at <= fragment.start < fragment.end <= len(text)
            at = fragment.end
            if statement.cue is not None:
                assert not fragment.overlaps(statement.cue)
