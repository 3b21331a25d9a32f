"""Drawings hold what they were given, as text, and nothing that a page may not have."""

import re

from lxml import etree

from ujar.schema import Span
from ujar.schema.outlets import Taken, Way
from ujar.schema.views import ArticleLine, UtteranceLine
from ujar.serve.web.plots.flows import flows
from ujar.serve.web.plots.months import Part, drawn_months
from ujar.serve.web.plots.shares import shares
from ujar.serve.web.plots.timeline import timeline
from ujar.serve.web.voice import Voice

EN, ID = Voice("en"), Voice("id")
ARTICLE = ArticleLine(
    "a", "Denyut", "Judul", "2031-02-01", "2031-02-01", "id", None, ""
)
PARTS = (Part("Denyut", "var(--own)"), Part("Teraju", "var(--copy)"))


def spoken(name, words, *days):
    where = ARTICLE, 0, Span(0, 1)
    return name, [
        UtteranceLine("u", name, None, words, d, 1, 1, 1, *where) for d in days
    ]


def marks(drawing):
    """What is drawn, as elements."""
    svg = '<svg xmlns:xlink="http://www.w3.org/1999/xlink">'
    return etree.fromstring(f"{svg}{drawing.body}</svg>")


def texts(drawing):
    return [text for text in marks(drawing).itertext() if text.strip()]


def test_attacks_are_written_out_and_nothing_stops(attacks):
    for text in attacks.values():
        drawn = timeline(
            [("2031-02-01", False)], [spoken(text, text, "2031-02-01")], EN
        )
        taken = [Taken(text, f"{text} b", Way.TAKEN, 2, 1)]
        drawings = [drawn.drawing, flows(taken, 9, EN).drawing]
        drawings.append(
            drawn_months([("2031-02", [3])], [Part(text, "red")], EN).drawing
        )
        for drawing in drawings:
            names = {e.tag for e in marks(drawing).iter()}
            assert names <= {"svg", "g", "path", "line", "text", "title"}, text
            assert not re.search(r"<[^>]*(\bstyle=|\bon\w+=|href)", drawing.body)
            assert "~" not in drawing.body or "~" in text


def test_a_timeline_over_years_names_months_another_days():
    far = timeline([("2024-12-30", False), ("2026-01-02", True)], [], EN)
    assert "Dec 2024" in texts(far.drawing)
    near = timeline([("2026-01-01", False), ("2026-01-02", True)], [], ID)
    assert "Jum 2 Jan" in texts(near.drawing)
    assert timeline([], [], EN) is None


def test_a_dot_for_each_utterance_says_whose_words_it_stands_for():
    lines = [spoken("Ida", "Air naik", "2031-02-01", "2031-02-01", None)]
    found = timeline([("2031-02-03", True)], lines, EN)
    notes = [text for text in texts(found.drawing) if "Ida," in text]
    assert notes == ["Ida, Sat 1 Feb 2031: Air naik"] * 2
    assert [(day.day, day.articles) for day in found.days] == [
        ("2031-02-01", 0),
        ("2031-02-03", 1),
    ]


def test_months_without_anything_keep_their_place():
    rows = [("2030-01", [1, 0]), ("2031-02", [4, 2]), ("2031-05", [0, 3])]
    found = drawn_months(rows, PARTS, EN)
    assert found.shown == 10
    notes = [text for text in texts(found.drawing) if ": " in text]
    assert notes == [
        "Jan 2030, Denyut: 1",
        "Feb 2031, Denyut: 4",
        "Feb 2031, Teraju: 2",
        "May 2031, Teraju: 3",
    ]
    places = re.findall(r'd="M([\d.]+),', str(found.drawing.body))
    steps = [round((float(x) - float(places[0])) / (1000 / 17)) for x in places]
    assert steps == [0, 13, 13, 16]


def test_bands_lead_to_the_outlets_that_have_the_most():
    taken = [Taken("A", "B", Way.TAKEN, 3, 0), Taken("A", None, Way.TAKEN, 1, 1)]
    found = flows([*taken, Taken("C", "D", Way.TAKEN, 1, 0)], 2, ID)
    told = texts(found.drawing)
    assert "A → B: 3 artikel" in told
    assert "2 media tidak diketahui" in told
    assert found.unshown == 1
    assert flows([], 9, EN) is None


def test_shares_fill_the_width_of_each_row():
    found = shares([[("a", 1), ("b", 3)], [("b", 7)]], {"a": "red", "b": "blue"})
    boxes = re.findall(
        r'd="M([\d.]+),([\d.]+)h([\d.]+)v10[^"]*" fill="(\w+)"', found.body
    )
    assert boxes == [
        ("0", "0", "25", "red"),
        ("25", "0", "75", "blue"),
        ("0", "10", "100", "blue"),
    ]
