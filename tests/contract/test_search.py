"""Search over every archive: the same is found, whichever database keeps it."""

from contextlib import closing, suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ujar.pipeline import searching, wire
from ujar.pipeline.meanings import of as meanings_of
from ujar.pipeline.settings import Settings
from ujar.schema import Article, Kind, Reading, Sentence, Span, Statement
from ujar.schema.keeping import Wanted
from ujar.schema.search import SearchError
from ujar.store import open_archive
from ujar.store.search.codes import Codes
from ujar.store.search.parsing import sought

SETTINGS = Settings()
TEXTS = {
    "p1": (
        "Harga beras naik di Pasar Kelam",
        "“Harga beras naik dua kali lipat,” kata Rana Wibisana di Kelam. Mahal!",
    ),
    "p2": (
        "Banjir surut di Lawoto",
        "“Air mulai surut,” kata Tirta. Bantuan beras tiba dan harga sewa naik.",
    ),
    "p3": (
        "Sekolah dibuka lagi",
        "“Anak-anak belajar di tenda,” kata Tirta Laksmi. Guru-guru kembali mengajar.",
    ),
    "p4": (
        "Rice gets dearer at Kelam market",
        "“The price of rice has doubled,” said Rana Wibisana. Traders complain.",
    ),
}


def made(id_, day="2031-01-10", outlet="kabar.example"):
    """An article with one statement and vectors of meaning."""
    title, text = TEXTS[id_]
    end = text.index("”") - 1
    language = "en" if id_ == "p4" else "id"
    speaker = "Rana Wibisana" if "Rana" in text else "Tirta Laksmi"
    said = Statement(Kind.DIRECT, (Span(1, end),), speaker=speaker)
    cut = text.index(". ") + 1
    reading = Reading(
        Article(text, id_, None, outlet, title, day, language=language),
        sentences=(Sentence(Span(0, cut)), Sentence(Span(cut + 1, len(text)))),
        statements=(said,),
        day=day,
    )
    vectors = meanings_of(reading, wire.embedder(SETTINGS))
    return replace(reading, meanings=vectors)


def kept(archive, sample, *readings):
    for reading in readings:
        with archive.writing():
            archive.keep(sample.entry(archive, reading))
            sample.settled(archive)


@pytest.fixture
def filled(archive, sample):
    """An archive with the four articles."""
    days = {"p1": "2031-01-10", "p2": "2031-01-11", "p3": None, "p4": "2031-02-01"}
    for id_, day in days.items():
        outlet = "warta.example" if id_ == "p3" else "kabar.example"
        kept(archive, sample, made(id_, day, outlet))
    return archive


def search(archive, query, **more):
    return searching.search(archive, SETTINGS, query, **more)


def literal(archive, query):
    """What has the words, meaning left out."""
    return {
        (hit.article.id, hit.statement.item if hit.statement else None)
        for hit in archive.search(sought(query), None, 50)
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("beras", {("p1", None), ("p1", 0), ("p2", None)}),
        ("Harga BERAS!", {("p1", None), ("p1", 0), ("p2", None)}),
        ('"harga beras"', {("p1", None), ("p1", 0)}),
        ("“harga beras", {("p1", None), ("p1", 0)}),
        ('"beras harga"', set()),
        ("harga -beras", set()),
        ("naik -sewa", {("p1", None), ("p1", 0)}),
        ('naik -"harga sewa"', {("p1", None), ("p1", 0)}),
        ("pengajaran", {("p3", None), ("p3", 0)}),
        ("dibukakan sekolah", {("p3", None)}),
        ("anak", {("p3", None), ("p3", 0)}),
        ("trader complaining", {("p4", None)}),
        ("yang beras", {("p1", None), ("p1", 0), ("p2", None)}),
        ("kelam outlet:warta.example", set()),
        ("kelam since:2031-01-20", {("p4", None)}),
        ("beras until:2031-01-10", {("p1", None), ("p1", 0)}),
        ("naik by:rana", {("p1", 0)}),
        ('naik by:"Rana Wibisana" kind:direct', {("p1", 0)}),
        ("naik kind:indirect", set()),
        ("beras story:s-p2", {("p2", None)}),
        ("tidakada", set()),
        ("naik foo:bar", set()),
    ],
)
def test_the_same_words_are_found_everywhere(filled, query, found):
    assert literal(filled, query) == found


def test_a_phrase_does_not_reach_from_the_title_into_the_text(filled):
    assert literal(filled, '"kelam harga"') == set()


def test_other_words_are_found_by_their_meaning(filled):
    """A translation has no word in common with the query."""
    found = search(filled, "beras makin mahal")
    assert {h.article.id for h in found[:4]} == {"p1", "p4"}
    english = next(h for h in found if h.article.id == "p4")
    assert english.reasons[0].startswith("meaning 0.")
    assert english.marks == ()


def test_what_words_and_meaning_find_comes_first(filled):
    first = search(filled, "harga beras naik")[0]
    assert first.article.id == "p1"
    assert first.reasons[0] == "has all 3 words"
    assert first.reasons[1].startswith("meaning")


def test_marks_stand_on_the_words(filled):
    """Offsets are into the text; an excerpt is the sentence with the words."""
    hits = {(h.article.id, bool(h.statement)): h for h in search(filled, "beras naik")}
    article, statement = hits["p2", False], hits["p1", True]
    text = TEXTS["p2"][1]
    assert [text[slice(*m)] for m in article.marks] == ["beras", "naik"]
    assert article.words == text[slice(*article.excerpt)]
    assert article.words.startswith("Bantuan")
    assert [TEXTS["p1"][1][slice(*m)] for m in statement.marks] == ["beras", "naik"]
    assert statement.words == "Harga beras naik dua kali lipat"


def test_only_whole_phrases_are_marked(filled):
    (hit,) = [h for h in search(filled, '"beras tiba"') if not h.statement]
    assert [TEXTS["p2"][1][slice(*m)] for m in hit.marks] == ["beras", "tiba"]


def test_conditions_hold_for_meaning_too(filled):
    wanted = Wanted(outlet="warta.example")
    assert {h.article.id for h in search(filled, "murid", wanted=wanted)} <= {"p3"}
    assert {h.article.id for h in search(filled, "beras by:tirta")} <= {"p2", "p3"}


def test_what_is_forgotten_is_not_found(filled, sample):
    """Nor by meaning, though its vectors are still in the index."""
    assert search(filled, "harga beras")[0].article.id == "p1"
    with filled.writing():
        filled.forget("p1")
        sample.settled(filled)
    assert all(h.article.id != "p1" for h in search(filled, "harga beras naik"))
    kept(filled, sample, made("p1", "2031-03-01"))
    hit = search(filled, "harga beras")[0]
    assert (hit.article.id, hit.article.day) == ("p1", "2031-03-01")


def test_the_full_text_is_made_anew(filled, sample):
    """Vacuuming drops what is of articles that are gone, and keeps the rest."""
    for _ in range(2):
        with filled.writing():
            filled.forget("p1")
        kept(filled, sample, made("p1"))
    before = literal(filled, "harga")
    filled.vacuum()
    assert literal(filled, "harga") == before
    assert filled.checked() == ()


def test_the_index_follows_the_archive(archive, sample):
    assert search(archive, "beras makin mahal") == ()
    kept(archive, sample, made("p4"))
    (first, *_) = search(archive, "beras makin mahal")
    assert first.article.id == "p4"


def test_the_limit_holds(filled):
    assert len(search(filled, "beras", limit=1)) == 1


HOSTILE = [
    "beras\0naik",
    '"' * 50,
    '"beras',
    "beras AND",
    "beras OR NOT NEAR(a b)",
    "title:beras",
    "{body}: beras",
    "^beras*",
    "(((beras",
    "'; DROP TABLE article; --",
    "beras' & !'naik",
    "\\'beras\\",
    ":*",
    "\ud800 beras",
    "漢字 بيان क्या é́",
    "%s %(match)s :match",
    "since:2031-01-01 " + "x" * 1500,
    "a " * 30,
]


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_queries_are_words_or_told(filled, query):
    with suppress(SearchError):
        assert len(search(filled, query)) <= 10


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", "no word"),
        ("-beras", "no word"),
        ("by:Rana", "list statements or stories"),
        ("a" * 2_001, "longer than 2,000"),
        ("beras " * 33, "more than 32 words"),
        ("di yang", "stand everywhere"),
        ("beras since:kemarin", "since: takes a day"),
    ],
)
def test_what_cannot_be_searched_is_told(filled, query, told):
    with pytest.raises(SearchError, match=told):
        search(filled, query)


@pytest.fixture(scope="module")
def small(sample):
    """One archive in memory, for many queries."""
    archive = open_archive(":memory:")
    kept(archive, sample, made("p1"), made("p2"))
    yield archive
    archive.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=st.text(alphabet=st.characters() | st.sampled_from('"-:\0“ '), max_size=60)
)
def test_any_query_ends_well(small, query):
    with suppress(SearchError):
        assert len(search(small, query)) <= 10


def test_a_damaged_index_is_made_anew(tmp_path, sample, monkeypatch):
    monkeypatch.setattr("ujar.store.search.following._WORTH_A_FILE", 1)
    place = tmp_path / "news.ujar"
    for _ in range(2):
        archive = open_archive(place)
        if not archive.known(["p4"]):
            kept(archive, sample, made("p4"))
        assert search(archive, "beras makin mahal")[0].article.id == "p4"
        archive.close()
        files = sorted(p.name for p in tmp_path.iterdir())
        assert "news.ujar-vectors" in files
        (tmp_path / "news.ujar-vectors").write_bytes(b"something else")


def test_archives_of_one_name_hold_the_vectors_once(place, sample):
    """What one of them adds, the other finds, though it did not read it."""
    where = place("file")
    with closing(open_archive(where)) as one, closing(open_archive(where)) as other:
        kept(one, sample, made("p4"))
        assert search(other, "beras makin mahal")[0].article.id == "p4"
        kept(one, sample, made("p3"))
        assert search(one, "murid sekolah")[0].article.id == "p3"
        assert search(other, "murid sekolah")[0].article.id == "p3"
        assert one._vectors._following() is other._vectors._following()


def test_full_text_in_pieces_becomes_one_and_finds_the_same(
    tmp_path, sample, monkeypatch
):
    monkeypatch.setattr("ujar.store.sqlite.merging._SMALL", 1)
    with closing(open_archive(tmp_path / "news.ujar")) as archive:
        for id_ in TEXTS:
            kept(archive, sample, made(id_))
        before = [literal(archive, query) for query in ("beras", "naik", "rice")]
        assert len(pieces(archive)) > 1
        archive.tidy()
        assert len(pieces(archive)) == 1
        assert [literal(archive, q) for q in ("beras", "naik", "rice")] == before
        assert archive.checked() == ()


def pieces(archive):
    return archive._database.rows("article_words_pieces")


def test_vacuuming_drops_the_vectors_of_what_is_gone(tmp_path, sample, monkeypatch):
    monkeypatch.setattr("ujar.store.search.following._WORTH_A_FILE", 1)
    archive, file = open_archive(tmp_path / "news.ujar"), tmp_path / "news.ujar-vectors"
    kept(archive, sample, made("p4"), made("p3"))
    sizes = []
    for _ in range(2):
        assert search(archive, "murid sekolah")[0].article.id == "p3"
        sizes.append(len(Codes.load(file, 128)))
        with archive.writing():
            archive.forget("p4")
            sample.settled(archive)
        archive.vacuum()
        assert not file.exists()
    archive.close()
    assert sizes == [4, 2]


def test_the_index_of_another_archive_is_not_used(tmp_path, sample, monkeypatch):
    """An archive that was made anew under the same name has other vectors."""
    monkeypatch.setattr("ujar.store.search.following._WORTH_A_FILE", 1)
    place = tmp_path / "news.ujar"
    for id_, query in (("p4", "beras makin mahal"), ("p3", "murid sekolah")):
        archive = open_archive(place)
        kept(archive, sample, made(id_))
        assert {h.article.id for h in search(archive, query)} == {id_}
        archive.close()
        for file in tmp_path.glob("news.ujar*"):
            if not file.name.endswith("-vectors"):
                file.unlink()


def test_statements_divide_by_what_they_have(asked):
    found = asked.facets(Wanted())
    assert [(f.value, f.name, f.count) for f in found.by] == [
        ("e1", "Rana Wibisana", 3),
        ("e2", "Tirta Laksmi", 2),
    ]
    assert [(f.value, f.count) for f in found.outlet] == [
        ("kabar.example", 3),
        ("warta.example", 2),
    ]
    assert (found.story[0].value, found.story[0].name) == ("sa", "label of sa")
    assert [(f.value, f.count) for f in found.month] == [("2031-01", 3), ("2031-03", 1)]
    assert (found.statements, found.more) == (5, False)
    assert asked.facets(Wanted(by="e2")).statements == 2
    words = asked.facets(Wanted(outlet="kabar.example"), sought("rumah -120"))
    assert sum(f.count for f in words.by) == words.statements
