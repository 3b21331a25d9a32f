"""Words are found by what every form of theirs has in the middle, none is missed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ujar.store.search.tokens import having, stems, tokens

WORDS = ("menulis", "Tulisan", "penuh", "air", "di", "Bandung", "ß", "İzmir", "7", "a")
TEXTS = st.lists(
    st.one_of(st.sampled_from(WORDS), st.text(max_size=5)), max_size=12
).map(" ".join)


@given(text=TEXTS, wanted=TEXTS)
def test_the_words_with_a_stem_are_those_that_tokens_have(text, wanted):
    asked = set(stems(wanted, "id"))
    assert having(text, "id", asked) == [
        token for token in tokens(text, "id") if token.stem in asked
    ]


@pytest.mark.parametrize("text", ["tulis-menulis", "Menulis, penulisan.", "xmenulisx"])
def test_every_place_is_told_in_letters_of_the_text(text):
    found = having(text, "id", {"tulis"})
    assert [text[t.start : t.end] for t in found] == [
        text[t.start : t.end] for t in tokens(text, "id") if t.stem == "tulis"
    ]


def test_nothing_is_found_for_no_word():
    assert having("Air naik.", "id", set()) == []
