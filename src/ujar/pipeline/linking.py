"""The order of linking: one article after another against those before it."""

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ujar.lang.outlets import Outlets
from ujar.pipeline.archive import Archive
from ujar.pipeline.ports import Entities, Grouper, Linker, Rule
from ujar.pipeline.reapplying import reapply
from ujar.pipeline.shelf import Shelf
from ujar.schema import (
    Copy,
    Fact,
    Judgement,
    Neighbour,
    Placing,
    Reading,
    Ref,
    Utterance,
)
from ujar.schema.keeping import (
    FACTS,
    STORIES,
    UTTERANCES,
    Assigned,
    Entry,
    Known,
    Query,
)


@dataclass(frozen=True, slots=True)
class Parts:
    """What links: the linkers of pairs, and what is formed out of their judgements."""

    copies: Linker[Any, Copy]
    stories: Linker[Any, Judgement]
    utterances: Linker[Any, Judgement]
    facts: Linker[Any, Judgement]
    place: Callable[[Sequence[Neighbour]], Placing]
    label: Callable[[Sequence[Reading]], str]
    group_utterances: Grouper[Utterance]
    group_facts: Grouper[Fact]
    entities: Entities
    outlets: Outlets
    ruled: Rule

    @property
    def maker(self) -> str:
        """The versions of everything that links."""
        linkers = (self.copies, self.stories, self.utterances, self.facts)
        return ", ".join(f"{x.name} {x.version}" for x in (*linkers, self.entities))


@dataclass(slots=True)
class Linking:
    """Links articles as they arrive; call it inside the archive's ``writing()``."""

    archive: Archive
    parts: Parts
    shelf: Shelf = field(init=False)

    def __post_init__(self) -> None:
        self.shelf = Shelf(self.archive)

    def add(self, reading: Reading, known: Known, outlet: str | None = None) -> None:
        """Judge how an article stands to those before it, and keep it with that."""
        keys: dict[str, frozenset[str]] = {}
        copies = self._pairs(self.parts.copies, reading, keys)
        near = self._pairs(self.parts.stories, reading, keys)
        judgements = {
            STORIES: near,
            UTTERANCES: self._pairs(self.parts.utterances, reading, keys),
            FACTS: self._pairs(self.parts.facts, reading, keys),
        }
        placing = self.parts.place(self._neighbours(reading.article.id, near))
        entry = Entry(
            reading=reading,
            known=known,
            keys=keys,
            judgements=judgements,
            copies=copies,
            story=placing.story or digest("s", reading.article.id),
            placing=placing,
            entities=self._entities(reading),
            outlet=outlet,
            agencies=self.parts.outlets.agencies(reading.origins, copies),
        )
        if placing.story and placing.merges:
            self.archive.merge_stories(placing.story, placing.merges)
        self.archive.keep(entry)
        self.shelf.put(reading)

    def forget(self, article: str) -> None:
        """Take an article out of the archive, with all that hangs on it."""
        self.archive.forget(article, self.parts.entities.offices)
        self.shelf.drop(article)

    def _pairs(
        self,
        linker: Linker[Any, Any],
        reading: Reading,
        keys: dict[str, frozenset[str]],
    ) -> tuple[Any, ...]:
        new = linker.digest(reading)
        if new is None:
            return ()
        keys[linker.name] = linker.keys(new)
        query = Query(
            linker.name, keys[linker.name], reading.day, linker.days, linker.most
        )
        near = self.archive.candidates(query)
        digests = self.shelf.digests(linker, near)
        return tuple(
            judged
            for article in near
            if (old := digests[article]) is not None
            for judged in linker.compare(new, old)
        )

    def _neighbours(
        self, article: str, near: Sequence[Judgement]
    ) -> tuple[Neighbour, ...]:
        scores = {_other(article, j): j.score for j in near}
        stories = self.archive.linked_stories(scores.keys())
        return tuple(Neighbour(a, stories[a], s) for a, s in scores.items())

    def _entities(self, reading: Reading) -> tuple[Assigned, ...]:
        """Return whom the article knows, and who of the archive that is."""
        step = self.parts.entities
        found: list[Assigned] = []
        fresh: dict[str, Assigned] = {}
        gone: set[str] = set()
        for local in step.locals_(reading):
            keys = step.keys(local)
            own = [a.profile for a in fresh.values() if a.keys & keys]
            passed = gone | fresh.keys()
            known = self.archive.profiles(keys, step.most)
            profiles = [*own, *(p for p in known if p.id not in passed)]
            made = step.assign(local, profiles, reading)
            merged = [other for other, _ in made.merges]
            gone.update(merged)
            for other in merged:
                fresh.pop(other, None)
            fresh[made.profile.id] = made
            found.append(made)
        return tuple(found)


def settle(linking: Linking) -> None:
    """Form the groups and labels anew on which something has changed."""
    if linking.archive.corrections():
        reapply(linking.archive, linking.parts.entities, linking.parts.ruled)
    _settle(linking, UTTERANCES, linking.parts.group_utterances, _of_statements)
    _settle(linking, FACTS, linking.parts.group_facts, _of_one_story)
    archive = linking.archive
    for story in archive.unsettled_stories():
        articles = archive.articles_of(story, _LABELLED)
        readings = linking.shelf.readings(articles)
        archive.describe(story, linking.parts.label([readings[a] for a in articles]))


# Articles that a story's label is chosen from: the first ones tell what it is about.
_LABELLED = 30

Judgements = Sequence[Judgement]
Readings = Mapping[str, Reading]
Choose = Callable[[Judgements, Archive, Readings], Judgements]


def _settle(linking: Linking, name: str, grouper: Grouper[Any], choose: Choose) -> None:
    """Form the groups anew, all at once: one may take the id that another had."""
    settled: list[Ref] = []
    groups: dict[str, Utterance | Fact] = {}
    for items, judgements in linking.archive.unsettled(name):
        settled += items
        articles = {r.article for j in judgements for r in (j.left, j.right)}
        readings = corrected(linking, sorted(articles))
        for part in connected(choose(judgements, linking.archive, readings)):
            for group in grouper.group(part, readings):
                groups[_free(name, group.members, groups)] = group
    if settled:
        linking.archive.settle(name, settled, groups)


def corrected(linking: Linking, articles: Collection[str]) -> Readings:
    """Return the readings of *articles* as users have corrected them."""
    amended = linking.archive.amended(articles)
    readings = linking.shelf.readings(articles)
    return {a: r.corrected(amended.get(a, ())) for a, r in readings.items()}


def _of_statements(
    judgements: Judgements, _archive: Archive, readings: Readings
) -> Judgements:
    """Leave out what a user judged to be no statement."""
    return [
        j
        for j in judgements
        if all(item not in readings[a].withdrawn for a, item in (j.left, j.right))
    ]


def _of_one_story(
    judgements: Judgements, archive: Archive, _readings: Readings
) -> Judgements:
    """Leave out what is between articles of two stories: other events' figures."""
    articles = {r.article for j in judgements for r in (j.left, j.right)}
    stories = archive.stories_of(articles)
    return [
        j
        for j in judgements
        if j.ruled or stories[j.left.article] == stories[j.right.article]
    ]


def connected(judgements: Judgements) -> list[list[Judgement]]:
    """Return the judgements by what hangs together, in an order of their own."""
    roots: dict[Ref, Ref] = {}

    def root(ref: Ref) -> Ref:
        while roots.setdefault(ref, ref) != ref:
            roots[ref] = roots[roots[ref]]
            ref = roots[ref]
        return ref

    ordered = sorted(judgements, key=lambda j: (j.left, j.right))
    for j in ordered:
        low, high = sorted((root(j.left), root(j.right)))
        roots[high] = low
    parts: dict[Ref, list[Judgement]] = {}
    for j in ordered:
        parts.setdefault(root(j.left), []).append(j)
    return [parts[ref] for ref in sorted(parts)]


def digest(prefix: str, *names: object) -> str:
    """Return a short id made of *names*, the same on every machine."""
    written = "\x00".join(map(str, names)).encode("utf-8", "surrogatepass")
    return prefix + hashlib.blake2b(written, digest_size=6).hexdigest()


def _free(name: str, members: Sequence[Ref], taken: Mapping[str, object]) -> str:
    """Return an id by the group's first member that no other group has."""
    number = 0
    while (made := digest(name[0], *members[0], number)) in taken:
        number += 1
    return made


def _other(article: str, judgement: Judgement) -> str:
    left, right = judgement.left.article, judgement.right.article
    return right if left == article else left
