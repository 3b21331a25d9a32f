"""Chains: the way of words from who said them to a reader, honest about unknowns."""

from itertools import permutations

import pytest

from ujar.link.chains import chain
from ujar.link.chains.times import Report, first
from ujar.schema import (
    Article,
    Boilerplate,
    BoilerplateType,
    Copy,
    Direction,
    Form,
    Kind,
    Origin,
    Reading,
    Relation,
    Span,
    Statement,
    StepKind,
)
from ujar.schema.views import ArticleLine, CopyView, StatementLine

TEXT = "Jembatan itu aman dilewati, kata Sumarni, Rabu (1/5/2024), dikutip dari Antara."
FRAGMENT, DATE = Span(0, 26), Span(42, 57)
CREDIT = Origin("Antara", Relation.QUOTED, Span(59, 78))


def read(said_on="2024-05-01", via=None, origins=(), boilerplate=(), **known):
    said = Statement(
        Kind.INDIRECT,
        (FRAGMENT,),
        speaker="Sumarni",
        said_on=said_on,
        said_on_span=DATE if said_on else None,
        via=via,
    )
    known = {"published": "2024-05-02T10:00", "outlet": "randu.example"} | known
    return Reading(
        Article(TEXT, id="m", language="id", **known),
        statements=(said,),
        origins=origins,
        boilerplate=boilerplate,
    )


def line(ident, outlet, published=None, language="id"):
    return ArticleLine(ident, outlet, None, published, None, language, None, "s1")


def version(article, via=None, said_on=None):
    return StatementLine(
        article, 0, Kind.INDIRECT, "…", FRAGMENT, via=via, said_on=said_on
    )


def copied(other, direction, source=None):
    left, right = sorted(("m", other.id))
    copy = Copy(
        left, right, ((Span(0, 40), Span(0, 40)),), 0.9, Form.REPRINT,
        direction, 0.9, "40 words; because", source,
    )  # fmt: skip
    mine = line("m", "randu.example", "2024-05-02T10:00")
    sides = {"m": mine, other.id: other}
    return CopyView(copy, sides[left], sides[right])


def kinds(steps):
    return [s.kind.value for s in steps]


def test_an_article_alone_is_its_own_report():
    (said, here) = chain(read())
    assert (said.kind, said.when, said.span) == (StepKind.SAID, "2024-05-01", DATE)
    assert (here.kind, here.article, here.sure) == (StepKind.REPORT, "m", True)
    assert here.when == "2024-05-02T10:00"


def test_the_whole_way_in_order():
    antara = line("a", "antaranews.com", "2024-05-01T09:00")
    later = line("z", "kemuning.example", "2024-05-03")
    steps = chain(
        read(via="Antara", origins=(CREDIT,)),
        [copied(antara, Direction.FROM_LEFT), copied(later, Direction.FROM_LEFT)],
        [version(antara, via="Reuters")],
    )
    assert kinds(steps) == [
        "said", "first_report", "credited", "credited", "taken_from", "reprint",
        "reprint",
    ]  # fmt: skip
    first_report, behind, direct, taken, here, last = steps[1:]
    assert (first_report.article, first_report.sure) == ("a", True)
    assert behind.outlet == "Reuters"
    assert (direct.outlet, direct.article) == ("Antara", "a")
    assert direct.span == CREDIT.span
    assert (taken.article, taken.outlet) == ("a", "Antara")
    assert (here.article, last.article) == ("m", "z")
    assert all(s.reason for s in steps)


def test_the_order_of_what_is_known_does_not_matter():
    lines = [line(x, f"{x}.example", f"2024-05-0{n}") for n, x in enumerate("abz", 1)]
    copies = [copied(x, Direction.UNKNOWN) for x in lines]
    found = {chain(read(), c, map(version, lines)) for c in permutations(copies)}
    assert len(found) == 1


def test_a_copy_of_unknown_direction_is_not_sure():
    steps = chain(read(), [copied(line("a", "a.example"), Direction.UNKNOWN)])
    taken, here = steps[-2:]
    assert (taken.kind, taken.sure) == (StepKind.TAKEN_FROM, False)
    assert (here.kind, here.sure) == (StepKind.REPORT, False)


def test_a_common_source_is_named_though_the_article_does_not():
    other = line("a", "a.example", "2024-05-02T08:00")
    steps = chain(read(), [copied(other, Direction.BOTH_FROM_ELSEWHERE, "Antara")])
    step = next(s for s in steps if s.kind is StepKind.CREDITED)
    assert (step.outlet, step.sure) == ("Antara", False)
    assert "because" in step.reason
    assert "taken_from" not in kinds(steps)


def test_the_day_may_come_from_another_report():
    others = [version(line("a", "antaranews.com"), said_on="2024-05-01")]
    said = chain(read(said_on=None), versions=others)[0]
    assert (said.when, said.article, said.sure) == ("2024-05-01", "a", True)
    others.append(version(line("b", "b.example"), said_on="2024-04-30"))
    assert not chain(read(said_on=None), versions=others)[0].sure


def test_a_translation_is_known_by_its_translator_or_an_earlier_language():
    credit = Boilerplate(Span(59, 78), BoilerplateType.CREDIT)
    assert chain(read(boilerplate=(credit,)))[-1].kind is StepKind.REPORT
    reading = read(boilerplate=(credit,))
    text = TEXT.replace("dikutip dari Antara", "Penerjemah: Wiguna ")
    named = Reading(
        Article(text, id="m", language="id"), boilerplate=reading.boilerplate
    )
    here = chain(named)[-1]
    assert (here.kind, here.span) == (StepKind.TRANSLATION, Span(59, 78))
    english = version(line("e", "e.example", "2024-05-01", language="en"))
    assert chain(read(), versions=[english])[-1].kind is StepKind.TRANSLATION
    late = version(line("e", "e.example", "2024-05-09", language="en"))
    assert chain(read(), versions=[late])[-1].kind is StepKind.REPORT


def test_one_statement_has_only_what_concerns_it():
    reading = read(origins=(CREDIT,))
    elsewhere = copied(line("a", "a.example", "2024-05-01"), Direction.FROM_LEFT)
    assert "credited" in kinds(chain(reading, [elsewhere]))
    alone = chain(reading, [elsewhere], item=0)
    assert "credited" not in kinds(alone)
    assert "taken_from" in kinds(alone)


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        (["2024-05-01T08:00", "2024-05-01T09:00"], ("0", True, "earliest of 2")),
        (["2024-05-01", "2024-05-02T09:00"], ("0", True, "earliest of 2")),
        (["2024-05-01", "2024-05-01T09:00"], ("1", False, "nothing tells")),
        (["2024-05-01", "2024-05-01"], ("0", False, "nothing tells")),
        (["2024-05-02", None], ("0", False, "1 of 2 reports have none")),
        (["2024", "2024-05-02"], ("1", False, "1 of 2 reports have none")),
    ],
)
def test_which_was_first(times, expected):
    found = first([Report(str(n), None, t, "id") for n, t in enumerate(times)])
    assert (found.sure, expected[2] in found.reason) == (expected[1], True)
    if found.sure:
        assert found.report.article == expected[0]


def test_without_times_nothing_tells():
    assert first([Report("a", None, None, None)]) is None
    steps = chain(
        Reading(Article(TEXT, id="m")), versions=[version(line("a", "a.example"))]
    )
    assert steps[0].kind is StepKind.FIRST_REPORT
    assert not steps[0].sure
