"""What every archive answers, whichever database keeps it."""

from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from ujar.pipeline import listing
from ujar.schema import Act, FactRelation, Figure, Kind, Sentence, Span
from ujar.schema.keeping import ArchiveError, Wanted
from ujar.schema.views import Strand
from ujar.store import open_archive


def test_stories_newest_first_with_what_they_hold(asked):
    page = asked.stories(Wanted())
    assert [s.id for s in page.items] == ["sb", "sa", "sc"]
    assert page.cursor is None
    story = page.items[1]
    assert (story.label, story.first, story.last) == (
        "label of sa",
        "2031-01-10",
        "2031-01-12",
    )
    assert (story.articles, story.copies, story.disagreements) == (3, 1, 1)
    assert story.outlets == (("kabar.example", 2), ("warta.example", 1))
    assert story.speakers == (("Rana Wibisana", 3),)
    assert (page.items[2].first, page.items[2].last) == (None, None)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(least=2), ["sa"]),
        (Wanted(since="2031-02-01"), ["sb"]),
        (Wanted(until="2031-01-11"), ["sa", "sc"]),
        (Wanted(since="2031-01-11", until="2031-01-11"), ["sa"]),
        (Wanted(outlet="kabar.example"), ["sa", "sc"]),
        (Wanted(by="tirta laksmi"), ["sb", "sc"]),
        (Wanted(by="e2", outlet="warta.example"), ["sb"]),
        (Wanted(by="Nobody"), []),
        (Wanted(outlet="nothing.example"), []),
    ],
)
def test_stories_that_are_wanted(asked, wanted, found):
    assert [s.id for s in asked.stories(wanted).items] == found


def paged(ask, limit):
    found, cursor = [], None
    while True:
        page = ask(limit, cursor)
        assert len(page.items) <= limit
        found += page.items
        if page.cursor is None:
            return tuple(found)
        cursor = page.cursor


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_pages_join_into_the_whole(asked, limit):
    assert paged(lambda n, c: asked.stories(Wanted(), n, c), limit) == (
        asked.stories(Wanted()).items
    )
    for wanted in (
        Wanted(),
        Wanted(by="Wibisana"),
        Wanted(about="RUMAH"),
        Wanted(outlet="kabar.example"),
    ):
        whole = asked.statements(wanted).items
        assert len(whole) > 2
        assert paged(lambda n, c, w=wanted: asked.statements(w, n, c), limit) == whole


@pytest.mark.parametrize("cursor", ["", "x", "1.2.3.4", "1"])
def test_a_cursor_of_another_list_is_refused(asked, cursor):
    with pytest.raises(ArchiveError, match="no cursor of this list"):
        asked.stories(Wanted(), 5, cursor)
    with pytest.raises(ArchiveError, match="no cursor of this list"):
        asked.statements(Wanted(), 5, cursor)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), ["b1", "a3", "a2", "a1", "c1"]),
        (Wanted(by="Rana Wibisana"), ["a3", "a2", "a1"]),
        (Wanted(by="e1", outlet="warta.example"), ["a2"]),
        (Wanted(by="tir"), ["b1", "c1"]),
        (Wanted(by="?"), []),
        (Wanted(since="2031-01-11"), ["b1", "a3"]),
        (Wanted(until="2031-01-10"), ["a2", "a1", "c1"]),
        (Wanted(by="e1", since="2031-01-11", until="2031-01-12"), ["a3"]),
        (Wanted(about="120 rumah"), ["a2", "a1"]),
        (Wanted(about="sepeda"), []),
        (Wanted(kind="direct", act="say", outlet="warta.example"), ["b1", "a2"]),
        (Wanted(kind="indirect"), []),
        (Wanted(act="deny"), []),
        (Wanted(kind="nonsense"), []),
    ],
)
def test_statements_that_are_wanted(asked, wanted, found):
    lines = asked.statements(wanted).items
    assert [line.article.id for line in lines] == found


def test_a_statement_in_one_line(asked):
    (line,) = asked.statements(Wanted(by="e1", outlet="warta.example")).items
    assert line.words == "Sebanyak 120 rumah terendam"
    assert (line.item, line.kind, line.act, line.cue) == (
        0,
        Kind.DIRECT,
        Act.SAY,
        "kata",
    )
    assert (line.speaker, line.entity) == ("Rana Wibisana", "e1")
    assert (line.said_on, line.via) == ("2031-01-10", "Kantor Aru")
    assert line.span == Span(1, 28)
    assert line.utterances == ("u-a1",)
    assert line.article.url == "https://warta.example/a2"
    assert line.article.title == "Bah a2"
    assert line.article.published == "2031-01-10T09:30"
    assert line.article.day == "2031-01-10"
    assert line.article.story == "sa"


def test_an_utterance_with_all_versions(asked):
    view = asked.utterance("u-a1")
    assert [v.article.id for v in view.versions] == ["a1", "a2"]
    assert (view.speaker, view.entity) == ("Rana Wibisana", "e1")
    assert asked.utterance("nothing") is None


def test_a_story_whole(asked, sample):
    view = asked.story("sa")
    assert [a.id for a in view.articles] == ["a1", "a2", "a3"]
    (utterance,) = view.utterances
    assert (utterance.id, utterance.members, utterance.outlets) == ("u-a1", 2, 2)
    assert (utterance.speaker, utterance.entity) == ("Rana Wibisana", "e1")
    assert (utterance.words, utterance.day) == (
        "Sebanyak 120 rumah terendam",
        "2031-01-10",
    )
    assert view.facts == asked.figures("sa")
    (copy,) = view.copies
    assert (copy.copy, copy.left.id, copy.right.id) == (sample.COPY, "a1", "a2")
    assert view.line == asked.stories(Wanted(least=2)).items[0]
    assert asked.story("nothing") is None


def test_facts_stand_in_their_sentences(asked):
    (fact,) = asked.figures("sa")
    assert (fact.id, fact.relation) == ("f-a1", FactRelation.DIFFER)
    assert [m.article.id for m in fact.members] == ["a1", "a2", "a3"]
    last = fact.members[2]
    assert last.words == "140"
    assert last.figure == Figure(Span(10, 13), 140.0, unit="rumah")
    assert last.sentence == "“Sebanyak 140 rumah terendam”, kata Wibisana di Kelam."
    assert asked.figures("sb") == ()
    assert asked.figures("nothing") == ()


def test_of_a_sentence_without_an_end_the_words_around_a_figure_are_shown(sample):
    archive = open_archive(":memory:")
    for one in sample.READINGS[:2]:
        text = one.article.text.rstrip() + " dan seterusnya" * 60
        long = replace(
            one,
            article=replace(one.article, text=text),
            sentences=(Sentence(Span(0, len(text))),),
        )
        with archive.writing():
            archive.keep(sample.entry(archive, long))
            sample.settled(archive)
    (fact,) = archive.figures("sa")
    for figure in fact.members:
        whole = archive.article(figure.article.id).reading.article.text
        assert figure.sentence == whole[slice(*figure.span)]
        assert figure.sentence.startswith("“Sebanyak 120 rumah")
        assert figure.sentence.endswith(("dan", "seterusnya"))
        assert 200 < len(figure.sentence) < 300


def test_who_somebody_is(asked):
    view = asked.entity("e2")
    assert view.profile.names == (("Tirta Laksmi", 2),)
    assert view.statements == 2
    assert view.months == (("2031-03", 1),)
    assert view.outlets == (("kabar.example", 1), ("warta.example", 1))
    assert view.vias == (("Kantor Aru", 1),)
    assert [s.id for s in view.stories] == ["sb", "sc"]
    assert asked.entity("nobody") is None


def test_what_somebody_said_over_time(asked):
    view = asked.entity("e2")
    assert view.by_outlet == (
        Strand("kabar.example", "kabar.example", 1, ()),
        Strand("warta.example", "warta.example", 1, (("2031-03", 1),)),
    )
    assert [(s.key, s.name, s.statements) for s in view.by_story] == [
        ("sb", "label of sb", 1),
        ("sc", "label of sc", 1),
    ]
    assert (view.counted, view.looked) == (2, 2)


def test_whoever_is_in_many_outlets_and_stories(archive, sample):
    days = ("2031-03-01", "2031-03-02", "2031-04-01", "2031-04-02", "2031-05-01")
    for number, day in enumerate(days):
        outlet = f"o{number}.example" if number else None
        read = sample.reading(f"m{number}", outlet, day, "Tirta Laksmi", number)
        with archive.writing():
            archive.keep(sample.entry(archive, read, outlet=outlet))
            sample.settled(archive)
    view = archive.entity("e2")
    for strands in (view.by_outlet, view.by_story):
        assert [s.statements for s in strands] == [1, 1, 1, 1, 1]
        assert [s.key is None for s in strands] == [False] * 4 + [True]
    others = Strand(None, None, 1, (("2031-03", 1),))
    assert view.by_outlet[-1] == others


def test_the_words_that_somebody_repeats(asked):
    """An utterance that two articles report was said once; so with common words."""
    view = asked.entity("e1")
    told = {w.word: (w.times, w.statements) for w in view.words}
    assert told == {"terendam": (2, 3), "Sebanyak": (2, 3), "rumah": (2, 3)}
    assert view.words[0].word == "terendam"
    assert view.looked == 3


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("e1", ["e1"]),
        ("WIBISANA", ["e1"]),
        ("rana-wibisana", ["e1"]),
        ("tirt", ["e2"]),
        ("nobody", []),
        ("", []),
        ("%", []),
    ],
)
def test_whom_a_name_may_mean(asked, name, found):
    assert [line.id for line in asked.entities(name)] == found


def test_a_line_of_an_entity(asked):
    (line,) = asked.entities("wibisana")
    assert (line.type, line.name, line.articles, line.statements) == (
        "PER",
        "Rana Wibisana",
        3,
        3,
    )
    assert (line.first, line.last) == ("2031-01-10", "2031-01-12")


def test_a_merged_entity_is_kept_for_by_either_name(archive, sample):
    kept = sample.filled(archive)
    read = sample.reading("d1", "kabar.example", "2031-03-02", "Rana Wibisana", 3)
    made = sample.entry(kept, read, story="sd")
    merging = replace(made.entities[0], merges=(("e2", "one telephone number"),))
    with kept.writing():
        kept.keep(replace(made, entities=(merging,)))
        sample.settled(kept)
    for name in ("Tirta Laksmi", "Rana Wibisana", "e2"):
        assert [line.id for line in kept.entities(name)] == ["e1"]
        found = [s.article.id for s in kept.statements(Wanted(by=name)).items]
        assert found == ["d1", "b1", "a3", "a2", "a1", "c1"]
    assert kept.entity("e2") == kept.entity("e1")


def test_an_article_with_everything(asked, sample):
    view = asked.article("a2")
    assert view.line.id == "a2"
    assert replace(view.reading, meanings=()) == replace(
        sample.READINGS[1], meanings=()
    )
    assert view.copies == asked.copies_of("a2") == asked.copies_of("a1")
    (entity,) = view.entities
    assert (entity.entity, entity.name, entity.score, entity.reason) == (
        "e1",
        "Rana Wibisana",
        0.8,
        "the same name",
    )
    assert view.speakers == ((0, "e1"),)
    assert view.utterances == ((0, "u-a1"),)
    assert view.facts == ((0, "f-a1"),)
    assert asked.article("nobody") is None
    assert asked.copies_of("nobody") == ()


def test_totals(asked):
    totals = asked.totals()
    assert (totals.articles, totals.statements, totals.entities) == (5, 5, 2)
    assert (totals.stories, totals.utterances, totals.facts) == (3, 1, 1)
    assert totals.copies == 1
    assert totals.size > 0


def everything(archive, sample):
    """All that an archive answers about the invented articles."""
    ids = [r.article.id for r in sample.READINGS]
    return {
        "stories": archive.stories(Wanted()),
        "story": [archive.story(s) for s in ("sa", "sb", "sc")],
        "statements": archive.statements(Wanted(), 2),
        "utterance": archive.utterance("u-a1"),
        "who": [archive.entity(e) for e in ("e1", "e2")],
        "whom": archive.entities("rana"),
        "articles": [archive.article(a) for a in ids],
        "links": [archive.links(a) for a in ids],
        "readings": archive.readings(ids),
        "checked": archive.checked(),
    }


def test_both_databases_answer_the_same(place, sample):
    answers = []
    for kind in ("file", "postgres"):
        archive = open_archive(place(kind))
        sample.filled(archive)
        with archive.writing():
            archive.forget("a1")
            archive.keep(sample.entry(archive, sample.READINGS[0], copies=()))
            sample.settled(archive)
        answers.append(everything(archive, sample))
        archive.close()
    assert answers[0] == answers[1]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), ["b1", "a3", "a2", "a1", "c1"]),
        (Wanted(story="sa"), ["a3", "a2", "a1"]),
        (Wanted(story="sa", outlet="kabar.example"), ["a3", "a1"]),
        (Wanted(since="2031-01-11", until="2031-02-28"), ["a3"]),
        (Wanted(story="nothing"), []),
    ],
)
def test_articles_and_statements_that_are_wanted(asked, wanted, found):
    assert [a.id for a in asked.articles(wanted).items] == found
    assert [s.article.id for s in asked.statements(wanted).items] == found
    assert [a.id for a in paged(lambda n, c: asked.articles(wanted, n, c), 1)] == found


@pytest.mark.parametrize("limit", [1, 2, 9])
def test_what_is_dated_later_than_tomorrow_does_not_lead(asked, limit, monkeypatch):
    """It comes behind what has been, and before what has no day."""
    today = datetime(2031, 2, 1, 12, tzinfo=UTC).timestamp()
    monkeypatch.setattr(
        "ujar.store.answers.newest.time", SimpleNamespace(time=lambda: today)
    )
    order = ["a3", "a2", "a1", "b1", "c1"]
    articles = paged(lambda n, c: asked.articles(Wanted(), n, c), limit)
    said = paged(lambda n, c: asked.statements(Wanted(), n, c), limit)
    stories = paged(lambda n, c: asked.stories(Wanted(), n, c), limit)
    assert [a.id for a in articles] == order
    assert [s.article.id for s in said] == order
    assert [s.id for s in stories] == ["sa", "sb", "sc"]
    hers = asked.statements(Wanted(by="e2", since="2031-02-02")).items
    assert [s.article.id for s in hers] == ["b1"]


def test_articles_in_the_order_in_which_they_came(asked):
    found = asked.articles_as_added(Wanted(outlet="kabar.example")).items
    assert [a.id for a in found] == ["a1", "a3", "c1"]
    assert paged(lambda n, c: asked.articles_as_added(Wanted(), n, c), 2) == (
        asked.articles_as_added(Wanted()).items
    )


def test_statements_of_somebody_in_a_story(asked):
    wanted = Wanted(by="Tirta Laksmi", story="sb")
    assert [s.article.id for s in asked.statements(wanted).items] == ["b1"]


def test_all_entities_with_what_they_say(asked):
    whole = asked.all_entities().items
    assert [(e.profile.name, e.statements) for e in whole] == [
        ("Rana Wibisana", 3),
        ("Tirta Laksmi", 2),
    ]
    assert paged(asked.all_entities, 1) == whole
    known = asked.profiled({"e1", "nobody"})
    assert known == {"e1": whole[0].profile}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), ["u-a1"]),
        (Wanted(story="sa"), ["u-a1"]),
        (Wanted(story="sb"), []),
        (Wanted(by="Wibisana"), ["u-a1"]),
        (Wanted(by="e1", story="sa"), ["u-a1"]),
        (Wanted(by="e1", story="sb"), []),
        (Wanted(by="e2"), []),
        (Wanted(by="Nobody"), []),
    ],
)
def test_utterances_that_are_wanted(asked, wanted, found):
    page = asked.utterances(wanted, 1)
    assert [u.id for u in page.items] == found
    assert page.cursor is None


def test_a_line_of_an_utterance_says_where_it_stands(asked):
    (line,) = asked.utterances(Wanted()).items
    assert line == asked.story("sa").utterances[0]
    first = asked.utterance(line.id).versions[0]
    assert (line.first, line.item, line.span) == (first.article, first.item, first.span)
    assert asked.statement("a1", 0) == first
    for article, item in (("a1", 1), ("a1", -1), ("nobody", 0)):
        assert asked.statement(article, item) is None


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), ["f-a1"]),
        (Wanted(story="sa"), ["f-a1"]),
        (Wanted(story="sb"), []),
        (Wanted(relation="differ"), ["f-a1"]),
        (Wanted(story="sa", relation="differ"), ["f-a1"]),
        (Wanted(relation="agree"), []),
    ],
)
def test_facts_that_are_wanted(asked, wanted, found):
    page = asked.facts(wanted, 1)
    assert [f.id for f in page.items] == found
    assert page.items == tuple(map(asked.fact, found))
    assert page.cursor is None
    assert asked.fact("nothing") is None


def test_words_are_looked_for_a_stretch_at_a_time(asked, monkeypatch):
    """A page may be empty and go on; all pages together miss nothing."""
    monkeypatch.setattr("ujar.store.answers.statements._CHUNK", 1)
    monkeypatch.setattr("ujar.store.answers.statements._CHUNKS", 2)
    wanted = Wanted(about="120 rumah")
    assert asked.statements(wanted, 1).items == ()
    found = paged(lambda n, c: asked.statements(wanted, n, c), 1)
    assert [s.article.id for s in found] == ["a2", "a1"]
    assert listing.statements(asked, wanted, 2, None).items == found
