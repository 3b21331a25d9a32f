"""What the pipeline asks of the place where readings and links are kept."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from ujar.schema import EntityProfile, Fact, Judgement, Reading, Ref, Utterance
from ujar.schema.keeping import Entry, Known, Links, Query

Component = tuple[tuple[Ref, ...], tuple[Judgement, ...]]


class Archive(Protocol):
    """Keeps readings and links; every change happens inside ``writing()``."""

    def writing(self) -> AbstractContextManager[None]:
        """Open a transaction: all of it is kept, or nothing."""

    def known(self, articles: Collection[str]) -> Mapping[str, Known]:
        """Return what is held of those of *articles* that are in the archive."""

    def candidates(self, query: Query) -> tuple[str, ...]:
        """Return the ids of the articles worth comparing; see Query."""

    def links(self, article: str) -> Links:
        """Return everything that the article is linked to."""

    def readings(self, articles: Collection[str]) -> Mapping[str, Reading]:
        """Return the readings of *articles*."""

    def stories_of(self, articles: Collection[str]) -> Mapping[str, str]:
        """Return the story of each of *articles*."""

    def profiles(self, keys: frozenset[str], most: int) -> tuple[EntityProfile, ...]:
        """Return the entities that share a key, those that share the most first."""

    def keep(self, entry: Entry) -> None:
        """Add an article that is not there yet; mark what hangs on it unsettled.

        Its entities' profiles are put in the place of what was kept of them, and the
        entities in ``merges`` become part of the one that names them.
        """

    def forget(self, article: str) -> None:
        """Remove an article and all that hangs on it; mark the other ends unsettled."""

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
        self, linker: str, items: Sequence[Ref], groups: Mapping[str, Utterance | Fact]
    ) -> None:
        """Put *groups*, by id, in the place of all groups that hold one of *items*."""

    def unsettled_stories(self) -> tuple[str, ...]:
        """Return the stories whose articles changed since they were last described."""

    def articles_of(self, story: str, most: int) -> tuple[str, ...]:
        """Return the ids of a story's articles, the earliest first, at most *most*."""

    def describe(self, story: str, label: str) -> None:
        """Keep what a story is called, with its first and last day; it is settled."""

    def stale(self, maker: str) -> tuple[str, ...]:
        """Return the ids of the articles that *maker* has not made, the first first."""

    def close(self) -> None:
        """Close the archive; it is not used afterwards."""
