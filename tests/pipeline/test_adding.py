"""Adding to an archive: once, again, changed, one by one, and all at once."""

from dataclasses import replace

import pytest

from ujar.pipeline import archives, opening
from ujar.pipeline.adding import Became
from ujar.pipeline.batch import Job
from ujar.pipeline.settings import Settings
from ujar.schema.document import Record
from ujar.schema.keeping import FACTS, UTTERANCES

# Three invented reports of one event and one of another; annotated, so that no model
# has to run: what was said, and the figures.
_WORDS = "Lebih dari 1.200 warga sudah dibawa ke tempat aman"


_TITLES = {
    "a1": "Gunung Wangsar meletus, warga Mareta mengungsi",
    "b1": "Lebih dari 1.200 warga dibawa ke tempat aman",
    "c1": "Kapal siaga bagi pengungsi Gunung Wangsar",
    "d1": "Harga cabai di pasar",
}
_NAMES = {
    "Gunung Wangsar": "LOC",
    "Mareta": "LOC",
    "Dewi Kartanala": "PER",
    "Badan Siaga Bencana Sagara": "ORG",
}


def article(name, outlet, day, text, spans):
    statements = [
        {
            "kind": "direct",
            "fragments": [[text.index(w), text.index(w) + len(w)]],
            "speaker": "Dewi Kartanala",
            "said_on": day[:10],
            "act": "say",
        }
        for w in spans
    ]
    number = text.find("1.200 warga")
    figures = [{"span": [number, number + 5], "value": 1200, "unit": "warga"}]
    end = [[0, len(text)]]
    return {
        "id": name,
        "outlet": outlet,
        "published": day,
        "title": _TITLES[name],
        "language": "id",
        "text": text,
        "statements": statements,
        "figures": figures if number >= 0 else [],
        "mentions": [
            {"span": [m, m + len(n)], "type": kind, "name": n}
            for n, kind in _NAMES.items()
            if (m := text.find(n)) >= 0
        ],
        "sentences": [{"span": s, "paragraph": 0} for s in end],
        "dates": [],
        "boilerplate": [],
        "origins": [],
        "meanings": [],
        "day": day[:10],
    }


def record(fields):
    return Record(fields["id"], fields, 1)


def _text(more):
    return (
        f'Gunung Wangsar meletus di Mareta. "{_WORDS}", kata Dewi Kartanala, '
        "kepala Badan Siaga Bencana Sagara, di Labuhan Lindi. Letusan terjadi pada "
        "pukul 04.17 dan disusul hujan abu di tiga kecamatan. Pelabuhan Tanjung Sewu "
        f"ditutup sampai pemberitahuan berikutnya. {more}"
    )


ARTICLES = [
    article("a1", "kabar.example", "2026-09-08T10:00", _text("Abu turun."), [_WORDS]),
    article(
        "b1", "denyut.example", "2026-09-08T11:30", _text("Jalan tutup."), [_WORDS]
    ),
    article("c1", "teraju.example", "2026-09-09", _text("Kapal siaga."), [_WORDS]),
    article("d1", "teraju.example", "2026-10-20", "Harga cabai turun di pasar.", []),
]


@pytest.fixture
def settings():
    return Settings(archive=opening.MEMORY, workers=1)


def opened(settings):
    return opening.opened(settings)


def add(archive, settings, articles):
    adding = archives.adding(archive, Job(settings, annotated=True))
    return [a.became for a in adding.run(map(record, articles))]


def picture(archive, articles):
    """What an archive has made of the articles, whatever its ids are."""
    links = {a["id"]: archive.links(a["id"]) for a in articles}
    return {
        name: (
            {n for n, other in links.items() if other.story == found.story},
            found.utterances,
            found.facts,
            {c.left for c in found.copies} | {c.right for c in found.copies},
        )
        for name, found in links.items()
    }


def test_reports_of_one_event_are_linked(settings):
    """The same words, figure and event are found across outlets; another is not."""
    with opened(settings) as archive:
        assert add(archive, settings, ARTICLES) == [Became.ADDED] * 4
        links = {a["id"]: archive.links(a["id"]) for a in ARTICLES}
    assert links["a1"].story == links["b1"].story == links["c1"].story
    assert links["a1"].story != links["d1"].story
    assert links["a1"].utterances == links["b1"].utterances != {}
    assert links["a1"].facts == links["c1"].facts != {}


def test_adding_again_changes_nothing(settings):
    """What is there unchanged is left alone."""
    with opened(settings) as archive:
        add(archive, settings, ARTICLES)
        before = picture(archive, ARTICLES)
        assert add(archive, settings, ARTICLES) == [Became.SAME] * 4
        assert picture(archive, ARTICLES) == before


def test_one_by_one_is_as_all_at_once(settings):
    """The size of a batch does not matter, nor does an interruption."""
    with opened(settings) as whole, opened(settings) as pieces:
        add(whole, settings, ARTICLES)
        for one in ARTICLES:
            add(pieces, settings, [one])
        assert picture(whole, ARTICLES) == picture(pieces, ARTICLES)


def test_a_changed_article_takes_the_place_of_the_old_one(settings):
    """Nothing of the old text is left: no utterance, no fact."""
    changed = article("b1", "denyut.example", "2026-09-08T11:30", "Dicabut.", [])
    with opened(settings) as archive:
        add(archive, settings, ARTICLES)
        assert add(archive, settings, [changed]) == [Became.CHANGED]
        links = archive.links("b1")
        assert not links.utterances
        assert not links.facts
        assert archive.readings(["b1"])["b1"].article.text == "Dicabut."
        assert not list(archive.unsettled(UTTERANCES))
        assert not list(archive.unsettled(FACTS))


def test_the_same_id_twice_in_one_batch(settings):
    """The second one changes the first; the very same one is left alone."""
    with opened(settings) as archive:
        again = [ARTICLES[0], ARTICLES[0], ARTICLES[0] | {"title": "Lain"}]
        became = add(archive, settings, again)
        assert became == [Became.ADDED, Became.SAME, Became.CHANGED]


def test_what_another_version_made_is_found_and_made_again(settings):
    """A refresh reads and links again what is stale, and only that."""
    with opened(settings) as archive:
        add(archive, settings, ARTICLES[:1])
        now = archives.adding(archive, Job(settings))
        assert not archive.stale(now.maker)
        later = replace(now, maker="of tomorrow")
        became = [a.became for a in archives.refreshed(later)]
        assert became == [Became.CHANGED]
        assert not archive.stale("of tomorrow")
