"""A whole job: from the named inputs to one reading after another."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from ujar.extract import Extracted, Given, from_document, from_record, identity
from ujar.lang import outlets
from ujar.pipeline import annotated, sources, wire
from ujar.pipeline.engines.here import Here
from ujar.pipeline.engines.local import Local
from ujar.pipeline.ports import Engine, EngineError, Outcome, Prepare, never
from ujar.pipeline.settings import AUTO, CLUSTER, LOCAL, Settings
from ujar.pipeline.sources import Raw
from ujar.schema import Article, Dropped, Reading
from ujar.schema.document import Document, Media, Record

__all__ = ["Given", "Job", "Result", "run"]

T = TypeVar("T")

Read = Callable[[Article], Reading]


@dataclass(frozen=True, slots=True)
class Job:
    """What to read and how; ``done`` holds the ids that need not be read again.

    ``annotated`` says that the records are readings already, as ``ujar read --jsonl``
    writes them: only the layers that they lack are read.
    """

    settings: Settings = field(default_factory=Settings)
    given: Given = field(default_factory=Given)
    done: Collection[str] = frozenset()
    reader: Callable[[Settings], Read] = wire.reader
    annotated: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """A reading or the reason why there is none, and the input's bytes it took."""

    reading: Reading | None
    dropped: Dropped | None = None
    weight: int = 0
    raw: Raw | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """Prepares the reading of raw inputs; it travels to the worker processes."""

    job: Job

    def __call__(self) -> Callable[[Raw], Reading | Dropped]:
        """Return the function that reads one raw input in this process."""
        if self.job.annotated:
            return annotated.prepared(self.job.settings)
        table = outlets.load(self.job.settings.outlets)
        read = self.job.reader(self.job.settings)
        settings, given = self.job.settings, _given(self.job)

        def work(raw: Raw) -> Reading | Dropped:
            if isinstance(raw, Document):
                found = from_document(raw, given, table)
            elif isinstance(raw, Record):
                found = from_record(raw, given, table, settings.max_chars)
            else:
                return raw
            return _read(found, read, settings.max_chars)

        return work


def run(
    inputs: Iterable[Raw], job: Job, stop: Callable[[], bool] = never
) -> Iterator[Result]:
    """Yield a result for each input, in order; those in ``job.done`` are passed over.

    One article is read in this process, more by worker processes, which outlive an
    article that crashes or never ends. A page is always left to them.
    """
    wanted = (raw for raw in inputs if named(raw) not in job.done)
    first, second = next(wanted, None), next(wanted, None)
    head = [raw for raw in (first, second) if raw is not None]
    alone = len(head) < 2 and not _is_page(first)  # noqa: PLR2004
    engine, settings = _engine(job.settings, alone=alone)
    prepared: Prepare[Raw, Reading | Dropped] = Prepared(
        replace(job, settings=settings)
    )
    for outcome in engine.each(_chain(head, wanted), prepared, stop):
        yield _result(outcome)


def _engine(settings: Settings, *, alone: bool) -> tuple[Engine, Settings]:
    """Return the engine, and the settings with the threads that suit it."""
    if alone:
        threads = settings.threads or settings.processes
        return Here(), replace(settings, threads=threads)
    return _many(settings), replace(settings, threads=settings.threads or 1)


def _many(settings: Settings) -> Engine:
    """Return the engine for many articles; EngineError if it is not installed."""
    if settings.engine == LOCAL:
        return Local(settings.processes, settings.max_seconds)
    try:
        from ujar.pipeline.engines.cluster import Cluster  # noqa: PLC0415
    except ImportError as error:
        raise EngineError(
            f"the engine dask needs {error.name}, which is not installed: "
            "pip install 'ujar[dask]'"
        ) from error
    return Cluster(settings.engine.removeprefix(CLUSTER), settings.max_seconds)


def _chain(head: Iterable[T], rest: Iterator[T]) -> Iterator[T]:
    yield from head
    yield from rest


def _given(job: Job) -> Given:
    language = job.settings.language
    return job.given if language == AUTO else replace(job.given, language=language)


def named(raw: Raw) -> str | None:
    """Return the id that the article of *raw* will have, None for what has none."""
    if isinstance(raw, Dropped):
        return None
    return identity(raw) if isinstance(raw, Record) else raw.name


def _is_page(raw: Raw | None) -> bool:
    return isinstance(raw, Document) and raw.media is Media.HTML


def _read(found: Extracted | Dropped, read: Read, max_chars: int) -> Reading | Dropped:
    if isinstance(found, Dropped):
        return found
    article = found.article
    if len(article.text) > max_chars:
        size = f"{len(article.text):,} characters; the limit is {max_chars:,}"
        return Dropped(article.id, f"has {size}")
    reading = read(article)
    return replace(reading, dropped=(*found.notes, *reading.dropped))


def _result(outcome: Outcome[Raw, Reading | Dropped]) -> Result:
    raw, found = outcome.item, outcome.result
    weight = sources.weight(raw)
    if isinstance(found, Reading):
        return Result(found, weight=weight, raw=raw)
    if found is None:
        name = raw.what if isinstance(raw, Dropped) else raw.name
        found = Dropped(name, outcome.failure or "gave no reading")
    return Result(None, found, weight, raw)
