"""Briefs: what is chosen, in which order, and that every sentence stands somewhere."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ujar.pipeline.briefs.compose import ROOM, compose
from ujar.pipeline.briefs.wordings import around, shortened
from ujar.schema import (
    Article,
    FactRelation,
    Figure,
    Kind,
    Reading,
    Sentence,
    Span,
)
from ujar.schema.brief import Asked, Gap, Heard, Length, Material, Subject
from ujar.schema.views import ArticleLine, FactView, FigureLine, StatementLine

ASKED = Asked(Subject.STORY, "s1")


def line(name, day="2026-09-08", outlet="Denyut"):
    return ArticleLine(name, outlet, f"Judul {name}", day, day, "id", None, "s1")


def said(article, words, kind=Kind.DIRECT, speaker="Renata Wirya", day=None):
    span = Span(0, len(words))
    return StatementLine(
        article, 0, kind, words, span, speaker=speaker, said_on=day, entity=speaker
    )


def heard(*versions):
    return Heard(versions[0].speaker, versions[0].entity, versions, "u1")


def material(**parts):
    empty = Material("Banjir Kelam", (), frozenset(), (), (), ())
    return replace(empty, **parts)


def words(sentences):
    return [s.words for s in sentences]


def test_most_reported_first_and_direct_before_indirect():
    """What two outlets report comes first, in its direct wording, with both named."""
    one, two = line("a1"), line("a2", "2026-09-09", "Teraju")
    often = heard(
        said(one, "air naik dua meter di Kelam", Kind.INDIRECT),
        said(two, "Air naik dua meter di Kelam, kami pergi", day="2026-09-08"),
    )
    alone = heard(said(one, "Jalan ke pelabuhan masih terputus"))
    quiet = heard(said(one, "sekolah dibuka lagi hari Senin", Kind.INDIRECT))
    brief = compose(ASKED, material(heard=(quiet, alone, often)), {})
    assert words(brief.said) == [
        "Air naik dua meter di Kelam, kami pergi",
        "Jalan ke pelabuhan masih terputus",
        "sekolah dibuka lagi hari Senin",
    ]
    first = brief.said[0]
    assert (first.outlets, first.articles, first.said_on) == (2, 2, "2026-09-08")
    assert [brief.evidence[n - 1].article.id for n in first.evidence] == ["a2", "a1"]


def test_nobody_fills_a_story_alone_but_a_person_their_own_brief():
    """One voice has a few sentences of a story, and all of a brief about them."""
    numbers = ("satu", "dua", "tiga", "empat", "lima", "enam")
    mine = [
        heard(said(line(f"a{n}"), f"kapal{n} karam{n} dekat{n} dermaga {n}"))
        for n in numbers
    ]
    other = heard(said(line("b"), "Kami tidak tahu soal itu", speaker="Tomo Ariwan"))
    story = compose(ASKED, material(heard=(*mine, other)), {})
    voices = [s.speaker for s in story.said]
    assert voices.count("Renata Wirya") == ROOM[Length.NORMAL].voice
    assert "Tomo Ariwan" in voices
    person = compose(ASKED, material(heard=tuple(mine)), {})
    assert len(person.said) == len(numbers)


def test_a_quotation_in_other_words_is_a_difference_and_a_shorter_one_is_none():
    """Each wording once with its outlets; indirect reports have no words to differ."""
    one, two, three = (line(n, outlet=o) for n, o in zip("abc", "xyz", strict=True))
    differing = heard(
        said(one, "Air naik dua meter di Kelam pagi ini"),
        said(two, "Air naik tiga meter di Kelam pagi ini"),
        said(three, "Air naik dua meter di Kelam"),
        said(three, "air naik lima meter di Kelam pagi ini", Kind.INDIRECT),
    )
    shorter = heard(
        said(one, "Jalan ke pelabuhan lama masih terputus"),
        said(two, "Jalan ke pelabuhan masih terputus"),
    )
    brief = compose(ASKED, material(heard=(differing, shorter)), {})
    (found,) = brief.worded
    assert [(w.words, w.outlets) for w in found.wordings] == [
        ("Air naik dua meter di Kelam pagi ini", ("x", "z")),
        ("Air naik tiga meter di Kelam pagi ini", ("y",)),
    ]
    cited = [
        brief.evidence[n - 1].article.id for w in found.wordings for n in w.evidence
    ]
    assert cited == ["a", "c", "b"]


def test_the_same_is_told_once():
    """Two statements in nearly the same words are one sentence."""
    brief = compose(
        ASKED,
        material(
            heard=(
                heard(said(line("a"), "Warga Kelam sudah pergi ke bukit")),
                heard(said(line("b"), "Warga Kelam sudah pergi ke bukit sejak pagi")),
            )
        ),
        {},
    )
    assert words(brief.said) == ["Warga Kelam sudah pergi ke bukit"]


def report(name, text, day="2026-09-08", outlet="Denyut"):
    spans, at = [], 0
    for part in text.split("|"):
        spans.append(Sentence(Span(at, at + len(part))))
        at += len(part)
    return line(name, day, outlet), Reading(
        Article(text.replace("|", ""), name), sentences=tuple(spans)
    )


def test_leads_come_from_the_earliest_reports_once():
    """A second report of the same is further evidence, not a second sentence."""
    first = report("a", "KELAM.| Banjir merendam tiga kampung di Kelam sejak Selasa.")
    same = report("b", "Banjir merendam tiga kampung di Kelam, Selasa pagi.")
    later = report(
        "c", "Bantuan pertama tiba lewat laut dari pulau seberang.", "2026-09-09"
    )
    found = material(reports=(first, same, later))
    brief = compose(ASKED, found, {r.article.id: r for _, r in found.reports})
    assert words(brief.happened) == [
        "Banjir merendam tiga kampung di Kelam sejak Selasa.",
        "Bantuan pertama tiba lewat laut dari pulau seberang.",
    ]
    assert brief.happened[0].evidence == (1, 2)
    assert brief.evidence[1].words == same[1].article.text


def figure(article, value, sentence):
    start = sentence.index(str(value))
    span = Span(start, start + len(str(value)))
    whole = Span(0, len(sentence))
    return FigureLine(
        article, 0, Figure(span, float(value)), str(value), sentence, whole
    )


def test_sides_of_a_clash_are_told_once_each():
    """Equal figures are one side with their outlets; agreement is no clash."""
    members = (
        figure(line("a"), 12, "Tercatat 12 rumah rusak."),
        figure(line("b", outlet="Teraju"), 12, "Ada 12 rumah rusak."),
        figure(line("c", outlet="Lensa"), 15, "Rumah rusak mencapai 15 buah."),
    )
    clash = FactView("f1", FactRelation.DIFFER, "x", members)
    agreed = FactView("f2", FactRelation.AGREE, "x", members[:2])
    brief = compose(ASKED, material(facts=(agreed, clash)), {})
    (found,) = brief.differ
    assert [(s.given, s.outlets) for s in found.sides] == [
        ("12", ("Denyut", "Teraju")),
        ("15", ("Lensa",)),
    ]


def test_what_is_not_known_is_told_with_its_statements():
    """Nameless speakers, days that nobody gives, what one outlet alone has."""
    nameless = heard(said(line("a"), "Air akan naik lagi nanti malam", speaker=None))
    alone = heard(said(line("b"), "Jembatan itu tidak kuat lagi"))
    brief = compose(ASKED, material(heard=(nameless, alone), undated=2), {})
    gaps = {u.gap: u for u in brief.unknown}
    assert set(gaps) == set(Gap)
    for gap in (Gap.NO_SPEAKER, Gap.NO_DAY, Gap.ONE_OUTLET):
        assert gaps[gap].count == len(gaps[gap].evidence) == 1
    assert gaps[Gap.UNDATED].count == 2


@pytest.mark.parametrize("length", Length)
def test_a_brief_is_bounded(length):
    """However much was said, a brief has so many sentences of so many characters."""
    many = tuple(
        heard(said(line(f"a{n}"), f"k{n} m{n} p{n} q{n}. " * 200, speaker=f"S{n}"))
        for n in range(60)
    )
    brief = compose(replace(ASKED, length=length), material(heard=many), {})
    room = ROOM[length]
    assert len(brief.said) == room.said
    assert brief.unshown == 60 - room.said
    assert all(s.cut and len(s.words) <= room.chars for s in brief.said)


@given(st.text(max_size=300), st.integers(1, 80))
def test_what_is_shortened_is_a_beginning(text, limit):
    """Nothing is made up when a wording is cut, and it fits."""
    short, cut = shortened(text, limit)
    assert text.startswith(short)
    assert len(short) <= limit
    assert cut == (len(text) > limit)


@given(st.text(max_size=200), st.data(), st.integers(1, 80))
def test_around_keeps_its_figure(text, data, limit):
    """The words about a figure hold it whole."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    left, right = around(text, start, end, limit)
    assert 0 <= left <= start <= end <= right <= len(text)
