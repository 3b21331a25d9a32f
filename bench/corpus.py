"""The articles to measure on: the shared corpus, else the built-in sample repeated."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
_EXPECTED = ("examples/expected.jsonl", "examples/sample/expected.jsonl")
_FIELDS = ("id", "url", "outlet", "title", "published", "author", "text")
# Every so manieth article of the corpus is taken: it is sorted by nothing, but its
# parts are of different years.
_STRIDE = 11


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder with articles-*.jsonl.gz, which may be absent."""

    folder: Path

    @property
    def name(self) -> str:
        """What the articles are, in words."""
        if self._files():
            return "articles of the shared corpus"
        return "articles of the built-in sample, repeated"

    def articles(self, count: int) -> list[dict[str, Any]]:
        """Return *count* articles, always the same."""
        raw = islice(cycle(self._all()), count)
        return [
            {k: a[k] for k in _FIELDS if k in a} | {"id": f"{n}-{a['id']}"}
            for n, a in enumerate(raw)
        ]

    def whole(self) -> Iterator[dict[str, Any]]:
        """Yield every article of the corpus, in its order."""
        files = self._files()
        for path in files:
            with gzip.open(path, "rt", encoding="utf-8") as file:
                yield from map(json.loads, file)
        if not files:
            yield from self.articles(200)

    def write(self, count: int, path: Path) -> Path:
        """Write *count* articles as JSON Lines and return the path."""
        with path.open("w", encoding="utf-8") as file:
            for article in self.articles(count):
                file.write(json.dumps(article) + "\n")
        return path

    def _files(self) -> list[Path]:
        return sorted(self.folder.glob("articles-*.jsonl.gz"))

    def _all(self) -> Iterator[dict[str, Any]]:
        files = self._files()
        if not files:
            path = next(ROOT / n for n in _EXPECTED if (ROOT / n).exists())
            yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())
        parts = [_lines(path) for path in files]
        for lines in zip(*parts, strict=False):
            yield from map(json.loads, lines)


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from islice(file, 0, None, _STRIDE)
