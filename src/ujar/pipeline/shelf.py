"""Readings and digests of archived articles, the last used ones within reach."""

from collections import OrderedDict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from ujar.pipeline.archive import Archive
from ujar.pipeline.ports import Linker
from ujar.schema import Reading

# Articles are compared with those of the same days, which were mostly just added. A
# reading takes about 60 KB of memory, so this many take about 120 MB.
_HELD = 2_000


@dataclass(slots=True)
class Shelf:
    """Hands out readings and digests; what was not used for long is fetched anew."""

    archive: Archive
    held: int = _HELD
    _readings: OrderedDict[str, Reading] = field(default_factory=OrderedDict)
    _digests: OrderedDict[tuple[str, str], Any] = field(default_factory=OrderedDict)

    def readings(self, articles: Collection[str]) -> Mapping[str, Reading]:
        """Return the readings of *articles*, all there, as they were read."""
        missing = [a for a in articles if a not in self._readings]
        for article, reading in self.archive.derived(missing).items():
            self._readings[article] = reading
        found = {a: self._readings[a] for a in articles}
        for article in found:
            self._readings.move_to_end(article)
        while len(self._readings) > self.held:
            self._readings.popitem(last=False)
        return found

    def digests(
        self, linker: Linker[Any, Any], articles: Collection[str]
    ) -> Mapping[str, Any]:
        """Return the linker's digests of *articles*."""
        missing = [a for a in articles if (linker.name, a) not in self._digests]
        for article, reading in self.readings(missing).items():
            self._digests[linker.name, article] = linker.digest(reading)
        found = {a: self._digests[linker.name, a] for a in articles}
        for article in found:
            self._digests.move_to_end((linker.name, article))
        while len(self._digests) > self.held:
            self._digests.popitem(last=False)
        return found

    def put(self, reading: Reading) -> None:
        """Hold a reading that has just been kept."""
        self._readings[reading.article.id] = reading

    def drop(self, article: str) -> None:
        """Forget an article that is no longer what it was."""
        self._readings.pop(article, None)
        for key in [k for k in self._digests if k[1] == article]:
            del self._digests[key]
