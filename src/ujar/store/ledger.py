"""The archive as the faces see it; nothing here changes it."""

from ujar.schema.keeping import Wanted
from ujar.schema.views import (
    ArticleView,
    CopyView,
    EntityLine,
    EntityView,
    FactView,
    Page,
    StatementLine,
    StoryLine,
    StoryView,
    Totals,
    UtteranceView,
)
from ujar.store.answers import articles, entities, statements, stories
from ujar.store.codec import legible
from ujar.store.database import Database
from ujar.store.dialect import migrations
from ujar.store.terms import Terms

# Stories that are named beside an entity.
_STORIES = 10


class DatabaseLedger:
    """Answers out of a database; see the port ``Ledger``."""

    def __init__(self, database: Database, terms: Terms) -> None:
        """Answer out of *database*."""
        self._database = database
        self._terms = terms

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
    def utterance(self, utterance: str) -> UtteranceView | None:
        """Return an utterance with all its versions."""
        return statements.utterance(self._database, utterance)

    @legible("an answer")
    def entities(self, name: str, limit: int = 20) -> tuple[EntityLine, ...]:
        """Return whom *name* (or an id) may mean, those in most articles first."""
        return entities.lines(self._database, name, limit)

    @legible("an answer")
    def entity(self, entity: str) -> EntityView | None:
        """Return what is known of the entity of that id."""
        newest = self.stories(Wanted(by=entity), _STORIES).items
        return entities.view(self._database, entity, newest)

    @legible("an answer")
    def figures(self, story: str) -> tuple[FactView, ...]:
        """Return the facts of a story."""
        return stories.figures(self._database, story)

    @legible("an answer")
    def copies_of(self, article: str) -> tuple[CopyView, ...]:
        """Return the text that an article shares with others, the most first."""
        return articles.copies_of(self._database, article)

    @legible("an answer")
    def article(self, article: str) -> ArticleView | None:
        """Return an article with its annotations and links."""
        return articles.view(self._database, article)
