"""The process that adds the files of one job, and tells how far it is."""

import contextlib
import io
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path

from ujar.pipeline import archives, opening, sources, wire_doors
from ujar.pipeline.adding import Added, Became
from ujar.pipeline.batch import Job, named
from ujar.pipeline.doors import log
from ujar.pipeline.ports import EngineError
from ujar.pipeline.settings import Settings
from ujar.pipeline.sources import Raw
from ujar.pipeline.uploads.progress import Named, Tally
from ujar.schema import Dropped
from ujar.schema.accounts import Actor, DeedKind
from ujar.schema.document import Record
from ujar.schema.keeping import ArchiveError

_OFTEN = 0.5
_DIGEST = 13


@dataclass(frozen=True, slots=True)
class Order:
    """What to add to which archive, and for whom."""

    job: str
    settings: Settings
    files: tuple[Path, ...]
    actor: Actor


def work(order: Order, pipe: Connection) -> None:
    """Add the files; send a Tally now and then, at the end one and why it failed.

    It ends when it is told to, and when nobody listens any more.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's to handle
    tally, failure = Tally(), None
    try:
        with opening.opened(order.settings) as archive:
            adding = archives.adding(archive, Job(order.settings))
            told = time.monotonic()
            for added in adding.run(_inputs(order), pipe.poll):
                tally = _counted(tally, added)
                if time.monotonic() - told > _OFTEN:
                    pipe.send((tally, None, False))
                    told = time.monotonic()
            what = f"{tally.added + tally.changed} articles (upload {order.job})"
            kind, now = DeedKind.ARTICLES_ADDED, wire_doors.now()
            with archive.writing():
                log.note(archive, order.actor, kind, what, now)
    except (ArchiveError, EngineError, OSError) as error:
        failure = str(error)
    with contextlib.suppress(OSError):
        pipe.send((tally, failure, True))


def _inputs(order: Order) -> Iterator[Raw]:
    """Yield what the files hold, called by their names without their folder."""
    for path in order.files:
        for raw in sources.gather([str(path)], order.settings, io.BytesIO()):
            yield _renamed(raw, f"{path.parent}/")


def _renamed(raw: Raw, folder: str) -> Raw:
    if isinstance(raw, Dropped):
        what = raw.what.removeprefix(folder)[_DIGEST:]
        return replace(raw, what=what, reason=raw.reason.replace(folder, ""))
    return replace(raw, name=f"upload/{raw.name.removeprefix(folder)}")


def _counted(tally: Tally, added: Added) -> Tally:
    result, raw = added.result, added.result.raw
    if added.became is Became.DROPPED or result.dropped is not None:
        dropped = result.dropped or Dropped("?", "gave no reading")
        what = dropped.what.removeprefix("upload/")
        if what != dropped.what:
            what = what[_DIGEST:]
        return tally.counted(replace(dropped, what=what))
    reading = result.reading
    title = reading.article.title if reading else _title(raw)
    article = reading.article.id if reading else (named(raw) if raw else None)
    statements = len(reading.statements) if reading else 0
    return tally.counted(Named(article or "", title, added.became), statements)


def _title(raw: Raw | None) -> str | None:
    title = raw.fields.get("title") if isinstance(raw, Record) else None
    return title if isinstance(title, str) else None
