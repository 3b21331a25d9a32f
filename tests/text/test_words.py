"""Words with offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ujar.text.words import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ungkapRenata lagi", ["ungkap", "renata", "lagi"]),
        ("ujarnya.Ia pergi", ["ujarnya", "ia", "pergi"]),
        ("Rp1.500,50 di kabar.example", ["rp1.500", "50", "di", "kabar.example"]),
        ("wanti-wanti Jum'at", ["wanti-wanti", "jum'at"]),
    ],
)
def test_words_are_split_where_the_spaces_were_lost(text, expected):
    """Glued words come apart, numbers, hyphens and domains stay whole."""
    assert [w.lower for w in words(text)] == expected


@given(st.text(max_size=300))
def test_words_stand_where_they_say(text):
    """Offsets are in order and cut the word out of the text."""
    at = 0
    for word in words(text):
        assert at <= word.start < word.end <= len(text)
        assert text[word.start : word.end].casefold() == word.lower
        at = word.end
