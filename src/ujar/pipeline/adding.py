"""A whole job of adding: read what is new, link it, keep it, in whole strokes."""

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ujar.pipeline import batch, wire_links, wire_watches
from ujar.pipeline.archive import Archive
from ujar.pipeline.batch import Job, Result
from ujar.pipeline.linking import Linking, settle
from ujar.pipeline.ports import never
from ujar.pipeline.sources import Raw
from ujar.schema import Dropped
from ujar.schema.document import Document
from ujar.schema.keeping import Known

# A stroke is kept whole or not at all: the more articles one holds, the less each
# costs, and the more is read again after a crash.
_STROKE = 64
_SECONDS = 2.0


class Became(StrEnum):
    """What became of an input."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Added:
    """An input's result, and what became of it in the archive."""

    result: Result
    became: Became


@dataclass(slots=True)
class Adding:
    """Adds articles to an archive; an article that is there unchanged is left alone."""

    archive: Archive
    job: Job
    linking: Linking
    maker: str
    again: bool = False

    def run(
        self, inputs: Iterable[Raw], stop: Callable[[], bool] = never
    ) -> Iterator[Added]:
        """Yield what became of each input, after its stroke has been kept."""
        passed: list[Added] = []
        results = batch.run(self._wanted(inputs, passed), self.job, stop)
        for stroke in _strokes(results):
            yield from self.keep(stroke)
            yield from _emptied(passed)
        yield from _emptied(passed)
        if not stop():
            self.archive.tidy()

    def _wanted(self, inputs: Iterable[Raw], passed: list[Added]) -> Iterator[Raw]:
        """Yield the inputs that are not in the archive as they are."""
        for raw in inputs:
            if not self.again and self._is_same(raw):
                passed.append(Added(Result(None, raw=raw), Became.SAME))
            else:
                yield raw

    def _is_same(self, raw: Raw) -> bool:
        article = batch.named(raw)
        if article is None:
            return False
        known = self.archive.known([article]).get(article)
        return known is not None and known.content == content(raw)

    def keep(self, stroke: list[Result]) -> list[Added]:
        """Link and keep the results, all of them or none."""
        with self.archive.writing():
            kept = [Added(result, self._keep_one(result)) for result in stroke]
            settle(self.linking)
            self.archive.watches.look(wire_watches.now())
        return kept

    def _keep_one(self, result: Result) -> Became:
        reading, raw = result.reading, result.raw
        if reading is None or raw is None:
            return Became.DROPPED
        article = reading.article.id
        before = self.archive.known([article]).get(article)
        same = before.content if before and self.again else content(raw)
        known = Known(same, self.maker)
        if before is not None:
            if before == known:
                return Became.SAME
            self.linking.forget(article)
        outlet = wire_links.outlet(reading.article, self.job.settings)
        self.linking.add(reading, known, outlet)
        return Became.ADDED if before is None else Became.CHANGED


def content(raw: Raw) -> str:
    """Return a digest of an input: the same bytes or fields, the same digest."""
    if isinstance(raw, Document):
        return hashlib.blake2b(raw.data, digest_size=16).hexdigest()
    fields = {} if isinstance(raw, Dropped) else raw.fields
    written = json.dumps(fields, sort_keys=True)
    return hashlib.blake2b(written.encode(), digest_size=16).hexdigest()


def _emptied(items: list[Added]) -> list[Added]:
    found = list(items)
    items.clear()
    return found


def _strokes(results: Iterable[Result]) -> Iterator[list[Result]]:
    """Yield the results by the handful, none waiting much longer than _SECONDS."""
    stroke: list[Result] = []
    began = time.monotonic()
    for result in results:
        if not stroke:
            began = time.monotonic()
        stroke.append(result)
        if len(stroke) >= _STROKE or time.monotonic() - began > _SECONDS:
            yield stroke
            stroke = []
    if stroke:
        yield stroke
