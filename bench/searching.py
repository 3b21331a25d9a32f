"""How long does a search take, ten at once?"""

import itertools
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

from finding import Finding
from ujar.pipeline import opening
from ujar.pipeline.searching import search
from ujar.pipeline.settings import Settings
from ujar.schema.keeping import Wanted
from ujar.schema.search import SearchError
from ujar.serve import memory

_PROCESSES, _THREADS = 2, 5
_WARM, _COUNTED = 20, 150
_WORDS = 3
_LEAST = 5


def measure(settings: Settings, most: float) -> list[Finding]:
    """Return the 95th percentile of searches, *most* milliseconds allowed.

    Each query is a few words of an archived statement, found as words and by meaning.
    """
    searches = queries(settings)
    with opening.opened(settings, create=False) as archive:
        size = archive.totals().articles
        search(archive, settings, searches[0])  # brings the index of vectors up to date
    share = len(searches) // _PROCESSES
    parts = [searches[i * share : (i + 1) * share] for i in range(_PROCESSES)]
    with ProcessPoolExecutor(_PROCESSES, get_context("spawn")) as pool:
        found = pool.map(_asked, itertools.repeat(settings), parts)
        took = sorted(itertools.chain.from_iterable(found))
    p95 = 1000 * took[int(len(took) * 0.95)]
    median = f"median {1000 * statistics.median(took):.0f} ms, {len(took)} searches"
    what = f"search among {size:,}, ten at once, p95"
    return [Finding(what, p95, "ms", most, note=median)]


def queries(settings: Settings) -> list[str]:
    """Return searches: the first long words of archived statements."""
    with opening.opened(settings, create=False) as archive:
        lines = archive.statements(Wanted(), limit=1000).items
    said = [[w for w in s.words.split() if len(w) >= _LEAST] for s in lines]
    cut = [" ".join(words[:_WORDS]) for words in said if len(words) >= _WORDS]
    wanted = _PROCESSES * (_WARM + _COUNTED)
    return list(itertools.islice(itertools.cycle(cut), wanted))


def _asked(settings: Settings, queries: Sequence[str]) -> list[float]:
    """Ask the queries in threads, each with its own archive; seconds of the counted.

    The process holds its memory as one that serves does.
    """
    memory.settle()
    with ThreadPoolExecutor(_THREADS) as pool:
        parts = [queries[i::_THREADS] for i in range(_THREADS)]
        found = pool.map(_timed, itertools.repeat(settings), parts)
        return [x for part in found for x in part]


def _timed(settings: Settings, queries: Sequence[str]) -> list[float]:
    took = []
    with opening.opened(settings, create=False) as archive:
        for number, query in enumerate(queries):
            began = time.perf_counter()
            try:
                search(archive, settings, query)
            except SearchError:  # only words that stand everywhere
                continue
            if number >= _WARM // _THREADS:
                took.append(time.perf_counter() - began)
    return took
