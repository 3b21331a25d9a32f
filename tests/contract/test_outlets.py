"""How articles came to their outlets, as they come and go, in every database."""

from contextlib import closing
from dataclasses import replace

import pytest

from ujar.schema import Copy, Direction, Form, Origin, Relation, Span
from ujar.schema.keeping import Wanted
from ujar.schema.outlets import Making, Taken, Way
from ujar.store import open_archive

DAYS = Wanted(since="2031-01-01", until="2031-01-31")


def makings(archive, outlet):
    (line,) = [o for o in archive.outlets(Wanted()).outlets if o.name == outlet]
    return dict(line.makings)


def kept(archive, sample, id_, outlet, published, **changes):
    """Keep an article that shares text with a1 as *changes* say, and settle."""
    read = sample.reading(id_, outlet, published, "Tirta Laksmi", 5)
    origins = changes.pop("origins", ())
    entry = sample.entry(archive, replace(read, origins=origins), **changes)
    with archive.writing():
        archive.keep(entry)
        sample.settled(archive)


def copied(left, right, form=Form.REPRINT, way=Direction.FROM_LEFT, source=None):
    spans = ((Span(0, 9), Span(0, 9)),)
    return Copy(left, right, spans, 0.9, form, way, 0.9, "the same words", source)


def test_outlets_with_how_their_articles_were_made(asked):
    view = asked.outlets(Wanted())
    assert [(o.name, o.articles) for o in view.outlets] == [
        ("kabar.example", 3),
        ("warta.example", 2),
    ]
    kabar, warta = view.outlets
    assert dict(kabar.makings) == {"own": 3}
    assert dict(warta.makings) == {"whole": 1, "own": 1}
    assert (view.articles, view.first, view.last) == (5, "2031-01-10", "2031-03-01")
    assert view.taken == (Taken("kabar.example", "warta.example", Way.TAKEN, 1, 0),)
    assert (kabar.statements, kabar.unnamed, dict(kabar.kinds)) == (3, 0, {"direct": 3})
    assert (kabar.voices.speakers, kabar.voices.persons) == (2, 3)
    assert kabar.voices.simpson == pytest.approx(2 / 3)
    assert kabar.voices.few


def test_days_bound_what_is_counted(asked):
    view = asked.outlets(DAYS)
    assert [(o.name, o.articles) for o in view.outlets] == [
        ("kabar.example", 2),
        ("warta.example", 1),
    ]
    assert asked.outlets(Wanted(until="2030-12-31")).articles == 0
    assert asked.outlets(Wanted(), 1).unshown == 1


def test_one_outlet(asked):
    view = asked.outlet("warta.example", Wanted())
    assert [(s.entity, s.statements) for s in view.speakers] == [("e1", 1), ("e2", 1)]
    assert view.credited == (("Kantor Aru", 2),)
    assert view.months == (("2031-01", 0, 1), ("2031-03", 1, 0))
    assert asked.outlet("warta.example", Wanted(until="2030-01-01")).line.articles == 0
    assert asked.outlet("nobody.example", Wanted()) is None


def test_examples_lead_to_the_articles(asked):
    wanted = Wanted(outlet="warta.example")
    assert [a.id for a in asked.made(wanted, None).items] == ["b1", "a2"]
    assert [a.id for a in asked.made(wanted, Making.WHOLE).items] == ["a2"]
    first = asked.made(wanted, None, 1)
    assert [a.id for a in asked.made(wanted, None, 1, first.cursor).items] == ["a2"]
    (pair,) = asked.outlets(Wanted()).taken
    (copy,) = asked.taken(pair, Wanted()).items
    assert (copy.left.id, copy.right.id) == ("a1", "a2")
    assert asked.taken(pair, Wanted(since="2031-02-01")).items == ()


def test_stories_count_their_copies(asked):
    (story,) = asked.stories(Wanted(least=2)).items
    assert story.copied == 1


def test_what_is_made_of_an_article_follows_what_is_known(archive, sample):
    sample.filled(archive)
    wire = Origin("Kantor Aru", Relation.WIRE, Span(0, 4))
    cases = [
        ("d1", {"copies": (copied("a1", "d1", Form.PARTIAL),)}, "part"),
        ("d2", {"copies": (copied("a1", "d2", way=Direction.UNKNOWN),)}, "unknown"),
        ("d3", {"origins": (wire,), "agencies": frozenset({"Kantor Aru"})}, "agency"),
        ("d4", {"origins": (wire,)}, "credited"),
    ]
    elsewhere = copied("a1", "d5", Form.COMMON_SOURCE, Direction.BOTH_FROM_ELSEWHERE)
    cases.append(("d5", {"copies": (elsewhere,)}, "common"))
    for number, (id_, changes, making) in enumerate(cases):
        outlet = f"{id_}.example"
        kept(archive, sample, id_, outlet, f"2031-01-2{number}", **changes)
        assert makings(archive, outlet) == {making: 1}, id_
    assert makings(archive, "kabar.example") == {"common": 1, "own": 2}
    assert archive.checked() == ()
    with archive.writing():
        archive.forget("d5")
        sample.settled(archive)
    assert makings(archive, "kabar.example") == {"unknown": 1, "own": 2}
    assert archive.checked() == ()


def test_an_earlier_archive_is_counted_when_it_is_opened(archive, sample):
    sample.filled(archive)
    before = archive.outlets(Wanted())
    with archive.writing():
        for query in ("DELETE FROM taking", "DELETE FROM report"):
            archive._database._connection.execute(query)
        archive._database._connection.execute(
            "INSERT INTO uncounted SELECT n FROM article"
        )
    from ujar.store import reports  # noqa: PLC0415

    assert archive.outlets(Wanted()).articles == 0
    reports.catch_up(archive._database, archive._terms)
    assert archive.outlets(Wanted()) == before
    assert archive.checked() == ()


def test_state_changes_with_the_archive(place, sample):
    with closing(open_archive(place("memory"))) as archive:
        before = archive.state()
        sample.filled(archive)
        assert archive.state() != before
        assert archive.state() == archive.state()
