"""What every archive does for the pipeline, whichever database keeps it."""

import random
from dataclasses import replace

import pytest

from ujar.schema import Article, Reading, Ref, Tenure
from ujar.schema.keeping import FACTS, STORIES, UTTERANCES, ArchiveError, Known, Query


@pytest.fixture
def kept(archive, sample):
    return sample.filled(archive)


def test_readings_come_back_as_they_were(kept, sample):
    ids = [r.article.id for r in sample.READINGS]
    assert kept.readings(ids) == {r.article.id: r for r in sample.READINGS}
    assert kept.readings(["nobody"]) == {}
    assert kept.readings([]) == {}


@pytest.mark.parametrize("text", ["a\0b", "half \ud800 of a pair", "é́́ 👩‍👩‍👧", ""])
def test_any_text_is_kept(archive, sample, text):
    read = sample.reading("x", "kabar.example", None, "Rana Wibisana", 1)
    odd = replace(read, article=replace(read.article, text=text, title=text))
    with archive.writing():
        archive.keep(sample.entry(archive, odd, story="s", entities=()))
    assert archive.readings(["x"]) == {"x": odd}


@pytest.mark.parametrize("length", [1, 900, 2_000, 63_000, 64_000, 300_000])
def test_any_length_is_kept(archive, sample, length):
    """A text that does not compress is cut into as many parts as there are."""
    odd = random.Random(length)  # noqa: S311
    text = "".join(chr(odd.randrange(0x4E00, 0x9FFF)) for _ in range(length))
    read = Reading(Article(text, "x"))
    made = sample.entry(archive, sample.READINGS[0], entities=())
    with archive.writing():
        archive.keep(replace(made, reading=read, story="s"))
        sample.settled(archive)
    assert archive.readings(["x"]) == {"x": read}
    assert archive.checked() == ()


def test_known_names_content_and_maker(kept, sample):
    assert kept.known(["a1", "nobody"]) == {"a1": Known("content of a1", sample.MAKER)}
    assert kept.stale(sample.MAKER) == ()
    assert kept.stale("read 2") == ("a1", "a2", "a3", "b1", "c1")


def query(day, days=30, most=10, linker=STORIES, keys=("bah",)):
    return Query(linker, frozenset(keys), day, days, most)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (query("2031-01-10", 1), ("a1", "a2", "c1")),
        (query("2031-01-11"), ("a1", "a2", "a3", "c1")),
        (query("2031-01-12", 30, 2), ("a3", "a1")),
        (query("2031-01-12", keys=("Sungai Kelam", "bah"), most=1), ("a3",)),
        (query(None, most=3), ("a1", "a2", "a3")),
        (query("2031-01-10", keys=("gempa",)), ()),
        (query("2031-01-10", keys=()), ()),
        (query("2031-01-10", linker="another"), ()),
    ],
)
def test_candidates_share_a_key_and_are_near(kept, asked, found):
    assert kept.candidates(asked) == found


def keep_under(archive, sample, key, days):
    """Keep an article for each of *days* that has nothing but *key*."""
    for n, day in enumerate(days):
        read = sample.reading(f"{key}{n}", "kabar.example", day, "Ani Sari", n)
        bare = {"keys": {STORIES: frozenset({key})}, "judgements": {}, "copies": ()}
        archive.keep(sample.entry(archive, read, **bare))


def test_without_days_the_latest_under_a_key_are_candidates(
    archive, sample, monkeypatch
):
    """What has a day is near or not; of the others there are ever more."""
    monkeypatch.setattr("ujar.store.archive._EACH", 2)
    with archive.writing():
        days = ("2031-01-08", "2031-01-11", "2031-01-10", "2031-01-09")
        keep_under(archive, sample, "k", (None, *days, None, None))
    near = archive.candidates(query("2031-01-10", 1, keys=("k",)))
    assert near == ("k3", "k2", "k4", "k5", "k6")
    anywhere = archive.candidates(query(None, keys=("k",)))
    assert sorted(anywhere) == ["k2", "k3", "k5", "k6"]


def test_far_back_without_a_day_more_keys_are_shared(archive, sample, monkeypatch):
    """One of many under a key must have more in common than that key."""
    monkeypatch.setattr("ujar.store.archive._FEW", 1)
    shared = {"u1": "kl", "u2": "kl", "u3": "k", "u4": "k"}
    days = {"d1": "2031-01-08", "d2": "2031-01-10", "d3": "2031-01-11"}
    with archive.writing():
        for id_ in (*days, *shared):
            day = days.get(id_)
            read = sample.reading(id_, "kabar.example", day, "Ani Sari", 1)
            bare = {"judgements": {}, "copies": (), "entities": ()}
            given = {STORIES: frozenset(shared.get(id_, "k"))}
            archive.keep(sample.entry(archive, read, keys=given, **bare))
    dated = archive.candidates(query("2031-01-10", 1, keys="kl"))
    assert dated == ("u1", "u2", "d2", "d3", "u4")
    assert archive.candidates(query(None, keys="kl")) == ("u1", "u2", "d3", "u4")


def test_of_many_under_a_key_the_first_named_are_likely(archive, sample, monkeypatch):
    monkeypatch.setattr("ujar.store.people._EACH", 2)
    with archive.writing():
        for n, name in enumerate(("Ani Sari", "Beta Sari", "Cita Sari")):
            read = sample.reading(f"a{n}", "kabar.example", None, name, n)
            made = sample.entry(archive, read, judgements={}, copies=())
            (one,) = made.entities
            new = replace(one.profile, id=f"e-{name}", name=name, articles=1)
            archive.keep(replace(made, entities=(replace(one, profile=new),)))
    found = archive.profiles(frozenset({"Sari"}), 5)
    assert [p.name for p in found] == ["Ani Sari", "Beta Sari"]


def test_those_that_share_more_keys_come_first(archive, sample):
    with archive.writing():
        for read, keys in zip(
            sample.READINGS, ("k", "kl", "klm", "x", "m"), strict=True
        ):
            given = {STORIES: frozenset(keys)}
            archive.keep(
                sample.entry(archive, read, keys=given, judgements={}, copies=())
            )
    asked = query("2031-01-10", keys="klm")
    assert archive.candidates(asked) == ("a3", "a2", "a1", "c1")


def test_links_name_everything_an_article_hangs_on(kept, sample):
    links = kept.links("a2")
    assert links.story == "sa"
    assert links.utterances == {0: ("u-a1",)}
    assert {item: id_ for item, (id_, _) in links.facts.items()} == {0: "f-a1"}
    assert links.mentions == {0: "e1"}
    assert links.speakers == {0: "e1"}
    assert links.copies == (sample.COPY,)
    assert kept.links("b1").utterances == {}
    with pytest.raises(ArchiveError, match="no article nobody"):
        kept.links("nobody")


def test_stories_and_their_articles_in_time_order(kept):
    assert kept.stories_of(["a3", "b1", "nobody"]) == {"a3": "sa", "b1": "sb"}
    assert kept.articles_of("sa", 10) == ("a1", "a2", "a3")
    assert kept.articles_of("sa", 2) == ("a1", "a2")
    assert kept.articles_of("nothing", 2) == ()


def test_profiles_add_up(kept):
    (found,) = kept.profiles(frozenset({"Wibisana"}), 5)
    assert (found.id, found.articles) == ("e1", 3)
    assert found.names == (("Rana Wibisana", 2), ("Wibisana", 1))
    assert (found.first, found.last) == ("2031-01-10", "2031-01-12")
    assert kept.profiles(frozenset({"nobody"}), 5) == ()
    assert kept.profiles(frozenset(), 5) == ()


def test_components_hang_together(archive, sample):
    with archive.writing():
        for read in sample.READINGS:
            archive.keep(sample.entry(archive, read))
    ((items, judgements),) = archive.unsettled(FACTS)
    assert items == (Ref("a1", 0), Ref("a2", 0), Ref("a3", 0))
    assert judgements == (
        *sample.JUDGEMENTS["a2"][FACTS],
        *sample.JUDGEMENTS["a3"][FACTS],
    )
    assert archive.unsettled_stories() == ("sa", "sb", "sc")


def test_nothing_is_unsettled_once_settled(kept):
    assert not list(kept.unsettled(UTTERANCES))
    assert not list(kept.unsettled(FACTS))
    assert kept.unsettled_stories() == ()
    assert kept.checked() == ()


def test_forgetting_unsettles_the_other_ends(kept, sample):
    with kept.writing():
        kept.forget("a2")
        kept.forget("nobody")
    assert kept.known(["a2"]) == {}
    components = list(kept.unsettled(FACTS))
    assert components == [((Ref("a1", 0),), ()), ((Ref("a3", 0),), ())]
    assert [items for items, _ in kept.unsettled(UTTERANCES)] == [(Ref("a1", 0),)]
    assert kept.checked() != ()
    with kept.writing():
        sample.settled(kept)
    assert kept.checked() == ()
    assert kept.links("a1").utterances == {}
    assert kept.links("a1").copies == ()
    assert kept.candidates(query("2031-01-10", 1)) == ("a1", "c1")
    (found,) = kept.profiles(frozenset({"Wibisana"}), 5)
    assert (found.articles, found.names) == (
        2,
        (("Rana Wibisana", 1), ("Wibisana", 1)),
    )


def test_forgetting_takes_an_office_back(archive, sample):
    for n, read in enumerate(sample.READINGS[:3], 1):
        made = sample.entry(archive, read)
        held = (Tenure("Kepala Desa", None, None, n), Tenure("Camat", None, None, 1))
        one = replace(
            made.entities[0], profile=replace(made.entities[0].profile, offices=held)
        )
        with archive.writing():
            archive.keep(replace(made, entities=(one,)))
    with archive.writing():
        archive.forget("a3", lambda _: ("kepala desa", "Camat"))
        archive.forget("a2", lambda _: ())
        sample.settled(archive)
    (found,) = archive.profiles(frozenset({"Wibisana"}), 5)
    assert [(t.office, t.articles) for t in found.offices] == [("Kepala Desa", 2)]


def test_forgetting_the_last_article_of_a_story_and_a_person(kept, sample):
    with kept.writing():
        kept.forget("b1")
        kept.forget("c1")
        sample.settled(kept)
    assert kept.profiles(frozenset({"Laksmi"}), 5) == ()
    assert kept.articles_of("sb", 5) == ()
    assert kept.checked() == ()
    kept.vacuum()
    assert kept.checked() == ()


def test_forgetting_and_adding_again_changes_nothing(kept, sample):
    before = kept.links("a3"), kept.links("a1")
    with kept.writing():
        kept.forget("a3")
        kept.keep(sample.entry(kept, sample.READINGS[2]))
        sample.settled(kept)
    assert (kept.links("a3"), kept.links("a1")) == before
    assert kept.checked() == ()


def test_merged_stories_are_one(kept, sample):
    with kept.writing():
        kept.merge_stories("sa", ("sb", "sa"))
        assert kept.unsettled_stories() == ("sa",)
        assert [items for items, _ in kept.unsettled(FACTS)] == [
            (Ref("a1", 0), Ref("a2", 0), Ref("a3", 0))
        ]
        sample.settled(kept)
    assert kept.stories_of(["b1"]) == {"b1": "sa"}
    assert kept.articles_of("sa", 9) == ("a1", "a2", "a3", "b1")
    assert kept.checked() == ()
    with pytest.raises(ArchiveError, match="no story nothing"), kept.writing():
        kept.merge_stories("sa", ("nothing",))


def test_a_merged_entity_is_found_under_the_one_it_became(kept, sample):
    (root,) = kept.profiles(frozenset({"Wibisana"}), 5)
    read = sample.reading("d1", "kabar.example", "2031-03-02", "Rana Wibisana", 3)
    made = sample.entry(kept, read, story="sd", judgements={}, copies=())
    merging = replace(made.entities[0], merges=(("e2", "one telephone number"),))
    with kept.writing():
        kept.keep(replace(made, entities=(merging,)))
        sample.settled(kept)
    assert [p.id for p in kept.profiles(frozenset({"Laksmi"}), 5)] == [root.id]
    assert kept.links("b1").speakers == {0: "e1"}
    assert kept.checked() == ()


def test_what_is_interrupted_leaves_nothing(archive, sample):
    def interrupted():
        with archive.writing():
            archive.keep(sample.entry(archive, sample.READINGS[0]))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert archive.known(["a1"]) == {}
    sample.filled(archive)
    assert archive.checked() == ()


def test_a_transaction_inside_another_is_part_of_it(archive, sample):
    read = sample.READINGS[0]

    def interrupted():
        with archive.writing():
            with archive.writing():
                archive.keep(sample.entry(archive, read))
            assert archive.known([read.article.id])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert archive.known([read.article.id]) == {}
    with archive.writing(), archive.writing():
        archive.keep(sample.entry(archive, read))
    assert archive.readings([read.article.id]) == {read.article.id: read}


def test_changes_belong_inside_writing(archive, sample):
    with pytest.raises(RuntimeError, match="inside its writing"):
        archive.keep(sample.entry(archive, sample.READINGS[0]))


def test_nothing_is_kept_twice(kept, sample):
    with pytest.raises(ArchiveError, match="a1 is in the archive"), kept.writing():
        kept.keep(sample.entry(kept, sample.READINGS[0], judgements={}, copies=()))


def test_judgements_name_what_is_there(archive, sample):
    judgements = {UTTERANCES: (sample.judged("a1", "elsewhere"),)}
    with pytest.raises(ArchiveError, match="names elsewhere"), archive.writing():
        archive.keep(sample.entry(archive, sample.READINGS[0], judgements=judgements))
