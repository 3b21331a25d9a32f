"""Figures that count the same are one fact, and how they stand is told in words."""

import re
import tomllib
from itertools import combinations, permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ujar.annotate import dates, figures, sentences
from ujar.lang import load
from ujar.link.facts import FactGrouper, FactLinker
from ujar.link.facts.intervals import apart, digits, interval, meet
from ujar.schema import (
    Article,
    FactRelation,
    Figure,
    Judgement,
    Mention,
    Reading,
    Ref,
    Sense,
    Span,
)

ID = load("id")
LINKER = FactLinker({"id": ID, "en": load("en")}, "id")
GROUPER = FactGrouper({"id": ID, "en": load("en")}, "id")
CASES = tomllib.loads((Path(__file__).parent / "facts.toml").read_text("utf-8"))["case"]
MARK = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")
NAME = re.compile(r"(?<=[a-z] )[A-Z]\w+(?: [A-Z]\w+)*")


def reading(text, name="a", published="2026-03-12T10:00", title=None):
    """Read a text as far as no neural tagger is needed; names are what looks so."""
    said = sentences.split(text, (), ID)
    when = dates.find(text, published, ID)
    return Reading(
        Article(text, id=name, published=published, title=title, language="id"),
        sentences=said,
        mentions=tuple(
            Mention(Span(*m.span()), "LOC", m[0]) for m in NAME.finditer(text)
        ),
        dates=when,
        figures=figures.find(text, said, when, ID),
        day=published[:10] if published else None,
    )


def marked(record, name):
    """Return the article without its marks, and what they say of each figure."""
    labels, text, at = [], "", 0
    for match in MARK.finditer(record["text"]):
        text += record["text"][at : match.start()]
        labels.append((len(text), match[2]))
        text += match[1]
        at = match.end()
    text += record["text"][at:]
    read = reading(text, name, record["published"], record.get("title"))
    found = {}
    for start, label in labels:
        item = [
            n for n, f in enumerate(read.figures) if f.span.start <= start < f.span.end
        ]
        assert item, f"no figure at {text[start:][:30]!r}"
        found[Ref(name, item[0])] = label
    return read, found


def link(readings):
    """Return the judgements of all pairs, and the facts they form."""
    digests = [d for r in readings if (d := LINKER.digest(r))]
    judged = [j for a, b in combinations(digests, 2) for j in LINKER.compare(a, b)]
    by_name = {r.article.id: r for r in readings}
    return judged, GROUPER.group(judged, by_name)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_cases(case):
    """The figures of each case form its facts, with their relations."""
    read, labels = [], {}
    for number, record in enumerate(case["articles"]):
        one, found = marked(record, f"a{number}")
        read.append(one)
        labels |= found
    facts = link(read)[1]
    wanted = {
        tuple(sorted(r for r, label in labels.items() if label == name)): relation
        for name, relation in case["facts"].items()
    }
    assert {tuple(sorted(f.members)): f.relation for f in facts} == wanted
    assert all(f.reason for f in facts)


def test_the_reason_tells_values_and_times():
    """A reader can see how it was decided."""
    case = next(c for c in CASES if "is overtaken" in c["name"])
    read = [marked(r, f"a{n}")[0] for n, r in enumerate(case["articles"])]
    (fact,) = link(read)[1]
    assert fact.reason == "87 (08:10), 104 (12:40): the later count is higher"
    assert fact.members == (Ref("a0", 0), Ref("a1", 0))


def test_sums_are_told_in_words():
    """Currencies and large numbers are written so that a reader takes them in."""
    case = next(c for c in CASES if "rounded" in c["name"])
    read = [marked(r, f"a{n}")[0] for n, r in enumerate(case["articles"])]
    (fact,) = link(read)[1]
    assert fact.reason == (
        "IDR 2,704,318,900 (10:00), IDR 2.7 billion (15:00): "
        "all can be true of one number"
    )


def test_comparing_has_no_direction():
    """The judgements are the same with sides exchanged."""
    for case in CASES:
        a, b, *_ = (
            LINKER.digest(marked(r, f"a{n}")[0]) for n, r in enumerate(case["articles"])
        )
        assert LINKER.compare(a, b) == LINKER.compare(b, a)


def test_facts_do_not_depend_on_order():
    """Judgements in any order form the same facts."""
    case = next(c for c in CASES if "part of the victims" in c["name"])
    records = [*case["articles"], {**case["articles"][0], "published": "2026-03-12T09"}]
    read = [marked(r, f"a{n}")[0] for n, r in enumerate(records)]
    judged, facts = link(read)
    by_name = {r.article.id: r for r in read}
    assert len(facts) == 2
    for row in list(permutations(judged))[:50]:
        assert GROUPER.group(row, by_name) == facts


def test_one_wrong_link_does_not_join_two_facts():
    """Two groups that hold together stay two, though a pair between them was judged."""
    text = "Ada 40 korban di sana. Ada 90 korban di sini."
    read = {n: reading(text, n) for n in "abc"}
    same = [
        Judgement(Ref(x, i), Ref(y, i), 0.9, "")
        for x, y in combinations("abc", 2)
        for i in (0, 1)
    ]
    wrong = Judgement(Ref("a", 0), Ref("b", 1), 0.6, "")
    facts = GROUPER.group([*same, wrong], read)
    assert [{r.item for r in f.members} for f in facts] == [{0}, {1}]
    assert {f.relation for f in facts} == {FactRelation.AGREE}


def test_nothing_to_link_is_no_digest():
    """An article without figures is not compared at all."""
    assert LINKER.digest(reading("Tidak ada angka di sini.")) is None


def test_keys_are_few_and_shared():
    """Two reports of one event share a key, reports of two events none."""
    for case in CASES:
        a, b, *_ = (
            LINKER.keys(LINKER.digest(marked(r, f"a{n}")[0]))
            for n, r in enumerate(case["articles"])
        )
        assert len(a) <= 12
        assert bool(a & b) or "other events" in case["name"]


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 30)), max_size=5),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["percent", "IDR", "orang", "desa", "", " ", None]),
    st.sampled_from([None, "2026", "2026-13-72", "2026-03-12T10:00"]),
)
def test_strange_layers_do_no_harm(spans, value, unit, published):
    """Figures without sentences, beyond the text or in its middle are only compared."""
    text = "Sekitar 40 korban banjir di Sagara dirawat hingga Kamis pagi."
    made = tuple(
        Figure(Span(a, min(a + n, len(text))), value, unit=unit)
        for a, n in spans
        if a <= len(text)
    )
    read = {
        n: Reading(Article(text, id=n, published=published), figures=made) for n in "ab"
    }
    digests = [LINKER.digest(r) for r in read.values()]
    if None not in digests:
        judged = LINKER.compare(*digests)
        assert all(0 <= j.score <= 1 for j in judged)
        for fact in GROUPER.group(judged, read):
            assert len(set(fact.members)) == len(fact.members) > 1


def bounds(value, sense="exactly", high=None, unit="orang"):
    """Return the interval of a figure."""
    return interval(Figure(Span(0, 1), value, high, Sense(sense), unit))


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        (bounds(10_000, "more_than"), bounds(11_000, "about"), True),
        (bounds(85, unit="percent"), bounds(80, "about", unit="percent"), False),
        (bounds(5.5, unit="percent"), bounds(6, unit="percent"), True),
        (bounds(124), bounds(133), False),
        (bounds(3.9e9), bounds(3_905_409_473), True),
        (bounds(3000), bounds(3129), True),
        (bounds(130), bounds(133), False),
        (bounds(20, "about", 99), bounds(63), True),
        (bounds(100, "more_than"), bounds(98), False),
        (bounds(100, "at_most"), bounds(98), True),
        (bounds(-5), bounds(5), False),
    ],
)
def test_bounds_meet_where_both_can_be_true(a, b, agree):
    """Sense and rounding widen a value into an interval."""
    assert meet(a, b) is meet(b, a) is agree


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(list(Sense)))
def test_a_value_lies_in_its_own_bounds(value, sense):
    """Whatever the sense, the stated value is possible."""
    found = bounds(value, sense.value)
    assert found.low <= value <= found.high or value < 0
    assert digits(value) >= 1
    assert apart(value, value) == 0
