from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from ujar.schema import Span
from ujar.serve.export.page.marks import Mark, nest

TEXT = "abcdefghij"


class Reader(HTMLParser):
    """Collects the text and, for each character, the classes around it."""

    def __init__(self):
        super().__init__()
        self.open, self.around, self.text = [], [], ""

    def handle_starttag(self, _tag, attrs):
        self.open.append(dict(attrs)["class"])

    def handle_endtag(self, _tag):
        self.open.pop()

    def handle_data(self, data):
        self.text += data
        self.around += [frozenset(self.open)] * len(data)


def read(markup):
    reader = Reader()
    reader.feed(str(markup))
    reader.close()
    return reader


def test_marks_that_cross_are_closed_and_opened_again():
    """Elements nest, whatever the spans do."""
    marks = [Mark(Span(0, 4), "a"), Mark(Span(2, 6), "b", 1)]
    assert nest(TEXT, Span(0, 8), marks, {}) == (
        '<span class="a">ab<span class="b">cd</span></span><span class="b">ef</span>gh'
    )


def test_a_lower_rank_is_outside():
    """Of two marks on the same words the statement holds the name."""
    marks = [Mark(Span(0, 2), "name", 2), Mark(Span(0, 2), "statement", 0)]
    markup = str(nest(TEXT, Span(0, 2), marks, {}))
    assert markup.index("statement") < markup.index("name")


def test_text_is_escaped():
    """An article cannot put markup onto the page."""
    marks = [Mark(Span(0, 3), "a", title='"><script>')]
    markup = nest("<b>&", Span(0, 4), marks, {})
    assert "<b>" not in markup
    assert "<script" not in markup


@given(
    st.lists(
        st.builds(
            lambda a, b, c: Mark(Span(min(a, b), max(a, b)), c, ord(c) % 3),
            st.integers(0, 10),
            st.integers(0, 10),
            st.sampled_from("pqrstu"),
        ),
        max_size=8,
    ),
    st.integers(0, 10),
    st.integers(0, 10),
)
def test_every_character_has_its_marks_and_no_other(marks, start, end):
    """Whatever overlaps, the text is whole and each mark covers exactly its span."""
    within = Span(min(start, end), max(start, end))
    reader = read(nest(TEXT, within, marks, {}))
    assert reader.text == TEXT[slice(*within)]
    assert reader.open == []
    for at, around in enumerate(reader.around, within.start):
        assert around == {m.classes for m in marks if m.span.overlaps((at, at + 1))}
