"""What the pipeline asks of the place where readings and links are kept."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from ujar.pipeline.accounts import Accounts
from ujar.pipeline.replaying import Replays
from ujar.pipeline.watchkeeping import Watches
from ujar.schema import (
    EntityProfile,
    Fact,
    Judgement,
    LocalEntity,
    Reading,
    Ref,
    Utterance,
)
from ujar.schema.amended import Amended
from ujar.schema.corrections import (
    Corrected,
    Correction,
    Located,
    Member,
    Ruled,
    WantedCorrections,
)
from ujar.schema.keeping import Entry, Known, Links, Offices, Query, Wanted
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
    Problem,
    StatementLine,
    StoryLine,
    StoryView,
    Totals,
    UtteranceLine,
    UtteranceView,
)

Component = tuple[tuple[Ref, ...], tuple[Judgement, ...]]


class Archive(Protocol):
    """Keeps readings and links; every change happens inside ``writing()``."""

    def writing(self) -> AbstractContextManager[None]:
        """Open a transaction, or be part of the open one: all is kept, or nothing."""

    def known(self, articles: Collection[str]) -> Mapping[str, Known]:
        """Return what is held of those of *articles* that are in the archive."""

    def candidates(self, query: Query) -> tuple[str, ...]:
        """Return the ids of the articles worth comparing; see Query."""

    def links(self, article: str) -> Links:
        """Return everything that the article is linked to."""

    def readings(self, articles: Collection[str]) -> Mapping[str, Reading]:
        """Return the readings of *articles*, as users have corrected them."""

    def derived(self, articles: Collection[str]) -> Mapping[str, Reading]:
        """Return the readings of *articles* as they were read, nothing corrected."""

    def amended(self, articles: Collection[str]) -> Mapping[str, tuple[Amended, ...]]:
        """Return what users corrected of statements, of articles where they did."""

    def stories_of(self, articles: Collection[str]) -> Mapping[str, str]:
        """Return the story of each of *articles*."""

    def linked_stories(self, articles: Collection[str]) -> Mapping[str, str]:
        """Return the story of each of *articles* as linking alone has it."""

    def profiles(self, keys: frozenset[str], most: int) -> tuple[EntityProfile, ...]:
        """Return the entities that share a key, those that share the most first."""

    def keep(self, entry: Entry) -> None:
        """Add an article that is not there yet; mark what hangs on it unsettled.

        Its entities' profiles are put in the place of what was kept of them, and the
        entities in ``merges`` become part of the one that names them.
        """

    def forget(self, article: str, offices: Offices | None = None) -> None:
        """Remove an article and all that hangs on it; mark the other ends unsettled.

        *offices* tells which ones it said that somebody holds.
        """

    def corrections(self) -> tuple[Correction, ...]:
        """Return what users have judged, the first first."""

    def waiting(self) -> frozenset[str]:
        """Return the ids of the corrections that find nothing to correct."""

    def correct(self, correction: Correction) -> None:
        """Keep a correction, in the place of one of the same id."""

    def members(self, corrections: Sequence[Correction]) -> tuple[Member, ...]:
        """Return everybody whom *corrections* name, as linking has derived them."""

    def located(self) -> Mapping[str, Located]:
        """Return where the corrections in force found what they speak of, by id."""

    def recast(self, corrected: Corrected) -> tuple[str, ...]:
        """Put what users corrected in force, and that alone.

        Returns the ids of the entities of whom articles tell something else now.
        """

    def rule(self, ruled: Ruled, corrected: Corrected) -> None:
        """Put what users judged of statements, links and stories in force, alone.

        What has to be grouped anew is unsettled. Call it behind ``recast()``.
        """

    def told_of(self, entity: str) -> Iterator[tuple[str, LocalEntity, str | None]]:
        """Yield articles, each with the entity as it knows it and its day, in order."""

    def describe_entity(self, profile: EntityProfile, keys: frozenset[str]) -> None:
        """Keep what is known of an entity, and what it is looked up by."""

    def merge_stories(self, into: str, others: Sequence[str]) -> None:
        """Make one story of several; mark it and its fact judgements unsettled."""

    def unsettled(
        self, linker: str
    ) -> Iterator[tuple[tuple[Ref, ...], tuple[Judgement, ...]]]:
        """Yield each connected component that holds an unsettled item, once.

        A component is all its items and all judgements between them; an item whose
        judgements are all gone is a component of its own, without any.
        """

    def settle(
        self,
        linker: str,
        items: Sequence[Ref],
        groups: Mapping[str, Utterance | Fact],
        maker: str = "",
    ) -> None:
        """Put *groups*, by id, in the place of all groups that hold one of *items*.

        ``linker`` is UTTERANCES or FACTS of ujar.schema.keeping; ``maker`` names the
        version that formed the groups.
        """

    def unsettled_stories(self) -> tuple[str, ...]:
        """Return the stories whose articles changed since they were last described."""

    def articles_of(self, story: str, most: int) -> tuple[str, ...]:
        """Return the ids of a story's articles, the earliest first, at most *most*."""

    def describe(self, story: str, label: str, maker: str = "") -> None:
        """Keep what a story is called, with its first and last day; it is settled."""

    def stale(self, maker: str) -> tuple[str, ...]:
        """Return the ids of the articles that *maker* has not made, the first first."""

    def checked(self) -> tuple[Problem, ...]:
        """Return what is wrong in the archive, nothing if all is well."""

    def backup(self, to: Path) -> None:
        """Write a consistent copy to a new file, while others may write."""

    def tidy(self) -> None:
        """Bring what was added into the form that is searched fastest."""

    def vacuum(self) -> None:
        """Give back space that nothing uses."""

    def close(self) -> None:
        """Close the archive; it is not used afterwards."""

    @property
    def watches(self) -> Watches:
        """Saved searches and what they found; changes happen inside ``writing()``."""


class Ledger(Protocol):
    """What the faces ask of the archive; nothing here changes it.

    What is unknown is None; a cursor is what the page before gave.
    """

    def totals(self) -> Totals:
        """Return how much the archive holds."""

    def stories(
        self, wanted: Wanted, limit: int = 20, cursor: str | None = None
    ) -> Page[StoryLine]:
        """Return stories, those with the newest article first."""

    def story(self, story: str) -> StoryView | None:
        """Return a story with its articles, utterances, facts and copies."""

    def statements(
        self, wanted: Wanted, limit: int = 20, cursor: str | None = None
    ) -> Page[StatementLine]:
        """Return statements, the newest first.

        Where words are looked for, a page may hold fewer than *limit*, even none, and
        go on all the same.
        """

    def articles(
        self, wanted: Wanted, limit: int = 20, cursor: str | None = None
    ) -> Page[ArticleLine]:
        """Return articles, the newest first."""

    def articles_as_added(
        self, wanted: Wanted, limit: int = 20, cursor: str | None = None
    ) -> Page[ArticleLine]:
        """Return articles in the order in which they came in."""

    def readings(self, articles: Collection[str]) -> Mapping[str, Reading]:
        """Return the readings of those of *articles* that are there."""

    def links(self, article: str) -> Links:
        """Return what an article is linked to; UnknownArticleError if not there."""

    def statement(self, article: str, item: int) -> StatementLine | None:
        """Return the statement at that place, from 0, of an article."""

    def utterances(
        self, wanted: Wanted, limit: int = 20, cursor: str | None = None
    ) -> Page[UtteranceLine]:
        """Return utterances, those that were put together last first."""

    def utterance(self, utterance: str) -> UtteranceView | None:
        """Return an utterance with all its versions."""

    def entities(self, name: str, limit: int = 20) -> tuple[EntityLine, ...]:
        """Return whom *name* (or an id) may mean, those in most articles first."""

    def entity(self, entity: str, *, counted: bool = True) -> EntityView | None:
        """Return what is known of the entity of that id.

        Only who it is, with its corrections, unless what it said is *counted*.
        """

    def all_entities(
        self, limit: int = 20, cursor: str | None = None
    ) -> Page[EntityCount]:
        """Return all entities but those merged into others, the first seen first."""

    def profiled(self, entities: Collection[str]) -> Mapping[str, EntityProfile]:
        """Return what is known of the entities of these ids."""

    def figures(self, story: str) -> tuple[FactView, ...]:
        """Return the facts of a story."""

    def facts(
        self, wanted: Wanted, limit: int = 20, cursor: str | None = None
    ) -> Page[FactView]:
        """Return facts, those that were put together last first."""

    def fact(self, fact: str) -> FactView | None:
        """Return the fact of that id."""

    def search(
        self, sought: Sought, meaning: tuple[str, bytes] | None, limit: int = 10
    ) -> tuple[SearchHit, ...]:
        """Return what answers a query, best first; *meaning* is model and vector."""

    def facets(self, wanted: Wanted, sought: Sought | None = None) -> Facets:
        """Return how the newest statements divide that are wanted, or sought."""

    def corrections(self) -> tuple[Correction, ...]:
        """Return what users have judged, the first first."""

    def judged(
        self, wanted: WantedCorrections, limit: int = 20, cursor: str | None = None
    ) -> Page[Correction]:
        """Return what users judged, the latest first, undone ones too."""

    def correction(self, correction: str) -> Correction | None:
        """Return the correction of that id."""

    def copies_of(self, article: str) -> tuple[CopyView, ...]:
        """Return the text that an article shares with others, the most first."""

    def article(self, article: str) -> ArticleView | None:
        """Return an article with its annotations and links."""

    def state(self) -> str:
        """Return what is another text when articles or corrections have changed.

        What stands before its first dot is of articles, what follows of corrections.
        """

    def outlet_names(self) -> tuple[str, ...]:
        """Return the names of the outlets of all articles."""

    def outlets(self, wanted: Wanted, limit: int = 40) -> OutletsView:
        """Return how outlets made their articles in the days wanted, and who speaks."""

    def outlet(self, outlet: str, wanted: Wanted) -> OutletView | None:
        """Return what is known of one outlet in the days wanted."""

    def made(
        self,
        wanted: Wanted,
        making: Making | None,
        limit: int = 20,
        cursor: str | None = None,
    ) -> Page[ArticleLine]:
        """Return the articles of the wanted outlet that were made so, newest first."""

    def taken(
        self, taken: Taken, wanted: Wanted, limit: int = 20, cursor: str | None = None
    ) -> Page[CopyView]:
        """Return the copies that *taken* counts, newest first."""


class Opened(Archive, Ledger, Protocol):
    """An archive to add to and to ask, with those who may."""

    @property
    def replays(self) -> Replays:
        """What was made with a key; changes happen inside ``writing()``."""

    @property
    def accounts(self) -> Accounts:
        """Who may do what, and what was done; changes happen inside ``writing()``."""
