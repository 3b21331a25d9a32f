"""What is exported: statements and articles of an archive, one after another.

An archive may change while it is read out: an article that goes or changes meanwhile
may be left out, and one that comes meanwhile may be there or not.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import groupby
from typing import TypeVar

from ujar.pipeline.archive import Ledger
from ujar.schema import EntityProfile, Reading, Statement
from ujar.schema.keeping import Links, UnknownArticleError, Wanted
from ujar.schema.views import ArticleLine, Page, StatementLine

T = TypeVar("T")

# Statements and articles that are held at once; a reading takes about 60 KB.
_STATEMENTS, _ARTICLES = 500, 100


@dataclass(frozen=True, slots=True)
class Selection:
    """What meets all conditions of *wanted*, or one article by its id."""

    wanted: Wanted = field(default_factory=Wanted)
    article: str | None = None

    def conditions(self) -> Iterator[tuple[str, str]]:
        """Yield the name and value of each condition that is given."""
        for name, value in (*asdict(self.wanted).items(), ("article", self.article)):
            if isinstance(value, str):
                yield name, value

    @property
    def of_statements(self) -> bool:
        """Whether a condition is one that only statements can meet."""
        wanted = self.wanted
        return bool(wanted.by or wanted.about or wanted.kind or wanted.act)


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, whole, with its article and what the archive links it to.

    ``item`` is its place among the article's statements; ``speaker`` whom the archive
    takes the speaker for.
    """

    article: ArticleLine
    reading: Reading
    item: int
    utterances: tuple[str, ...] = ()
    speaker: EntityProfile | None = None

    @property
    def statement(self) -> Statement:
        """The statement as the article's reading has it."""
        return self.reading.statements[self.item]


@dataclass(frozen=True, slots=True)
class Told:
    """An article, whole, with those of its statements that are wanted.

    ``profiles`` are those of the entities that it is linked to, by their ids.
    """

    article: ArticleLine
    reading: Reading
    links: Links
    said: tuple[Said, ...]
    profiles: Mapping[str, EntityProfile]


def statements(ledger: Ledger, selection: Selection) -> Iterator[Said]:
    """Yield the statements, those of the newest article first."""
    if selection.article is not None:
        for told in articles(ledger, selection):
            yield from told.said
        return
    wanted = selection.wanted
    for lines in _pages(lambda c: ledger.statements(wanted, _STATEMENTS, c)):
        yield from _said(ledger, lines)


def articles(
    ledger: Ledger, selection: Selection, *, as_added: bool = False
) -> Iterator[Told]:
    """Yield the articles, the newest first; with the statements that are wanted.

    Where a condition is one that only statements meet, those that have such a one;
    else in the order in which they came in, if that is wanted.
    """
    if selection.article is not None:
        view = ledger.article(selection.article)
        yield from _told(ledger, [view.line] if view else [])
    elif selection.of_statements:
        found = statements(ledger, selection)
        for _, group in groupby(found, key=lambda s: s.article.id):
            said = tuple(group)
            for told in _told(ledger, [said[0].article]):
                yield replace(told, said=said)
    else:
        ask = ledger.articles_as_added if as_added else ledger.articles
        for lines in _pages(lambda c: ask(selection.wanted, _ARTICLES, c)):
            yield from _told(ledger, lines)


def _pages(ask: Callable[[str | None], Page[T]]) -> Iterator[tuple[T, ...]]:
    cursor = None
    while True:
        page = ask(cursor)
        yield page.items
        cursor = page.cursor
        if cursor is None:
            return


def _said(ledger: Ledger, lines: Sequence[StatementLine]) -> Iterator[Said]:
    readings = ledger.readings({line.article.id for line in lines})
    speakers = ledger.profiled({line.entity for line in lines if line.entity})
    for line in lines:
        reading = readings.get(line.article.id)
        if reading is None or line.item >= len(reading.statements):
            continue
        speaker = speakers.get(line.entity or "")
        yield Said(line.article, reading, line.item, line.utterances, speaker)


def _told(ledger: Ledger, lines: Sequence[ArticleLine]) -> Iterator[Told]:
    readings = ledger.readings([line.id for line in lines])
    linked = {line.id: _links(ledger, line.id) for line in lines if line.id in readings}
    profiles = ledger.profiled(
        {e for links in linked.values() if links for e in _entities(links)}
    )
    for line in lines:
        links, reading = linked.get(line.id), readings.get(line.id)
        if links is None or reading is None or not _fit(links, reading):
            continue
        said = tuple(
            Said(
                line,
                reading,
                item,
                links.utterances.get(item, ()),
                profiles.get(links.speakers.get(item, "")),
            )
            for item in range(len(reading.statements))
            if item not in reading.withdrawn
        )
        known = {e: profiles[e] for e in _entities(links) if e in profiles}
        yield Told(line, reading, links, said, known)


def _links(ledger: Ledger, article: str) -> Links | None:
    try:
        return ledger.links(article)
    except UnknownArticleError:
        return None


def _fit(links: Links, reading: Reading) -> bool:
    """Whether both are of the same state of their article."""
    said = max((*links.utterances, *links.speakers), default=-1)
    return (
        said < len(reading.statements)
        and max(links.facts, default=-1) < len(reading.figures)
        and max(links.mentions, default=-1) < len(reading.mentions)
    )


def _entities(links: Links) -> list[str]:
    return list(dict.fromkeys([*links.speakers.values(), *links.mentions.values()]))
