"""Names that the first model found, to learn from in whole articles.

The name sets are single sentences. A model trained on those alone finds no names in an
article's windows, so it labels articles sentence by sentence, and its successor learns
from these labels in windows.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ujar.annotate.tagger.load import open_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ujar.annotate.tagger.run import Tagger

_SENTENCE = re.compile(
    r"[^\n]+?(?:[.!?][\"\u201d)]?(?=\s+[\"\u201c(]?[A-Z\d])|$)", re.MULTILINE
)
_EXTRA = 160
_LENGTHS = range(600, 4000)


def names_by_sentence(tagger: Tagger, text: str, head: str) -> list[list[Any]]:
    """Return the head's segments of every sentence read by itself."""
    return [
        [
            s.span[0] + match.start(),
            s.span[1] + match.start(),
            s.label,
        ]
        for match in _SENTENCE.finditer(text)
        for s in getattr(tagger.tag(match.group()), head)
    ]


def _corpus(folder: Path, known: set[str]) -> list[dict[str, Any]]:
    """Draw articles of the corpus that are not among the annotated ones."""
    found: list[dict[str, Any]] = []
    for path in sorted(folder.glob("articles-*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            articles = map(json.loads, lines)
            found += [
                {"id": a["id"], "text": a["text"]}
                for a in articles
                if len(a["text"]) in _LENGTHS and a["id"] not in known
            ]
    return random.Random(1).sample(found, _EXTRA)


def _articles(paths: list[Path]) -> Iterator[dict[str, Any]]:
    for path in paths:
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def main() -> None:
    """Label: ``silver.py --model FOLDER --shared FOLDER --out FILE ARTICLES…``."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("articles", type=Path, nargs="+")
    options = parser.parse_args()
    tagger = open_folder(options.model)
    articles = list(_articles(options.articles))
    held = list(_articles([options.shared / "gold/dev.jsonl"]))
    known = {a["id"] for a in articles + held}
    with options.out.open("w", encoding="utf-8") as lines:
        for article in articles + _corpus(options.shared / "corpus", known):
            for head in ("names", "places"):
                article[head] = names_by_sentence(tagger, article["text"], head)
            lines.write(json.dumps(article, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
