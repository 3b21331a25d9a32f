"""Pairing of quotation marks."""

from hypothesis import given
from hypothesis import strategies as st

from ujar.text.quotations import LONGEST, pair

MARKS = st.text(alphabet="ab ,.?!\n\"“”„«»'‘’", max_size=200)


def inside(text):
    return [text[q.start : q.end] for q in pair(text)]


def test_straight_marks_are_paired_in_turn():
    """Straight marks alternate between opening and closing."""
    text = '"Air naik," kata Rena. "Kami pindah," ujarnya.'
    assert inside(text) == ["Air naik,", "Kami pindah,"]


def test_curly_marks_the_wrong_way_round_still_pair():
    """A closing mark that opens, or an opening one that closes, is understood."""
    assert inside("”Air naik,“ kata Rena.") == ["Air naik,"]


def test_mark_glued_to_the_sentence_before_opens():
    """Where the space was lost, a mark between a stop and a capital opens."""
    assert inside('ujarnya."Kami pindah," katanya.') == ["Kami pindah,"]


def test_marks_inside_marks_belong_to_the_quotation():
    """A short pair inside an open quotation does not end it."""
    text = '"Saya bilang "jangan" kepada mereka," kata Rena.'
    assert inside(text) == ['Saya bilang "jangan" kepada mereka,']


def test_missing_closing_mark_ends_with_the_line():
    """A quotation that nobody closed ends with its line."""
    text = '"Air naik, kata Rena.\nWarga pindah.'
    (only,) = pair(text)
    assert (text[only.start : only.end], only.closed) == ("Air naik, kata Rena.", False)


def test_missing_opening_mark_begins_with_the_line():
    """A closing mark without an opening one takes its line from the start."""
    text = 'Warga cemas.\nAir naik," kata Rena.'
    (only,) = pair(text)
    assert (text[only.start : only.end], only.opened) == ("Air naik,", False)


def test_an_unclosed_mark_does_not_swallow_the_article():
    """Nothing longer than LONGEST is one quotation."""
    text = '"' + "air naik " * 2000
    assert all(q.end - q.start <= LONGEST for q in pair(text))


@given(MARKS)
def test_quotations_are_in_order_and_inside_the_text(text):
    """Whatever the marks, quotations lie in the text, in order, without overlap."""
    at = 0
    for quotation in pair(text):
        assert at <= quotation.outer[0] <= quotation.start
        assert quotation.start <= quotation.end <= quotation.outer[1] <= len(text)
        at = quotation.outer[1]
