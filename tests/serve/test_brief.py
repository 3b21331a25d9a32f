"""A brief in every form: all of it is there, and hostile text stays text."""

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from ujar.pipeline import briefs, opening
from ujar.schema import Span
from ujar.schema.brief import Asked, Brief, Evidence, Length, Said, Subject, Told
from ujar.schema.keeping import Wanted
from ujar.schema.statement import Kind
from ujar.schema.views import ArticleLine
from ujar.serve.brief import forms, telling
from ujar.serve.brief.markdown import escaped
from ujar.serve.web.voice import Voice

ATTACK = '"><script>alert(1)</script>[x](javascript:1) #read("/etc/passwd") \u202e\x1b'
RTL = "قال الوزير إن الميناء مفتوح"


@pytest.fixture(scope="session")
def story_brief(sample_settings):
    with opening.opened(sample_settings) as archive:
        story = archive.stories(Wanted(least=2)).items[0].id
        asked = Asked(Subject.STORY, story, length=Length.LONG)
        return briefs.make(archive, sample_settings, asked)


@pytest.fixture
def hostile():
    article = ArticleLine(ATTACK, ATTACK, ATTACK, ATTACK, None, '"><b>', ATTACK, "s")
    evidence = Evidence(article, Span(0, 9), ATTACK + RTL)
    said = Said(
        ATTACK, '"><b>', Kind.DIRECT, ATTACK, None, ATTACK, ATTACK, 1, 1, None, (1,)
    )
    return Brief(
        Asked(Subject.SEARCH, ATTACK),
        ATTACK,
        None,
        None,
        1,
        0,
        ((ATTACK, 1),),
        (Told(RTL, "ar", (1,)),),
        (said,),
        (),
        (),
        (evidence,),
    )


def written(brief, form, language="en"):
    return forms.FORMS[form].written(telling.told(brief, Voice(language)))


def text_of_docx(body):
    with zipfile.ZipFile(io.BytesIO(body)) as file:
        tree = ET.fromstring(file.read("word/document.xml"))  # noqa: S314  # our own
    return " ".join(tree.itertext())


def test_every_sentence_stands_on_the_text(story_brief, sample_settings):
    """Evidence is what the article has there, and the sentences are in it."""
    with opening.opened(sample_settings) as archive:
        read = archive.readings({e.article.id for e in story_brief.evidence})
    assert story_brief.happened
    assert story_brief.said
    assert story_brief.differ
    for one in story_brief.evidence:
        text = read[one.article.id].article.text
        assert one.words == text[slice(*one.span)] != ""
    for sentence in (*story_brief.happened, *story_brief.said):
        shown = " ".join(story_brief.evidence[sentence.evidence[0] - 1].words.split())
        for piece in sentence.words.split(" … "):
            assert piece in shown


def test_a_time_span_bounds_everything(sample_settings, story_brief):
    """No report outside the days asked for is evidence of anything."""
    asked = story_brief.asked
    wanted = replace(asked.wanted, since="2026-09-09", until="2026-09-10")
    with opening.opened(sample_settings) as archive:
        brief = briefs.make(archive, sample_settings, replace(asked, wanted=wanted))
    days = {e.article.day for e in brief.evidence}
    assert days == {"2026-09-09", "2026-09-10"}
    assert 0 < brief.articles < story_brief.articles


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("form", ["html", "md", "docx"])
def test_every_form_has_all_of_it(story_brief, form, language):
    """All that is said, and all evidence, stand in each form."""
    body = written(story_brief, form, language)
    found = text_of_docx(body) if form == "docx" else body.decode()
    flat = re.sub(r"\\(.)", r"\1", " ".join(found.split()))
    for said in story_brief.said[:5]:
        assert said.speaker.split()[0] in flat
    for one in story_brief.evidence:
        assert one.article.url is None or one.article.url.split("/")[2] in flat
    assert Voice(language).say("brief_evidence") in flat


def test_pdf_is_for_screen_readers_too(story_brief):
    """The PDF is tagged and says its language and title."""
    body = written(story_brief, "pdf", "id")
    assert body.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in body
    assert b"pdfuaid" in body


def test_pdf_with_letters_that_no_font_has(hostile):
    """A letter without a sign is no failure."""
    strange = replace(hostile, title="\U00016800 \U000e0100 曰")
    assert written(strange, "pdf").startswith(b"%PDF-")


def test_hostile_text_stays_text(hostile):
    """No form makes markup of what articles, outlets or names contain."""
    html = written(hostile, "html").decode()
    assert "<script" not in html
    assert 'href="java' not in html
    assert "\u202e" not in html
    markdown = written(hostile, "md").decode()
    assert "<script" not in markdown.replace("\\<", "")
    assert "](javascript" not in markdown.replace("\\]", "")
    docx = written(hostile, "docx")
    assert "<script>alert(1)</script>" in text_of_docx(docx)
    assert written(hostile, "pdf").startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("1. Air naik", "1\\. Air naik"),
        ("- a", "\\- a"),
        ("1.500 orang (BSB)", "1.500 orang (BSB)"),
        ("www.a.b http://x", "www\\.a.b http\\://x"),
    ],
)
def test_markdown_is_escaped_where_it_must(text, marked):
    """Nothing becomes a list or a link, and ordinary text stays readable."""
    assert escaped(text) == marked
