import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ujar.schema import Article, Reading
from ujar.serve.export import lines

FIELDS = [
    "id",
    "url",
    "outlet",
    "title",
    "published",
    "author",
    "language",
    "text",
    "day",
    "statements",
    "boilerplate",
    "origins",
    "figures",
    "sentences",
    "mentions",
    "dates",
    "dropped",
]


def test_the_fields_are_the_contract(reading):
    """Scores and other programs rely on exactly these names, in this order."""
    written = json.loads(lines.line(reading))
    assert list(written) == FIELDS
    assert list(json.loads(lines.line(reading, text=False))) == [
        f for f in FIELDS if f != "text"
    ]


def test_spans_are_offsets_into_the_text(reading):
    """Each span gives the words back when it is cut out of the text."""
    written = json.loads(lines.line(reading))
    (said,) = written["statements"]
    cut = {k: written["text"][slice(*said[k])] for k in ("cue", "source", "antecedent")}
    assert cut == {
        "cue": "kata",
        "source": "Renata Wirya",
        "antecedent": "Renata Wirya",
    }
    assert said["method"] == "name"
    assert said["confidence"] == 0.98
    assert (said["kind"], said["act"], said["place"]) == ("direct", "say", "Sagara")
    assert written["dates"][0]["value"] == "2024-12-03"
    assert written["figures"][0]["sense"] == "about"


def test_what_was_not_resolved_is_null(reading):
    """A statement without a resolution has the same fields, empty."""
    bare = replace(reading.statements[0], resolution=None, speaker=None)
    written = lines.record(replace(reading, statements=(bare,)))["statements"][0]
    assert (written["speaker"], written["method"], written["confidence"]) == (
        None,
        None,
        None,
    )


def test_half_characters_survive():
    """JSON can hold a lone surrogate, so it comes back as it was."""
    text = "satu \ud800 dua \udfff"
    line = lines.line(Reading(Article(text)))
    assert json.loads(line)["text"] == text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_one_line_and_comes_back(text):
    """No line end inside, whatever the text is."""
    line = lines.line(Reading(Article(text)))
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert json.loads(line)["text"] == text
