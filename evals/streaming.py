"""Stories as an archive forms them: article by article, by blocking keys."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ujar.link.stories import StoryDigest, StoryLinker, place
from ujar.schema import Neighbour

LINKER = StoryLinker()


@dataclass
class Stream:
    """What was seen so far; ``candidates`` shared a key, ``compared`` were judged."""

    digests: dict[str, StoryDigest] = field(default_factory=dict)
    candidates: int = 0
    compared: int = 0
    _sharing: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _story: dict[str, str] = field(default_factory=dict)
    _merged: dict[str, str] = field(default_factory=dict)

    def add(self, digest: StoryDigest) -> None:
        """Place one article."""
        keys = LINKER.keys(digest)
        near = [
            Neighbour(old, self.story(old), judgement.score)
            for old in self._near(digest, keys)
            for judgement in LINKER.compare(digest, self.digests[old])
        ]
        placing = place(near)
        self._story[digest.article] = placing.story or digest.article
        for other in placing.merges:
            self._merged[other] = self.story(digest.article)
        self.digests[digest.article] = digest
        for key in keys:
            self._sharing[key].append(digest.article)

    def story(self, article: str) -> str:
        """Return the story of an article, after all merges."""
        story = self._story[article]
        while story in self._merged:
            story = self._merged[story]
        return story

    def stories(self) -> Mapping[str, str]:
        """Return the story of each article."""
        return {article: self.story(article) for article in self._story}

    def _near(self, digest: StoryDigest, keys: Iterable[str]) -> list[str]:
        shared = Counter(
            old
            for key in keys
            for old in self._sharing[key]
            if within(digest.day, self.digests[old].day)
        )
        nearest = sorted(shared, key=lambda old: (-shared[old], old))[: LINKER.most]
        self.candidates += len(shared)
        self.compared += len(nearest)
        return nearest


def within(a: int | None, b: int | None) -> bool:
    """Whether two days are near enough for one story; no day is near every day."""
    return a is None or b is None or abs(a - b) <= LINKER.days


def streamed(digests: Iterable[StoryDigest]) -> Stream:
    """Return the stories of articles that arrive in this order."""
    stream = Stream()
    for digest in digests:
        stream.add(digest)
    return stream
