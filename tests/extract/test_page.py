import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ujar.extract.decode import NotTextError
from ujar.extract.page import NoArticleError, extract

WORDS = (
    "Air laut di Sagara naik setinggi dua meter sejak kemarin malam. "
    "“Kami sudah mengungsi ke balai desa,” kata Renata Wirya, warga pesisir. "
)
DAYS = ("Senin", "Selasa", "Rabu", "Kamis")
BODY = "".join(f"<p>{day}: {WORDS * 3}</p>" for day in DAYS)
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "name": "Kabar Contoh"},
        {
            "@type": "NewsArticle",
            "headline": "Air Laut Naik di Sagara",
            "datePublished": "2025-06-20T11:24:00+07:00",
            "author": [{"@type": "Person", "name": "Dewi Contoh"}],
        },
    ],
}
PAGE = f"""<!doctype html><html lang="id"><head><meta charset="utf-8">
<title>Air Laut Naik di Sagara - Kabar Contoh</title>
<meta property="og:site_name" content="Kabar Contoh">
<link rel="canonical" href="https://kabar.example/read/2025/06/20/1/air">
<script type="application/ld+json">{json.dumps(LINKED)}</script></head>
<body><nav><a href="/">Beranda</a> <a href="/olahraga">Olahraga</a></nav>
<article><h1>Air Laut Naik di Sagara</h1>{BODY}</article>
<footer>Hak cipta Kabar Contoh</footer></body></html>"""


def test_the_main_text_and_nothing_else():
    """Menus and footers are not the article; its paragraphs stay apart."""
    text = extract(PAGE.encode()).text
    assert text.count("Renata Wirya") == 12
    assert text.count("\n") >= 3
    assert "Beranda" not in text
    assert "Hak cipta" not in text


def test_the_page_says_what_it_is():
    """Title, author, time, site and address come from JSON-LD, meta and link."""
    said = extract(PAGE.encode()).metadata
    assert said.title == "Air Laut Naik di Sagara"
    assert said.author == "Dewi Contoh"
    assert said.published == "2025-06-20T11:24:00+07:00"
    assert said.site == "Kabar Contoh"
    assert said.url == "https://kabar.example/read/2025/06/20/1/air"


def test_the_declared_encoding_is_followed():
    """A page in an old encoding is read as it says."""
    page = PAGE.replace("utf-8", "windows-1252")
    assert "“Kami sudah" in extract(page.encode("cp1252")).text


def test_without_scripts_the_meta_elements_are_asked():
    """Older pages have no JSON-LD."""
    page = PAGE.replace("application/ld+json", "text/plain").replace(
        "<link", '<meta name="publishdate" content="2025/06/20 11:24:00"><link'
    )
    assert extract(page.encode()).metadata.published == "2025-06-20T11:24:00"


@pytest.mark.parametrize(
    "source",
    [
        "",
        "   ",
        "<html><body></body></html>",
        "<!doctype html><html><body><script>while(1);</script></body></html>",
        "<div>" * 3000,
        "<p>" * 200_000,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        "<html><!--",
        "&" * 100_000,
        "<a " + "x=1 " * 50_000 + ">",
    ],
)
def test_a_hostile_page_is_refused_soon(source):
    """Depth, size and emptiness end in a reason."""
    with pytest.raises((NoArticleError, NotTextError)):
        extract(source.encode())


def test_entities_do_not_grow():
    """Entities of the page's own making are not expanded."""
    doctype = '<!DOCTYPE html [<!ENTITY a "AAAA"><!ENTITY b "&a;&a;&a;&a;">]>'
    page = PAGE.replace("<!doctype html>", doctype).replace("Renata", "&b;")
    assert "AAAA" not in extract(page.encode()).text


@settings(max_examples=30, deadline=None)
@given(st.integers(0, len(PAGE)), st.integers(0, len(PAGE)), st.binary(max_size=20))
def test_a_mangled_page_gives_a_text_or_a_reason(start, end, junk):
    """Cut anywhere, with anything put in, a page never crashes the extraction."""
    data = PAGE.encode()
    with contextlib.suppress(NoArticleError, NotTextError):
        assert extract(data[:start] + junk + data[end:]).text.strip()
