from hypothesis import given
from hypothesis import strategies as st

from ujar.extract import Extracted, Given, from_document, from_record, identity
from ujar.lang import outlets
from ujar.schema import Dropped
from ujar.schema.document import Document, Media, Record

TABLE = outlets.load()
TEXT = "Air laut naik dan warga di pesisir sudah mengungsi karena takut."


def of(fields, said=None, limit=10_000):
    return from_record(Record("in:7", fields), said or Given(), TABLE, limit)


def test_every_key_arrives():
    """The keys of JSON Lines become the article's fields; others are ignored."""
    found = of(
        {
            "id": 12,
            "url": "https://kabar.example/1",
            "outlet": "Kabar",
            "title": "Judul",
            "published": "2025-06-20 11:24:00",
            "author": "Dewi",
            "text": TEXT,
            "gold_outlet": "x",
        }
    )
    article = found.article
    assert (article.id, article.outlet, article.title) == ("12", "Kabar", "Judul")
    assert article.published == "2025-06-20T11:24"
    assert (article.text, article.language, found.notes) == (TEXT, "id", ())


def test_what_is_missing_stays_missing():
    """No field but the text is needed; the id is then the place in the input."""
    article = of({"text": TEXT, "title": None, "outlet": 5}).article
    assert (article.id, article.title, article.outlet) == ("in:7", None, None)


def test_the_outlet_follows_from_the_address():
    """An address that the table knows names its outlet."""
    assert of({"text": TEXT, "url": "https://news.detik.com/x"}).article.outlet


def test_the_user_knows_better():
    """What is said on the command line wins over the record."""
    said = Given(outlet="B", language="en")
    article = of({"text": TEXT, "outlet": "A"}, said).article
    assert (article.outlet, article.language) == ("B", "en")


def test_a_date_that_is_none_is_noted_and_left_out():
    """A wrong day would date every statement wrongly."""
    found = of({"text": TEXT, "published": "kemarin sore"})
    assert found.article.published is None
    assert "kemarin sore" in found.notes[0].reason


def test_a_record_without_text_has_a_reason():
    """Missing, empty, of a wrong type, too long: each is dropped and named."""
    for fields in ({}, {"text": None}, {"text": 5}, {"text": " \n"}):
        assert isinstance(of(fields), Dropped)
    assert "limit" in of({"text": TEXT}, limit=5).reason


def test_an_unhashable_id_is_no_id():
    """JSON may hold anything where an id should be."""
    assert identity(Record("in:1", {"id": ["x"]})) == "in:1"
    assert identity(Record("in:1", {"id": ""})) == "in:1"


def test_a_text_file_keeps_every_character():
    """The text is never altered, so that spans point into the file."""
    text = f"\r\n  {TEXT}\t\n"
    found = from_document(Document("a.txt", text.encode()), Given(), TABLE)
    assert found.article.text == text
    assert found.article.id == "a.txt"


def test_another_encoding_is_noted():
    """The user is told in which encoding the bytes were read."""
    document = Document("a.txt", f"“{TEXT}”".encode("cp1252"))
    assert "cp1252" in from_document(document, Given(), TABLE).notes[0].reason


def test_what_is_not_text_is_dropped():
    """Bytes that are no text, and a page without an article, have a reason."""
    for data, media in ((b"%PDF-1.4", Media.TEXT), (b"<p></p>", Media.HTML)):
        assert isinstance(
            from_document(Document("x", data, media), Given(), TABLE), Dropped
        )


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


@given(
    st.dictionaries(
        st.sampled_from(["id", "text", "url", "published", "title", "outlet"]),
        json_values,
    )
)
def test_any_record_is_an_article_or_dropped(fields):
    """Whatever JSON held, there is an article or a reason."""
    assert isinstance(of(fields), Extracted | Dropped)
