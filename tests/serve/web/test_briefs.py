"""Briefs as pages and files: of a story, of somebody, of a search; hostile ones too."""

import re
from html import unescape

import pytest

STORY = re.compile(r'href="(/brief/story/[^"#]+)"')
ENTITY = re.compile(r'href="(/entity/[^"#]+)"')
SAVED = re.compile(r'<a class="btn" href="([^"]+)" download')
STARTS = {"html": b"<!doctype", "md": b"# ", "docx": b"PK", "pdf": b"%PDF-"}


@pytest.fixture
def story(sample):
    page = sample.get(re.search(r'href="(/story/[^"#]+)"', sample.get("/").text)[1])
    return STORY.search(page.text)[1]


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_number_leads_to_its_evidence(sample, story, language):
    """Notes have targets, evidence leads to its article, nothing is left over."""
    page = sample.get(f"{story}?lang={language}&length=long")
    assert page.status_code == 200
    notes = set(re.findall(r'href="#(e\d+)"', page.text))
    assert notes
    assert notes == set(re.findall(r'<li id="(e\d+)"', page.text))
    address = re.search(r'href="(/article/[^"#]+)"', page.text)[1]
    assert sample.get(unescape(address)).status_code == 200


def test_it_is_saved_in_every_form(sample, story):
    """The buttons give files with a name, of the brief that is shown."""
    page = sample.get(f"{story}?length=short&since=2026-09-08")
    starts = dict(STARTS)
    for address in map(unescape, SAVED.findall(page.text)):
        assert "since=2026-09-08" in address
        assert "length=short" in address
        form = address.rpartition("format=")[2]
        found = sample.get(address)
        assert found.status_code == 200
        assert found.content.startswith(starts.pop(form))
        named = found.headers["content-disposition"]
        assert re.fullmatch(rf'attachment; filename="ujar-[a-z0-9-]+\.{form}"', named)
    assert not starts


def test_of_somebody_and_of_a_search(sample):
    """A person's page and a search lead to their briefs."""
    person = sample.get("/statements?q=Dewi+Kartanala")
    entity = sample.get(unescape(ENTITY.search(person.text)[1]))
    address = re.search(r'href="(/brief/entity/[^"]+)"', entity.text)[1]
    assert "Kartanala" in sample.get(address).text
    found = re.search(r'href="(/brief/search\?[^"]+)"', person.text)[1]
    assert sample.get(unescape(found)).status_code == 200


def test_what_cannot_be_is_told(sample):
    """No such story, a query without words, a day that is none."""
    assert sample.get("/brief/story/nope").status_code == 404
    assert sample.get("/brief/entity/nope").status_code == 404
    empty = sample.get("/brief/search?q=")
    assert empty.status_code == 400
    assert "no word" in empty.text
    odd = sample.get("/brief/search?q=pengungsi&since=soon&length=x&format=exe")
    assert odd.status_code == 200
    assert "“soon”" in odd.text


def test_hostile_articles_stay_text(hostile):
    """Names, titles, outlets and quotations run nothing in any form."""
    page = hostile.get("/brief/search?q=pelabuhan+Kelam")
    assert page.status_code == 200
    assert "&lt;script&gt;alert(1)" in page.text
    assert "<script>alert" not in page.text
    assert "\u202e" not in page.text
    for address in map(unescape, SAVED.findall(page.text)):
        found = hostile.get(address)
        assert found.status_code == 200
        assert "\n" not in found.headers["content-disposition"]
        if address.endswith("html"):
            assert "<script" not in found.text
