"""Words without their affixes."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from ujar.text.stems import core, stem


def test_affixes_go_by_the_language():
    """Indonesian unless told otherwise."""
    assert stem("dibukakan") == stem("membuka") == "buka"
    assert stem("complaining", "en") == "complain"


def test_many_threads_get_the_same_stems():
    """A page is made in any thread of the server."""
    words = [f"memper{a}{b}kan" for a in "abcdefghij" for b in "abcdefghijklmnop"]
    stem.cache_clear()
    often = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(stem, words * 5))
    finally:
        sys.setswitchinterval(often)
    stem.cache_clear()
    assert found == [stem(word) for word in words] * 5


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("id", ("menulis", "penyair", "memperbaiki", "mengajar", "bukunya", "keadaan")),
        ("en", ("parties", "party", "happily", "driving", "generously", "nobby")),
        ("xx", ("menulis", "penyair")),
    ],
)
def test_every_word_holds_the_core_of_its_stem(language, words):
    assert [w for w in words if core(stem(w, language), language) not in w] == []
