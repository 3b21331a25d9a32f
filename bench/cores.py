"""Do two processes read nearly twice as fast as one?"""

import os
import tempfile
from pathlib import Path

import child
from corpus import Corpus
from finding import Finding

_FULL, _QUICK = 2_000, 40


def measure(corpus: Corpus, *, quick: bool) -> list[Finding]:
    """Return how much faster two processes are; a start of both is in it."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2
    count = _QUICK if quick else _FULL
    with tempfile.TemporaryDirectory() as folder:
        path = corpus.write(count, Path(folder) / "articles.jsonl")
        one, two = (_seconds(path, workers) for workers in (1, 2))
    note = f"{count} {corpus.name}, {cores} cores"
    return [
        Finding("two processes against one", one / two, "times", least=1.8, note=note),
        Finding("one process", count / one, "articles/s", note="start included"),
        Finding("two processes", count / two, "articles/s", note="start included"),
    ]


def _seconds(path: Path, workers: int) -> float:
    command = [*child.UJAR, "read", "--jsonl", "--workers", str(workers), str(path)]
    return child.need(child.run(command), "ujar read").wall
