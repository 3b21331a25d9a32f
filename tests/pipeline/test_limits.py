"""What a text holds beyond any article is left out, and that is told."""

from itertools import pairwise

import pytest

from ujar.annotate import boilerplate, dates, figures, origins, sentences
from ujar.lang import Language, outlets
from ujar.pipeline import limits
from ujar.pipeline.steps import STEPS, Draft, read
from ujar.schema import Article, Reading
from ujar.text import quotations

INDONESIAN, OUTLETS = Language("id"), outlets.load(None)
LAYERS = {step.layer for step in STEPS}


def reading(text, *layers):
    """The layers of a text, by rules alone."""
    draft = Draft(Reading(Article(text, language="id")), INDONESIAN, OUTLETS)
    return read(draft, LAYERS - {*layers})


@pytest.mark.parametrize(
    ("layer", "most", "pattern"),
    [
        ("boilerplate", boilerplate.MOST, "Baca juga: Air Naik!\n"),
        ("sentences", sentences.MOST, "Air naik. "),
        ("dates", dates.MOST, "Selasa, "),
        ("figures", figures.MOST, "5 ekor, "),
        ("origins", origins.MOST, "dikutip dari Kabar Uji, "),
        ("statements", quotations.MOST, '"Air naik, '),
    ],
)
def test_beyond_the_bound_nothing_is_found_and_that_is_told(layer, most, pattern):
    """The reason names the bound and the place from which on things are missing."""
    assert reading(pattern * 5, "sentences", layer).dropped == ()
    cut = reading(pattern * (most + 2), "sentences", layer)
    told = [d.reason for d in cut.dropped if d.what == layer]
    assert len(told) == 1
    assert f"{most:,}" in told[0]


def test_marks_behind_the_bound_are_not_paired():
    """The bound is where ``reach`` says, and quotations stay in order."""
    text = '"a" ' * quotations.MOST
    found = quotations.pair(text)
    assert len(found) == quotations.MOST // 2
    assert found[-1].outer[1] <= quotations.reach(text) < len(text)
    assert all(a.outer[1] <= b.outer[0] for a, b in pairwise(found))


def test_layers_that_were_given_are_not_called_cut():
    """Only what was looked for here can have been left out here."""
    cut = reading("Selasa, " * (dates.MOST + 1), "dates")
    assert limits.reached(cut, {"origins"}) == ()


def test_where_no_date_is_looked_for_no_number_is_a_figure():
    """Or a time of day would be one; what is left out is told."""
    text = "Pukul 19.00 WIB, " * (dates.MOST + 9) + "ada 5 ekor."
    cut = reading(text, "sentences", "dates", "figures")
    assert cut.figures == ()
    assert {d.what for d in cut.dropped} >= {"dates", "figures"}
