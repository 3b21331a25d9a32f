"""What do linking and keeping the whole corpus take, beside reading it?"""

import resource
import sys
import tempfile
import time
from pathlib import Path

import load
import searching
from corpus import Corpus
from finding import Finding
from ujar.pipeline import archives, opening
from ujar.pipeline.adding import Added, Adding
from ujar.pipeline.batch import Job, Result
from ujar.pipeline.settings import Settings
from ujar.schema.document import Record
from ujar.serve import memory

_QUICK = 60
# Added while pages are read: more than a minute can take.
_MORE = 3_000
_UNIT = 1 if sys.platform == "darwin" else 1024


class Timed(Adding):
    """Adds, and notes the processor's seconds that linking and keeping take."""

    seconds: float = 0.0

    def keep(self, stroke: list[Result]) -> list[Added]:
        """Link and keep the results."""
        began = time.process_time()
        kept = super().keep(stroke)
        Timed.seconds += time.process_time() - began
        return kept


def measure(corpus: Corpus, *, quick: bool) -> list[Finding]:
    """Add every article to an archive; the processors' seconds are told apart.

    The process holds its memory as `ujar add` does.
    """
    memory.spare()
    with tempfile.TemporaryDirectory() as folder:
        return _added(corpus, Path(folder) / "whole.db", quick=quick)


def _added(corpus: Corpus, path: Path, *, quick: bool) -> list[Finding]:
    job = Job(Settings(archive=str(path)))
    count = text = 0
    before = _seconds(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    with opening.opened(job.settings) as archive:
        made = archives.adding(archive, job)
        adding = Timed(archive, job, made.linking, made.maker)
        records = corpus.articles(_QUICK) if quick else corpus.whole()
        for added in adding.run(Record(a["id"], a) for a in records):
            if (reading := added.result.reading) is not None:
                count += 1
                text += len(reading.article.text.encode())
    wall = time.perf_counter() - began
    reading_ = _seconds(resource.RUSAGE_CHILDREN) - before
    searches = searching.measure(job.settings, 60)
    size = sum(f.stat().st_size for f in path.parent.iterdir())
    loads = load.measure(job.settings, corpus.articles(_MORE), 5 if quick else 60)
    linking = Timed.seconds
    each = [f"{1000 * x / count:.1f} ms an article" for x in (linking, reading_)]
    megabytes = f"{size / 1e6:.0f} MB"
    took = f"{count} {corpus.name} in {wall:.0f} s"
    return [
        Finding("linking to reading", linking / reading_, "times", 0.4, note=each[0]),
        Finding("reading", count / reading_, "articles/s a core", note=each[1]),
        Finding("archive to text", size / text, "times", 4, note=megabytes),
        Finding("ujar add, peak", _peak(), "MB", 1500, note=took),
        *searches,
        *loads,
    ]


def _seconds(who: int) -> float:
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def _peak() -> float:
    """Return the largest process's memory in MB: this one, or one that read."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(k).ru_maxrss for k in kinds) * _UNIT / 1e6
