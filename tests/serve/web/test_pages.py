"""Every page of the sample, in both languages: what it shows, and where it leads."""

import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest

STORY = re.compile(r'href="(/story/[^"#]+)"')
UTTERANCE = re.compile(r'href="(/utterance/[^"#]+)"')
ARTICLE = "/article/examples%2Fsample%2F01-kabar-sagara.txt"


class Outline(HTMLParser):
    """The links, ids, landmarks and headings of a page; complains of bad nesting."""

    VOID = frozenset({"meta", "link", "input", "br", "img", "line", "rect", "circle"})

    def __init__(self, html):
        super().__init__()
        self.links, self.ids, self.tags, self.open = [], [], [], []
        self.attributes = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.append(tag)
        self.attributes += [(tag, *a) for a in attrs]
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        if "id" in found:
            self.ids.append(found["id"])
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        del attrs
        self.tags.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def first(client, pattern, path="/"):
    return unescape(pattern.search(client.get(path).text)[1])


def test_front_names_the_story_and_what_was_said(sample):
    page = sample.get("/", headers={"Accept-Language": "en"}).text
    assert "Running stories" in page
    assert "Gunung Wangsar" in page
    assert "Marlina Tasuwara" in page


def test_story_has_every_part(sample):
    page = sample.get(first(sample, STORY)).text
    for part in ("timeline", "utterances", "figures", "copies", "articles"):
        assert f'id="{part}"' in page
    assert "<svg" in page
    assert "<ins>" in page
    assert "<del>" in page
    assert 'class="badge agree"' in page
    assert "<mark>sekitar 1.500 orang</mark>" in page


def test_utterance_has_versions_origin_and_citations(sample):
    address = first(sample, UTTERANCE, first(sample, STORY))
    page = sample.get(address).text
    assert 'id="versions"' in page
    assert "&#34;@type&#34;: &#34;Quotation&#34;" in page
    assert f"http://127.0.0.1:8642{address}" in page
    quotation = sample.get(f"{address}/ld.json")
    assert quotation.headers["content-type"].startswith("application/ld+json")
    assert quotation.json()["spokenByCharacter"]["name"]
    assert sample.get(f"{address}/csl.json").json()[0]["type"] == "article-newspaper"
    assert sample.get(f"{address}/exe.json").status_code == 404


def test_article_shows_the_whole_text_marked(sample):
    page = sample.get(ARTICLE).text
    assert 'class="para boil"' in page
    assert 'title="1,238 jiwa"' not in page
    assert re.search(r'<span class="df" title="[^"]+" tabindex="0">', page)
    assert page.count('class="st ') >= 9
    text = re.sub(r'<a class="ref.*?</a>|<[^>]+>', "", page.split('id="text"')[1])
    assert "Kolom abu setinggi 3,5 kilometer" in unescape(text)


def test_statements_are_found_by_the_address(sample):
    page = sample.get("/statements?q=warga&kind=indirect").text
    assert 'value="warga"' in page
    assert "lebih dari 1.200 <mark>warga</mark>" in page
    assert "Itu bohong" not in page
    assert 'role="alert"' in sample.get("/statements?since=besok").text
    people = sample.get("/statements?q=Ingeborg").text
    assert "/entity/" in people
    refused = sample.get("/statements", params={"q": "by:"})
    assert refused.status_code == 200
    nothing = sample.get("/statements", params={"q": '"tidak ada yang begini"'}).text
    assert "No statement fits" in nothing


def test_statements_divide_into_facets_that_narrow_them(sample):
    page = sample.get("/statements?q=warga", headers={"Accept-Language": "en"}).text
    facets = page.split('id="facets-h"')[1]
    outlet = unescape(re.search(r'href="([^"]*outlet=Denyut[^"]*)"', facets)[1])
    assert 'value="Denyut"' in sample.get(outlet).text
    story = unescape(re.search(r'href="([^"]*kind=[^"]*)"', facets)[1])
    assert "selected" in sample.get(story).text


def test_somebody_is_shown_over_time_and_by_words_that_lead_on(sample):
    people = sample.get("/statements?by=Yosep+Bana+Lawoto").text
    address = unescape(re.search(r'href="(/entity/[^"]+)"', people)[1])
    page = sample.get(address, headers={"Accept-Language": "en"}).text
    for by in ("outlet", "story"):
        assert f'<desc id="by-{by}-d">' in page
        chart = page.split(f'id="by-{by}-h"')[1].split("</section>")[0]
        counts = re.findall(r"<title>[^<]*: (\d+)</title>", chart)
        cells = re.findall(r'<td class="num">(\d+)</td>', chart)
        assert sum(map(int, counts)) == sum(map(int, cells)) > 2
    words = page.split('id="words-h"')[1].split("</section>")[0]
    word, said = re.search(r'href="([^"]+)" title="(\d+) statements"', words).groups()
    found = sample.get(unescape(word)).text
    assert found.count('<li class="state"') == int(said)


def test_outlets_show_who_takes_from_whom_and_lead_to_it(sample):
    page = sample.get("/outlets", headers={"Accept-Language": "en"}).text
    assert 'id="flows-t"' in page
    pair = unescape(re.search(r'href="(/outlets/taken[^"]+)"', page)[1])
    copies = sample.get(pair).text
    assert "Denyut" in copies
    assert "Lensakita" in copies
    assert copies.count('href="/article/') == 2
    one = sample.get("/outlet/Lensakita?made=whole").text
    assert one.count('class="chip"') >= 2
    before = sample.get("/outlets?until=2026-09-01", headers={"Accept-Language": "en"})
    assert "No article of these days" in before.text
    assert 'role="alert"' in sample.get("/outlets?since=besok").text


def test_lists_go_on_behind_a_cursor(sample):
    page = sample.get("/statements").text
    more = unescape(re.search(r'rel="next" href="([^"]+)"', page)[1])
    assert sample.get(more).status_code == 200
    assert sample.get(more).text != page
    assert sample.get("/statements?after=1.2").status_code == 400
    assert sample.get("/statements?after=' OR 1").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/story/x",
        "/utterance/x",
        "/entity/x",
        "/article/x",
        "/nothing",
        "/outlet/x",
        "/outlets/taken?way=x",
        "/article/..%2F..%2Fetc%2Fpasswd",
        "/static/..%2Fapp.py",
    ],
)
def test_what_is_not_there_is_said(sample, path):
    answer = sample.get(path, headers={"Accept-Language": "id"})
    assert answer.status_code == 404
    assert "Halaman itu tidak ada" in answer.text


# Facets narrow lists without end: so many conditions are followed.
_NARROWED = 1


def _is_enough(address, found):
    """Whether it is one form of corrections more: a few of them tell of all."""
    forms = sum(a.startswith("/correct/") for a in found)
    return address.startswith("/correct/") and forms > 30


def crawled(client, start="/"):
    """Every internal address that can be reached, with its page."""
    waiting, found = [start], {}
    while waiting:
        address = waiting.pop()
        if address in found or len(found) > 400 or _is_enough(address, found):
            continue
        answer = client.get(address)
        assert answer.status_code == 200, address
        found[address] = answer
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        for link in Outline(answer.text).links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or "lang=" in link:
                continue
            if parts.path.startswith("/export/"):  # test_downloads.py follows them
                continue
            path = parts.path or urlsplit(address).path
            query = parts.query if parts.path else urlsplit(address).query
            if path != "/statements" or query.count("&") < _NARROWED:
                waiting.append(f"{path}?{query}" if query else path)
    return found


def test_every_link_leads_somewhere_and_every_page_is_well_formed(sample):
    pages = crawled(sample)
    assert len(pages) > 40
    kinds = ("/story/", "/utterance/", "/article/", "/entity/", "/outlet/")
    for kind in (*kinds, "/statements", "/outlets/taken"):
        assert any(a.startswith(kind) for a in pages)
    places = {
        a: set(Outline(p.text).ids)
        for a, p in pages.items()
        if p.headers["content-type"].startswith("text/html")
    }
    for address, page in pages.items():
        if address not in places:
            continue
        outline = Outline(page.text)
        assert len(outline.ids) == len(set(outline.ids)), address
        assert outline.tags.count("h1") == 1, address
        assert outline.tags.count("main") == 1
        assert not [a for a in outline.attributes if a[1] == "style"]
        for link in outline.links:
            parts = urlsplit(link)
            if parts.fragment and not parts.netloc and "lang=" not in link:
                there = places[parts.path] if parts.path else places[address]
                assert parts.fragment in there, (address, link)


def test_pages_speak_indonesian(sample):
    page = sample.get("/?lang=id")
    assert 'lang="id"' in page.text.split("<head>")[0]
    assert "Cerita berjalan" in page.text
    assert "lang=id" in page.headers["set-cookie"]
    sample.cookies.clear()
    by_browser = sample.get("/", headers={"Accept-Language": "id-ID,en;q=0.5"})
    assert "Cerita berjalan" in by_browser.text


def test_an_empty_archive_says_so(empty):
    page = empty.get("/", headers={"Accept-Language": "en"}).text
    assert "No story is told by two articles yet" in page
    for path in ("/stories", "/statements", "/statements?q=x", "/outlets"):
        assert empty.get(path).status_code == 200
