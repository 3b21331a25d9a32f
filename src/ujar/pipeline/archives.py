"""An archive ready for the jobs that add to it and correct it."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, replace

from ujar.pipeline import wire_doors, wire_links
from ujar.pipeline.adding import Added, Adding
from ujar.pipeline.archive import Archive, Opened
from ujar.pipeline.batch import Job
from ujar.pipeline.correcting import Correcting, Judge
from ujar.pipeline.doors import log
from ujar.pipeline.linking import Linking, settle
from ujar.pipeline.ports import never
from ujar.schema.accounts import AT_THE_MACHINE, Actor, DeedKind
from ujar.schema.corrections import Correction
from ujar.schema.document import Record


def adding(archive: Archive, job: Job) -> Adding:
    """Return what adds articles to *archive* as *job* says."""
    linking = Linking(archive, wire_links.parts(job.settings.outlets))
    return Adding(archive, job, linking, wire_links.maker(job.settings))


def correcting(
    archive: Opened, judge: Judge | None = None, by: Actor = AT_THE_MACHINE
) -> Correcting:
    """Return what keeps a user's judgements, and in the log that *by* made them."""
    linking = Linking(archive, wire_links.parts())

    def noted(made: Correction) -> None:
        kind = DeedKind.CORRECTION_UNDONE if made.undone else DeedKind.CORRECTED
        what = f"{made.id} {made.kind} {', '.join(made.articles)}".strip()
        log.note(archive, by, kind, what, wire_doors.now())

    return Correcting(
        archive, lambda: settle(linking), wire_links.now, judge or Judge(), noted
    )


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
