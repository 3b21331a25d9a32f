"""TimeML: the text as it was, and every date in it with what it was read as."""

import io
import re
import zipfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from ujar.schema import Article, DateExpression, DateType, Reading, Span
from ujar.serve.export import timeml
from ujar.serve.export.formats import FORMATS, Wish
from ujar.serve.export.selection import Selection

# What XML 1.0 holds; the rest is U+FFFD.
UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TYPES = {"DATE", "TIME", "DURATION", "SET"}


def fit(text):
    return UNFIT.sub("\ufffd", text)


def read_back(document):
    """The text of a document, and its tags as (start, end, attributes)."""
    root = etree.fromstring(document)
    assert root.tag == "TimeML"
    body, tags = root.find("TEXT"), []
    text = body.text or ""
    for tag in body:
        start = len(text)
        text += tag.text or ""
        tags.append((start, len(text), dict(tag.attrib)))
        text += tag.tail or ""
    return root, text, tags


def check(reading):
    root, text, tags = read_back(timeml.document(reading))
    assert text == fit(reading.article.text)
    assert root.findtext("TITLE") == fit(reading.article.title or "")
    tids = [tag.get("tid") for tag in root.iter("TIMEX3")]
    assert len(set(tids)) == len(tids)
    for tag in root.iter("TIMEX3"):
        assert tag.get("type") in TYPES
        assert tag.get("value")
        assert tag.get("anchorTimeID") in {None, *tids}
    values = {(*d.span, fit(d.value or "")) for d in reading.dates}
    for start, end, attributes in tags:
        told = attributes["value"]
        assert (start, end, told) in values or (start, end, "") in values
    return root, tags


def test_the_sample_comes_back(ledger):
    data = b"".join(FORMATS["timeml"].write(ledger, Wish()))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        documents = [file.read(name) for name in file.namelist()]
        assert all("/" not in name for name in file.namelist())
    ids = [a.id for a in ledger.articles(Selection().wanted, 100).items]
    assert [read_back(d)[0].findtext("DOCID") for d in documents] == ids
    for id_, document in zip(ids, documents, strict=True):
        reading = ledger.readings([id_])[id_]
        _, text, tags = read_back(document)
        assert text == reading.article.text
        assert [(s, e, a["value"]) for s, e, a in tags] == [
            (*d.span, d.value or a["value"])
            for d, (_, _, a) in zip(reading.dates, tags, strict=True)
        ]


def test_one_article_is_one_document(ledger):
    id_ = ledger.articles(Selection().wanted, 1).items[0].id
    selection = Selection(article=id_)
    written = b"".join(FORMATS["timeml"].write(ledger, Wish(selection)))
    assert read_back(written)[0].findtext("DOCID") == id_
    assert FORMATS["timeml"].medium(selection).suffix == ".tml"
    assert FORMATS["timeml"].medium(Selection()).suffix == ".zip"


def test_a_day_is_anchored_where_the_day_is_found():
    text = "Senin (5/1/2031) tiba; esoknya pulang, kemarin lusa tidak. Entah kapan."
    at = {w: Span(text.index(w), text.index(w) + len(w)) for w in text.split(" ")}
    dates = (
        DateExpression(Span(0, 16), DateType.DATE, "2031-01-05"),
        DateExpression(at["esoknya"], DateType.DATE, "2031-01-06", "2031-01-05"),
        DateExpression(at["kemarin"], DateType.DATE, "2031-01-01", "2031-01-02", "END"),
        DateExpression(at["kapan."], DateType.DATE, None, problem="is not clear"),
    )
    article = Article(text, "a1", published="2031-01-07T08:00")
    root, tags = check(Reading(article, dates=dates))
    found = [a for _, _, a in tags]
    assert found[0] == {
        "tid": "t1",
        "type": "DATE",
        "value": "2031-01-05",
        "temporalFunction": "false",
    }
    assert found[1]["anchorTimeID"] == "t1"
    assert found[2]["mod"] == "END"
    (extra,) = root.find("EXTRAINFO")
    assert extra.get("tid") == found[2]["anchorTimeID"]
    assert (extra.get("value"), extra.text) == ("2031-01-02", None)
    assert found[3]["value"] == "XXXX-XX-XX"
    assert found[3]["comment"] == "is not clear"
    published = root.find("DCT/TIMEX3")
    assert published.get("functionInDocument") == "PUBLICATION_TIME"
    assert (published.get("type"), published.get("tid")) == ("TIME", "t0")


def test_what_xml_cannot_hold_is_said():
    text = "satu\x00dua\x1b[1m\ud800\r\ntiga\r"
    root, back, _ = read_back(timeml.document(Reading(Article(text))))
    assert back == "satu\ufffddua\ufffd[1m\ufffd\r\ntiga\r"
    assert root.findtext("EXTRAINFO").startswith("3 characters that XML cannot hold")


@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_article_is_well_formed(data, any_told):
    told = data.draw(any_told)
    check(told.reading)
    written = b"".join(timeml.archive([told, told]))
    with zipfile.ZipFile(io.BytesIO(written)) as file:
        assert len(set(file.namelist())) == 2
        assert all(re.fullmatch(r"\d{6}-[\w.-]*\.tml", n) for n in file.namelist())
