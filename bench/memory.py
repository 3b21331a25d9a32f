"""How much memory does one process take, however much there is to read?"""

import json
import tempfile
from pathlib import Path

import child
from corpus import Corpus
from finding import Finding

_MOST = 500.0
_FULL, _QUICK = 400, 30
# Lines without a text are dropped at once, so that a large file is soon through.
_EMPTY = json.dumps({"id": "x", "title": "x" * 4_000}) + "\n"
_FULL_EMPTY, _QUICK_EMPTY = 75_000, 5_000


def measure(corpus: Corpus, *, quick: bool) -> list[Finding]:
    """Return the peak of the largest process over a few inputs."""
    count = _QUICK if quick else _FULL
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few = corpus.write(count // 4, folder / "few.jsonl")
        many = corpus.write(count, folder / "many.jsonl")
        big = _with_empty(many, _QUICK_EMPTY if quick else _FULL_EMPTY)
        long = folder / "long.txt"
        long.write_text(_long(corpus), encoding="utf-8")
        inputs = {
            f"{count // 4} articles": few,
            f"{count} articles": many,
            f"the same in {big.stat().st_size / 1e6:.0f} MB of JSON Lines": big,
            "one text of 5 MB": long,
        }
        return [_finding(what, path) for what, path in inputs.items()]


def _finding(what: str, path: Path) -> Finding:
    command = [*child.UJAR, "read", "--jsonl", "--workers", "1", str(path)]
    took = child.need(child.run(command), "ujar read")
    note = f"{took.wall:.1f} s"
    return Finding(f"peak over {what}", took.peak, "MB", most=_MOST, note=note)


def _with_empty(path: Path, count: int) -> Path:
    """Return a copy of a file with *count* lines that hold no text before it."""
    big = path.with_name("big.jsonl")
    with big.open("w", encoding="utf-8") as file:
        for _ in range(count):
            file.write(_EMPTY)
        file.write(path.read_text(encoding="utf-8"))
    return big


def _long(corpus: Corpus) -> str:
    """Return a text of 5 MB from articles one after the other."""
    text = "\n\n".join(a["text"] for a in corpus.articles(50))
    return (text * (5_000_000 // len(text) + 1))[:5_000_000]
