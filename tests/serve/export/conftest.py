"""The sample as an archive, and articles as they might be at the worst."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import strategies as st

from ujar.pipeline import opening
from ujar.pipeline.settings import Settings
from ujar.schema import DateExpression, DateType, EntityProfile, Span
from ujar.schema.keeping import Links
from ujar.schema.views import ArticleLine
from ujar.serve.cli import adding
from ujar.serve.export.selection import Said, Told

SETTINGS = Settings(workers=1, outlets=Path("examples/sample/outlets.toml"))
# What spreadsheets, XML, JSON and terminals stumble over.
NASTY = st.sampled_from(
    [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        " =1",
        "\u200b@x",
        "\r=1",
        "\n=1",
        "＝1",
        "'=1",
        "'",
        '"',
        '","',
        "a\r\nb",
        "\0",
        "\x1b[31m",
        "\ud800",
        "\u202e",
        "\ufffe",
        "]]>",
        "<TIMEX3>&amp;",
        "</script>",
        "🌋",
        "9" * 400,
    ]
)


def kept(archive, source):
    settings = replace(SETTINGS, archive=str(archive))
    adding.run(adding.Wishes((str(source),), settings, annotated=True))
    return settings


@pytest.fixture(scope="session")
def add():
    """Return the function that adds annotated articles to an archive."""
    return kept


@pytest.fixture(scope="session")
def archive(tmp_path_factory):
    """The path of an archive of the sample."""
    path = tmp_path_factory.mktemp("export") / "sample.db"
    kept(path, "examples/expected.jsonl")
    return path


@pytest.fixture
def ledger(archive):
    """The sample's archive, to be asked."""
    with opening.opened(replace(SETTINGS, archive=str(archive))) as opened:
        yield opened


def told(reading, profile=None):
    """Return the reading as the archive hands it out, all said by *profile*."""
    article = reading.article
    line = ArticleLine(
        article.id,
        article.outlet,
        article.title,
        article.published,
        reading.day,
        article.language,
        article.url,
        "s1",
    )
    items = range(len(reading.statements))
    profiles = {profile.id: profile} if profile else {}
    speakers = dict.fromkeys(items, profile.id) if profile else {}
    links = Links("s1", dict.fromkeys(items, ("u1",)), {}, {}, speakers, ())
    said = tuple(Said(line, reading, item, ("u1",), profile) for item in items)
    return Told(line, reading, links, said, profiles)


@st.composite
def _told(draw, readings):
    """Articles of any text, with what stumbles anywhere."""
    reading = draw(readings())
    text = draw(NASTY) + reading.article.text
    name = st.none() | NASTY | st.text(max_size=8)
    article = replace(
        reading.article,
        text=text,
        title=draw(name),
        author=draw(name),
        outlet=draw(name),
        url=draw(st.none() | NASTY | NASTY.map("https://x.example/{}".format)),
        published=draw(st.none() | st.just("2031-01-10T08:00") | NASTY),
    )
    size = len(text)
    at = st.tuples(st.integers(0, size), st.integers(0, size)).map(
        lambda p: Span(*sorted(p))
    )
    dates = st.builds(
        DateExpression,
        at,
        st.sampled_from(DateType),
        st.none() | st.just("2031-01-10") | NASTY,
        anchor=st.none() | st.just("2031-01-10") | st.just("2031-01-11"),
        problem=name,
    )
    found = tuple(draw(st.lists(dates, max_size=4)))
    reading = replace(reading, article=article, dates=found)
    profile = draw(
        st.none()
        | st.builds(EntityProfile, NASTY, st.sampled_from(("PER", "ORG")), NASTY)
    )
    return told(reading, profile)


@pytest.fixture
def as_told():
    """Return the function that makes of a reading what the archive hands out."""
    return told


@pytest.fixture
def any_told(any_reading):
    """Return the strategy of articles at the worst."""
    return _told(any_reading)
