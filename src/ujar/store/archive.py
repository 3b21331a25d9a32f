"""The archive as the pipeline sees it, over any database."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

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
from ujar.schema.corrections import Corrected, Correction, Located, Member, Ruled
from ujar.schema.keeping import Entry, Known, Links, Offices, Query
from ujar.schema.views import Problem
from ujar.store import (
    checking,
    correcting,
    grouping,
    keeping,
    links,
    people,
    readings,
    reports,
    ruling,
    stories,
)
from ujar.store.accounts import DatabaseAccounts
from ujar.store.database import Database
from ujar.store.ledger import DatabaseLedger
from ujar.store.replays import DatabaseReplays
from ujar.store.search import indexing
from ujar.store.terms import Terms
from ujar.store.values import NO_DAY, day_number, key_number, listed
from ujar.store.watches import DatabaseWatches

# So many articles of no day, or for one of no day, are looked at under a key. Of the
# 270,343 keys of 4,000 corpus articles 26 stand in more, none in more without a day.
_EACH = 50
# What shares n keys is looked at among so many times n under one: see decision 0008.
_FEW = 6


class DatabaseArchive(DatabaseLedger):
    """Keeps readings and links in a database; see the port ``Archive``."""

    def __init__(
        self,
        database: Database,
        vectors: Path | None = None,
        name: str | None = None,
    ) -> None:
        """Keep everything in *database*, which has been made ready."""
        super().__init__(database, Terms(database), vectors, name)
        self.accounts = DatabaseAccounts(database)
        self.watches = DatabaseWatches(database, self._terms)
        self.replays = DatabaseReplays(database)
        indexing.catch_up(database)
        reports.catch_up(database, self._terms)
        correcting.catch_up(database)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Open a transaction, or be part of the open one: all is kept, or nothing."""
        if self._database.writing:
            yield
            return
        try:
            with self._database.transaction():
                yield
        except BaseException:
            self._terms.forget()
            raise

    def known(self, articles: Collection[str]) -> Mapping[str, Known]:
        """Return what is held of those of *articles* that are in the archive."""
        rows = self._database.rows("known", articles=listed(articles))
        return {id_: Known(content, maker) for id_, content, maker in rows}

    def candidates(self, query: Query) -> tuple[str, ...]:
        """Return the ids of the articles worth comparing; see Query."""
        if not query.keys:
            return ()
        day = day_number(query.day)
        rows = self._database.rows(
            "candidates",
            keys=listed(sorted(key_number(query.linker, k) for k in query.keys)),
            day=None if day == NO_DAY else day,
            first=None if day == NO_DAY else day - query.days,
            last=None if day == NO_DAY else day + query.days,
            undated=1 if day == NO_DAY else None,
            none=NO_DAY,
            each=_EACH - 1,
            few=_FEW,
            most=query.most,
        )
        return tuple(id_ for (id_,) in rows)

    def links(self, article: str) -> Links:
        """Return everything that the article is linked to."""
        return links.of(self._database, article)

    def readings(self, articles: Collection[str]) -> Mapping[str, Reading]:
        """Return the readings of *articles*."""
        return readings.readings(self._database, articles)

    def derived(self, articles: Collection[str]) -> Mapping[str, Reading]:
        """Return the readings of *articles* as they were read, nothing corrected."""
        return readings.derived(self._database, articles)

    def amended(self, articles: Collection[str]) -> Mapping[str, tuple[Amended, ...]]:
        """Return what users corrected of statements, of articles where they did."""
        by_number = {
            n: id_ for id_, n in readings.numbers(self._database, articles).items()
        }
        found = readings.amended(self._database, by_number)
        return {by_number[n]: made for n, made in found.items()}

    def stories_of(self, articles: Collection[str]) -> Mapping[str, str]:
        """Return the story of each of *articles*."""
        return stories.of(self._database, articles)

    def linked_stories(self, articles: Collection[str]) -> Mapping[str, str]:
        """Return the story of each of *articles* as linking alone has it."""
        found = stories.linked(self._database, articles)
        return {article: story for article, (story, *_) in found.items()}

    def profiles(self, keys: frozenset[str], most: int) -> tuple[EntityProfile, ...]:
        """Return the entities that share a key, those that share the most first."""
        return people.profiles(self._database, self._terms, keys, most) if keys else ()

    def keep(self, entry: Entry) -> None:
        """Add an article that is not there yet; mark what hangs on it unsettled."""
        self._demand_writing()
        keeping.keep(self._database, self._terms, entry)

    def forget(self, article: str, offices: Offices | None = None) -> None:
        """Remove an article and all that hangs on it; mark the other ends unsettled."""
        self._demand_writing()
        keeping.forget(self._database, self._terms, article, offices)

    def corrections(self) -> tuple[Correction, ...]:
        """Return what users have judged, the first first."""
        return correcting.corrections(self._database)

    def correct(self, correction: Correction) -> None:
        """Keep a correction, in the place of one of the same id."""
        self._demand_writing()
        correcting.keep(self._database, correction)

    def members(self, corrections: Sequence[Correction]) -> tuple[Member, ...]:
        """Return everybody whom *corrections* name, as linking has derived them."""
        return correcting.members(self._database, corrections)

    def located(self) -> Mapping[str, Located]:
        """Return where the corrections in force found what they speak of, by id."""
        return ruling.located(self._database)

    def recast(self, corrected: Corrected) -> tuple[str, ...]:
        """Put what users corrected in force, and that alone."""
        self._demand_writing()
        ruling.make(self._database, self._terms, corrected)
        return correcting.recast(self._database, corrected)

    def rule(self, ruled: Ruled, corrected: Corrected) -> None:
        """Put what users judged of statements, links and stories in force, alone."""
        self._demand_writing()
        ruling.rule(self._database, self._terms, ruled, corrected)

    def waiting(self) -> frozenset[str]:
        """Return the ids of the corrections that find nothing to correct."""
        rows = self._database.rows("recast_waits")
        return frozenset(id_ for (id_,) in rows)

    def told_of(self, entity: str) -> Iterator[tuple[str, LocalEntity, str | None]]:
        """Yield articles, each with the entity as it knows it and its day, in order."""
        return correcting.told_of(self._database, entity)

    def describe_entity(self, profile: EntityProfile, keys: frozenset[str]) -> None:
        """Keep what is known of an entity, and what it is looked up by."""
        self._demand_writing()
        correcting.describe(self._database, profile, keys)

    def merge_stories(self, into: str, others: Sequence[str]) -> None:
        """Make one story of several; mark it and its fact judgements unsettled."""
        self._demand_writing()
        stories.merge(self._database, self._terms, into, others)

    def unsettled(
        self, linker: str
    ) -> Iterator[tuple[tuple[Ref, ...], tuple[Judgement, ...]]]:
        """Yield each connected component that holds an unsettled item, once."""
        return grouping.unsettled(self._database, self._terms.number(linker))

    def settle(
        self,
        linker: str,
        items: Sequence[Ref],
        groups: Mapping[str, Utterance | Fact],
        maker: str = "",
    ) -> None:
        """Put *groups*, by id, in the place of all groups that hold one of *items*."""
        self._demand_writing()
        formed = (groups, self._terms.kept(maker))
        grouping.settle(self._database, self._terms, linker, items, formed)

    def unsettled_stories(self) -> tuple[str, ...]:
        """Return the stories whose articles changed since they were last described."""
        return tuple(id_ for (id_,) in self._database.rows("unsettled_stories"))

    def articles_of(self, story: str, most: int) -> tuple[str, ...]:
        """Return the ids of a story's articles, the earliest first, at most *most*."""
        rows = self._database.rows("articles_of", story=story, most=most, none=NO_DAY)
        return tuple(id_ for (id_,) in rows)

    def describe(self, story: str, label: str, maker: str = "") -> None:
        """Keep what a story is called, with its first and last day; it is settled."""
        self._demand_writing()
        stories.describe(self._database, story, label, self._terms.kept(maker))

    def stale(self, maker: str) -> tuple[str, ...]:
        """Return the ids of the articles that *maker* has not made, the first first."""
        rows = self._database.rows("stale", maker=self._terms.number(maker))
        return tuple(id_ for (id_,) in rows)

    def checked(self) -> tuple[Problem, ...]:
        """Return what is wrong in the archive, nothing if all is well."""
        return checking.check(self._database)

    def backup(self, to: Path) -> None:
        """Write a consistent copy to a new file, while others may write."""
        self._database.backup(to)

    def tidy(self) -> None:
        """Bring what was added into the form that is searched fastest."""
        self._database.tidy()

    def vacuum(self) -> None:
        """Sweep what names articles and entities that are gone; give back the space."""
        with self.writing():
            for query in (
                "sweep_blocking",
                "sweep_keys",
                "sweep_names",
                "sweep_profiles",
                "sweep_reasons",
            ):
                self._database.many(query, [{}])
        indexing.renew(self._database)
        self.tidy()
        self._vectors.drop()
        self._database.vacuum()

    def close(self) -> None:
        """Close the archive; it is not used afterwards."""
        self._database.close()

    def _demand_writing(self) -> None:
        if not self._database.writing:
            raise RuntimeError("an archive changes only inside its writing()")
