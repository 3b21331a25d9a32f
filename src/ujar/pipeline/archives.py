"""An archive ready for the jobs that add to it and correct it."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, replace

from ujar.pipeline import wire_links
from ujar.pipeline.adding import Added, Adding
from ujar.pipeline.archive import Archive, Opened
from ujar.pipeline.batch import Job
from ujar.pipeline.correcting import Correcting
from ujar.pipeline.linking import Linking
from ujar.pipeline.ports import never
from ujar.schema.document import Record


def adding(archive: Archive, job: Job) -> Adding:
    """Return what adds articles to *archive* as *job* says."""
    linking = Linking(archive, wire_links.parts(job.settings.outlets))
    return Adding(archive, job, linking, wire_links.maker(job.settings))


def correcting(archive: Opened) -> Correcting:
    """Return what keeps a user's judgements of the archive's entities."""
    return Correcting(archive, wire_links.parts().entities, wire_links.now)


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
