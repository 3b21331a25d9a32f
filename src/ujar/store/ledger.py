"""The archive as the faces see it; nothing here changes it."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from ujar.schema import EntityProfile
from ujar.schema.corrections import Correction, WantedCorrections
from ujar.schema.keeping import Wanted
from ujar.schema.outlets import Making, OutletsView, OutletView, Taken
from ujar.schema.search import Facets, SearchHit, Sought
from ujar.schema.views import (
    ArticleLine,
    ArticleView,
    CopyView,
    EntityCount,
    EntityLine,
    EntityView,
    FactView,
    Page,
    StatementLine,
    StoryLine,
    StoryView,
    Totals,
    UtteranceLine,
    UtteranceView,
)
from ujar.store.answers import (
    articles,
    corrections,
    entities,
    facts,
    outlets,
    statements,
    stories,
)
from ujar.store.codec import legible
from ujar.store.database import Database
from ujar.store.dialect import migrations
from ujar.store.search import dividing, finding, repeating, showing
from ujar.store.search.vectors import Vectors
from ujar.store.terms import Terms

# Stories that are named beside an entity.
_STORIES = 10
# Neighbours in meaning that are looked at; conditions leave few of them. Of ten hits
# 0.985 are those that 1,500 neighbours give (250: 0.996, 100: 0.965; 200 searches in
# 23,561 articles).
_NEAR = 150


class DatabaseLedger:
    """Answers out of a database; see the port ``Ledger``."""

    def __init__(
        self,
        database: Database,
        terms: Terms,
        vectors: Path | None = None,
        name: str | None = None,
    ) -> None:
        """Answer out of *database*; the index of meanings is at *vectors*.

        Of the archives that have one *name* a process holds that index once.
        """
        self._database = database
        self._terms = terms
        self._vectors = Vectors(database, vectors, name)

    @legible("an answer")
    def totals(self) -> Totals:
        """Return how much the archive holds."""
        (counts,) = self._database.rows("totals")
        layout = len(migrations(self._database.dialect))
        return Totals(*(*counts, self._database.size(), layout))

    @legible("an answer")
    def stories(
        self, wanted: Wanted, limit: int = 20, cursor: str | None = None
    ) -> Page[StoryLine]:
        """Return stories, those with the newest article first."""
        return stories.page(self._database, wanted, limit, cursor)

    @legible("an answer")
    def story(self, story: str) -> StoryView | None:
        """Return a story with its articles, utterances, facts and copies."""
        return stories.view(self._database, story)

    @legible("an answer")
    def statements(
        self, wanted: Wanted, limit: int = 20, cursor: str | None = None
    ) -> Page[StatementLine]:
        """Return statements, the newest first."""
        return statements.page(self._database, self._terms, wanted, (limit, cursor))

    @legible("an answer")
    def articles(
        self, wanted: Wanted, limit: int = 20, cursor: str | None = None
    ) -> Page[ArticleLine]:
        """Return articles, the newest first."""
        return articles.page(self._database, wanted, limit, cursor)

    @legible("an answer")
    def statement(self, article: str, item: int) -> StatementLine | None:
        """Return the statement at that place of an article."""
        return statements.one(self._database, article, item)

    @legible("an answer")
    def utterances(
        self, wanted: Wanted, limit: int = 20, cursor: str | None = None
    ) -> Page[UtteranceLine]:
        """Return utterances, those that were put together last first."""
        return statements.utterance_page(self._database, wanted, limit, cursor)

    @legible("an answer")
    def articles_as_added(
        self, wanted: Wanted, limit: int = 20, cursor: str | None = None
    ) -> Page[ArticleLine]:
        """Return articles in the order in which they came in."""
        return articles.as_added(self._database, wanted, limit, cursor)

    @legible("an answer")
    def utterance(self, utterance: str) -> UtteranceView | None:
        """Return an utterance with all its versions."""
        return statements.utterance(self._database, utterance)

    @legible("an answer")
    def entities(self, name: str, limit: int = 20) -> tuple[EntityLine, ...]:
        """Return whom *name* (or an id) may mean, those in most articles first."""
        return entities.lines(self._database, name, limit)

    @legible("an answer")
    def entity(self, entity: str, *, counted: bool = True) -> EntityView | None:
        """Return what is known of the entity of that id; see the port."""
        found = entities.view(self._database, entity)
        if found is None or not counted:
            return found
        newest = self.stories(Wanted(by=entity), _STORIES).items
        view = entities.counted(self._database, replace(found, stories=newest))
        return repeating.added(self._database, view)

    @legible("an answer")
    def all_entities(
        self, limit: int = 20, cursor: str | None = None
    ) -> Page[EntityCount]:
        """Return all entities but those merged into others, the first seen first."""
        return entities.page(self._database, limit, cursor)

    @legible("an answer")
    def profiled(self, ids: Collection[str]) -> Mapping[str, EntityProfile]:
        """Return what is known of the entities of these ids."""
        return entities.profiled(self._database, ids)

    @legible("an answer")
    def figures(self, story: str) -> tuple[FactView, ...]:
        """Return the facts of a story."""
        return stories.figures(self._database, story)

    @legible("an answer")
    def facts(
        self, wanted: Wanted, limit: int = 20, cursor: str | None = None
    ) -> Page[FactView]:
        """Return facts, those that were put together last first."""
        return facts.page(self._database, wanted, limit, cursor)

    @legible("an answer")
    def fact(self, fact: str) -> FactView | None:
        """Return the fact of that id."""
        return facts.one(self._database, fact)

    @legible("an answer")
    def search(
        self, sought: Sought, meaning: tuple[str, bytes] | None, limit: int = 10
    ) -> tuple[SearchHit, ...]:
        """Return what answers a query, best first; *meaning* is model and vector."""
        near = self._vectors.near(*meaning, _NEAR) if meaning else ()
        found = finding.find(self._database, self._terms, sought, near, limit)
        return showing.hits(self._database, sought, found)

    @legible("an answer")
    def judged(
        self, wanted: WantedCorrections, limit: int = 20, cursor: str | None = None
    ) -> Page[Correction]:
        """Return what users judged, the latest first."""
        return corrections.page(self._database, wanted, limit, cursor)

    @legible("an answer")
    def correction(self, correction: str) -> Correction | None:
        """Return the correction of that id."""
        return corrections.one(self._database, correction)

    @legible("an answer")
    def copies_of(self, article: str) -> tuple[CopyView, ...]:
        """Return the text that an article shares with others, the most first."""
        return articles.copies_of(self._database, article)

    @legible("an answer")
    def article(self, article: str) -> ArticleView | None:
        """Return an article with its annotations and links."""
        return articles.view(self._database, article)

    @legible("an answer")
    def outlet_names(self) -> tuple[str, ...]:
        """Return the names of the outlets of all articles."""
        rows = self._database.rows("outlets_there")
        return tuple(name for _, name in rows if name)

    @legible("an answer")
    def outlets(self, wanted: Wanted, limit: int = 40) -> OutletsView:
        """Return how outlets made their articles, and whom they let speak."""
        return outlets.view(self._database, self._terms, wanted, limit)

    @legible("an answer")
    def outlet(self, outlet: str, wanted: Wanted) -> OutletView | None:
        """Return what is known of one outlet."""
        return outlets.one(self._database, self._terms, outlet, wanted)

    @legible("an answer")
    def made(
        self,
        wanted: Wanted,
        making: Making | None,
        limit: int = 20,
        cursor: str | None = None,
    ) -> Page[ArticleLine]:
        """Return the articles of the wanted outlet that were made so, newest first."""
        window = (limit, cursor)
        return outlets.made_page(self._database, self._terms, wanted, making, window)

    @legible("an answer")
    def taken(
        self, taken: Taken, wanted: Wanted, limit: int = 20, cursor: str | None = None
    ) -> Page[CopyView]:
        """Return the copies that *taken* counts, newest first."""
        window = (limit, cursor)
        return outlets.taken_page(self._database, self._terms, taken, wanted, window)

    @legible("an answer")
    def state(self) -> str:
        """Return what is another text when articles or corrections have changed."""
        (row,) = self._database.rows("state_with_corrections")
        return ".".join(str(value or 0) for value in row)

    @legible("an answer")
    def facets(self, wanted: Wanted, sought: Sought | None = None) -> Facets:
        """Return how the newest statements divide that are wanted, or sought."""
        return dividing.facets(self._database, self._terms, wanted, sought)
