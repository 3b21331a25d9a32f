"""What the sample story does not have: shared text, and figures that differ."""

from types import SimpleNamespace

from ujar.schema import (
    Copy,
    Direction,
    FactRelation,
    Figure,
    Form,
    Span,
)
from ujar.schema.views import (
    ArticleLine,
    CopyView,
    FactView,
    FigureLine,
    StoryLine,
    StoryView,
    UtteranceLine,
)
from ujar.serve.web import render
from ujar.serve.web.pages import story
from ujar.serve.web.voice import Voice
from ujar.serve.web.who import NOBODY


def article(number, outlet):
    day = f"2026-09-0{number}"
    return ArticleLine(
        f"a{number}", outlet, f"Judul {number}", day, day, "id", None, "s"
    )


LEFT, RIGHT = article(1, "Denyut"), article(2, "Teraju")


def copied(direction, form=Form.REPRINT):
    spans = ((Span(0, 9), Span(0, 9)),)
    copy = Copy("a1", "a2", spans, 0.97, form, direction, 0.9, "all words", "Samudra")
    return CopyView(copy, LEFT, RIGHT)


def figure(line, value):
    words = f"Sebanyak {value} rumah terendam."
    found = Figure(Span(9, 9 + len(str(value))), float(value), unit="rumah")
    return FigureLine(line, 0, found, str(value), words, Span(0, len(words)))


def said(number, speaker, entity):
    where = LEFT, number, Span(0, 4)
    day = "2026-09-01"
    return UtteranceLine(f"u{number}", speaker, entity, "Aman", day, 1, 1, 1, *where)


def page(copies=(), facts=(), utterances=()):
    line = StoryLine("s", "Air bah", "2026-09-01", "2026-09-02", 2, 1, len(facts))
    view = StoryView(line, (LEFT, RIGHT), utterances, tuple(facts), tuple(copies))
    ledger = SimpleNamespace(story=lambda _: view, utterance=lambda _: None)
    values = story.shown(ledger, "s", Voice("en"))
    frame = {"path": "/story/s", "others": {"en": "/", "id": "/"}, "asker": NOBODY}
    return render.page("story", Voice("en"), {**frame, **values}).decode(), values


def test_who_has_it_from_whom_reads_from_left_to_right():
    html, _ = page([copied(Direction.FROM_RIGHT)])
    row = html.split('<table class="tbl links')[1]
    assert row.index("Teraju") < row.index("→") < row.index("Denyut")
    assert "97 %" in row
    assert "Samudra" in row


def test_somebody_whose_name_is_spelled_in_two_ways_has_one_row_in_time():
    names = ("Rana Wibisana", "Rana Wibisono", "Rana Wibisana", "Tirta", "Tirta")
    whose = ("e1", "e1", "e1", None, "e2")
    spoken = [said(n, *of) for n, of in enumerate(zip(names, whose, strict=True))]
    _, values = page(utterances=tuple(spoken))
    (day, _) = values["timeline"].days
    assert [(name, len(lines)) for name, lines in day.said] == [
        ("Rana Wibisana", 3),
        ("Tirta", 1),
        ("Tirta", 1),
    ]


def test_copies_are_counted_as_articles_that_have_the_text_from_elsewhere():
    cases = {
        Direction.FROM_LEFT: 1,
        Direction.FROM_RIGHT: 1,
        Direction.BOTH_FROM_ELSEWHERE: 2,
        Direction.UNKNOWN: 0,
    }
    for direction, count in cases.items():
        _, values = page([copied(direction)])
        assert dict(values["numbers"])["copy"] == count
    _, values = page([copied(Direction.FROM_LEFT, Form.PARTIAL)])
    assert dict(values["numbers"])["copy"] == 0


def test_figures_that_differ_come_first_each_marked_in_its_sentence():
    same = FactView("f1", FactRelation.AGREE, "same", (figure(LEFT, 7),))
    clash = FactView(
        "f2", FactRelation.DIFFER, "clash", (figure(LEFT, 40), figure(RIGHT, 90))
    )
    html, _ = page(facts=[same, clash])
    assert html.index('id="f2"') < html.index('id="f1"')
    assert "Sebanyak <mark>90</mark> rumah terendam." in html
    assert 'class="badge differ">differ' in html


def test_a_long_ledger_of_figures_is_folded_and_whole():
    """What differs is open; of what agrees and of long facts the rest is folded."""
    agreed = [
        FactView(f"f{n}", FactRelation.AGREE, "all give the same", (figure(LEFT, n),))
        for n in range(100, 120)
    ]
    clash = FactView(
        "f1",
        FactRelation.DIFFER,
        "they cannot all be right",
        tuple(figure(RIGHT, value) for value in range(200, 220)),
    )
    html, _ = page(facts=[*agreed, clash])
    ledger = html.split('<section class="sec" id="figures"')[1].split("</section>")[0]
    values = [*range(100, 120), *range(200, 220)]
    assert all(ledger.count(f"<mark>{value}</mark>") == 1 for value in values)
    open_ = ledger[: ledger.index("<details>")]
    assert open_.index('id="f1"') < open_.index("<mark>200")
    assert "<mark>219" not in open_
    assert "17 more figures on which the reports agree" in ledger
