"""An archive as the settings name it, ready for the jobs that use it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace

from ujar.pipeline import wire
from ujar.pipeline.adding import Added, Adding
from ujar.pipeline.archive import Archive
from ujar.pipeline.batch import Job
from ujar.pipeline.linking import Linking
from ujar.pipeline.ports import never
from ujar.pipeline.settings import Settings
from ujar.schema.document import Record

MEMORY = ":memory:"


@contextmanager
def opened(settings: Settings) -> Iterator[Archive]:
    """Open the archive of the settings; ArchiveError says why it cannot be."""
    archive = wire.archive(settings)
    try:
        yield archive
    finally:
        archive.close()


def adding(archive: Archive, job: Job) -> Adding:
    """Return what adds articles to *archive* as *job* says."""
    parts = wire.parts(job.settings)
    maker = f"{wire.reading_maker(job.settings)}; {parts.maker}"
    return Adding(archive, job, Linking(archive, parts), maker)


def refreshed(adding_: Adding, stop: Callable[[], bool] = never) -> Iterator[Added]:
    """Read and link again the articles that other versions have made."""
    again = replace(adding_, again=True, job=replace(adding_.job, annotated=False))
    archive = adding_.archive
    stale = archive.stale(adding_.maker)
    records = (_record(archive, article) for article in stale)
    yield from again.run(records, stop)


def _record(archive: Archive, article: str) -> Record:
    found = archive.readings([article])[article].article
    return Record(article, asdict(found))
