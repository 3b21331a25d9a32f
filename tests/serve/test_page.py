import io
import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ujar.schema import Article, Reading, Sentence, Span
from ujar.serve.export.page import Page

VOID = {"meta", "br", "link"}


class Checker(HTMLParser):
    """Fails where elements cross; collects ids, links and scripts."""

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.links, self.tags = [], [], [], set()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.add(tag)
        self.ids += [found["id"]] if "id" in found else []
        self.links += [v for k, v in attrs if k in {"href", "src"}]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def page(*readings):
    file = io.BytesIO()
    with Page() as built:
        for reading in readings:
            built.add(reading)
        built.write(file)
    return file.getvalue().decode()


def check(source):
    checker = Checker()
    checker.feed(source)
    checker.close()
    assert checker.open == []
    assert len(set(checker.ids)) == len(checker.ids)
    assert all(link.startswith("#") for link in checker.links)
    assert {link[1:] for link in checker.links} <= set(checker.ids)
    assert "script" not in checker.tags
    return checker


def test_the_page_stands_alone(reading):
    """No script, no outside request, every link leads to a place on the page."""
    source = page(reading)
    check(source)
    assert "default-src 'none'" in source
    assert "@import" not in source
    assert "url(" not in source


def test_everything_found_is_on_it(reading):
    """Statement, speaker, verb, day, place, via, figure, origin, boilerplate, note."""
    shown = re.sub(r"<[^>]+>", "", page(reading))
    for words in (
        "Air laut naik sekitar 2 meter",
        "Renata Wirya",
        "direct",
        "kata (say)",
        "2024-12-03",
        "in Sagara",
        "via Kabar Contoh",
        "about 2 meter",
        "quoted",
        "Not article text: related",
        "98% sure",
    ):
        assert words in shown
    assert "is not an ISO date" in shown


def test_the_title_is_escaped(reading):
    """A title cannot put markup onto the page."""
    assert "Air &lt;naik&gt;" in page(reading)


def test_several_articles_have_contents(reading):
    """Each entry leads to its article; one article needs none."""
    assert 'href="#a2"' in page(reading, reading)
    assert 'class="toc"' not in page(reading)


def test_nothing_read_is_said():
    """An empty page says that it is empty."""
    assert "No article was read" in page()


def test_a_text_without_paragraphs_is_broken_between_sentences():
    """Notes stand beside their words also where the line breaks were lost."""
    text = "Air laut naik lagi hari ini. " * 100
    step = len(text) // 100
    found = tuple(Sentence(Span(i, i + step - 1)) for i in range(0, len(text), step))
    bare = Reading(Article(text), sentences=found)
    assert page(bare).count('class="para') > 3


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_any_reading_makes_a_sound_page(any_reading, data):
    """Annotations anywhere over any characters: sound markup, no loose link."""
    check(page(data.draw(any_reading()), data.draw(any_reading())))


def test_a_very_long_text_is_cut_and_says_so(reading):
    """A browser can still open the page."""
    long = replace(reading, article=replace(reading.article, text="a b\n" * 200_000))
    source = page(long)
    assert "characters are not shown" in source
    assert len(source) < 20_000_000
