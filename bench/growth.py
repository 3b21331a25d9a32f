"""Does an article cost more to add where 200,000 are than where 10,000 are?"""

import itertools
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import searching
from corpus import Corpus
from finding import Finding
from ujar.pipeline import opening, wire, wire_links
from ujar.pipeline.archive import Opened
from ujar.pipeline.linking import Linking, settle
from ujar.pipeline.settings import Settings
from ujar.schema import Article, Reading
from ujar.schema.keeping import Entry, Known
from ujar.serve import memory

_SIZES = (10_000, 200_000)
_QUICK_SIZES = (200, 1_000)
_STOCK, _QUICK_STOCK = 1_500, 60
_ADDED, _QUICK_ADDED = 200, 20
# Each copy of the stock is set so many days later: the news of a day stay as many.
_ERA = timedelta(days=5_000)
_STROKE = 500
_KNOWN = Known("bench", "bench")


class _Undone(Exception):  # noqa: N818  # nothing failed
    """Ends a transaction whose work shall not be kept."""


def measure(corpus: Corpus, *, quick: bool) -> list[Finding]:
    """Return the processor's milliseconds an added article at both sizes.

    The process holds its memory as `ujar add` does.
    """
    memory.spare()
    stock = _QUICK_STOCK if quick else _STOCK
    added = _QUICK_ADDED if quick else _ADDED
    readings = _read(corpus, stock + added)
    sizes = _QUICK_SIZES if quick else _SIZES
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(archive=str(Path(folder) / "growth.db"))
        with opening.opened(settings) as archive:
            entries = _kept(archive, readings[:stock])
            more = _recombined(entries)
            costs = []
            for size in sizes:
                _fill(archive, more, size - archive.totals().articles)
                costs.append(_cost(archive, readings[stock:]))
            archive.tidy()  # as `ujar add` does at its end
        searches = searching.measure(settings, 150)
    note = f"{added} real articles; synthetic ones by recombination, as many a day"
    few, many = sizes
    return [
        Finding(
            f"adding at {many:,} to at {few:,}",
            costs[1] / costs[0],
            "times",
            most=1.5,
            note=note,
        ),
        *(
            Finding(f"adding at {size:,}", 1000 * cost, "ms an article")
            for size, cost in zip(sizes, costs, strict=True)
        ),
        *searches,
    ]


def _read(corpus: Corpus, count: int) -> list[Reading]:
    read = wire.reader(Settings(threads=0))
    return [read(Article(**a)) for a in corpus.articles(count)]


class Noting:
    """An archive that also notes what is kept in it."""

    def __init__(self, archive: Opened) -> None:
        self.archive = archive
        self.entries: list[Entry] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self.archive, name)

    def keep(self, entry: Entry) -> None:
        """Note and keep."""
        self.entries.append(entry)
        self.archive.keep(entry)


def _kept(archive: Opened, readings: Sequence[Reading]) -> list[Entry]:
    """Link the readings for real, and return what was kept of each."""
    noting = Noting(archive)
    linking = Linking(noting, wire_links.parts())
    for start in range(0, len(readings), _STROKE):
        with archive.writing():
            for reading in readings[start : start + _STROKE]:
                linking.add(reading, _KNOWN, reading.article.outlet)
            settle(linking)
    return noting.entries


def _recombined(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield articles of other days: one's text, half of its keys from another one."""
    for era in itertools.count(1):
        partners = itertools.cycle(entries[era % len(entries) :])
        for entry, partner in zip(entries, partners, strict=False):
            yield _later(entry, partner, era)


def _later(entry: Entry, partner: Entry, era: int) -> Entry:
    reading = entry.reading
    article = replace(reading.article, id=f"{reading.article.id}~{era}", published=None)
    day = reading.day and str(date.fromisoformat(reading.day) + era * _ERA)
    keys = {
        name: frozenset(sorted(own)[::2])
        | frozenset(sorted(partner.keys.get(name, ()))[1::2])
        for name, own in entry.keys.items()
    }
    return replace(
        entry,
        reading=replace(reading, article=article, day=day),
        keys=keys,
        judgements={},
        copies=(),
        story=f"{entry.story}~{era}",
    )


def _fill(archive: Opened, entries: Iterator[Entry], count: int) -> None:
    while count > 0:
        with archive.writing():
            for entry in itertools.islice(entries, min(count, _STROKE)):
                archive.keep(entry)
            for story in archive.unsettled_stories():
                archive.describe(story, "synthetic")
        count -= _STROKE


def _cost(archive: Opened, readings: Sequence[Reading]) -> float:
    """Return the processor's seconds an article takes; nothing of it is kept."""
    linking = Linking(archive, wire_links.parts())
    began = time.process_time()
    try:
        with archive.writing():
            for reading in readings:
                linking.add(reading, _KNOWN, reading.article.outlet)
            settle(linking)
            raise _Undone  # noqa: TRY301
    except _Undone:
        return (time.process_time() - began) / len(readings)
