"""Large inputs are read in time, and what was not read is said."""

import re

import pytest

from ujar.schema import Article

_MEGABYTES = 5_000_000


@pytest.fixture(scope="session")
def one_line(sample_texts, rng):
    """Five megabytes of news in one line, the articles in any order."""
    whole = []
    size = 0
    while size < _MEGABYTES:
        whole.append(re.sub(r"\s+", " ", rng.choice(sample_texts)))
        size += len(whole[-1])
    return "".join(whole)[:_MEGABYTES]


def test_a_long_article_is_read_whole(reader, sample_texts):
    """Statements are found at the end of a text as at its beginning."""
    text = "\n".join(sample_texts)
    reading = reader(Article(text, language="id"))
    assert reading.dropped == ()
    assert reading.statements[0].span.start < len(sample_texts[0])
    assert reading.statements[-1].span.end > len(text) - len(sample_texts[-1])


@pytest.mark.long
def test_five_megabytes_of_one_line(reader, one_line):
    """It ends, and what the model did not read is named with its reason."""
    reading = reader(Article(one_line, language="id"))
    assert reading.sentences
    assert any("characters" in d.reason for d in reading.dropped)
    assert all(s.span.end <= len(one_line) for s in reading.statements)


@pytest.mark.long
@pytest.mark.parametrize(
    "sign", ['"', "(", "a", "A", "7", ",", ".", "\n", "“", "kata "]
)
def test_a_megabyte_of_one_sign(reader, sign):
    """The strangest megabyte ends; bench/worst.py says how fast."""
    reading = reader(Article((sign * 1_000_000)[:1_000_000], language="id"))
    assert all(s.span.end <= 1_000_000 for s in reading.sentences)
