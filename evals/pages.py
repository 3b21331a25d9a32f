"""Score the main text of pages: Ujar's settings beside trafilatura's own.

usage: python evals/pages.py [FOLDER of pages, default ../shared/html]

Counted are words against the text that a hand-written parser gave: precision, recall
and F1 of their counts, averaged over the pages. The times of publication are compared
to the minute, where the index has one.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import trafilatura

import table
from ujar.extract import Given, from_document
from ujar.extract.page import NoArticleError, extract
from ujar.extract.published import normalise
from ujar.lang import outlets
from ujar.schema import Dropped
from ujar.schema.document import Document, Media

_WORD = re.compile(r"\w+")
_SETTINGS: Mapping[str, Mapping[str, Any]] = {
    "trafilatura": {},
    "trafilatura, precision": {"favor_precision": True},
    "trafilatura, recall": {"favor_recall": True},
    "trafilatura, fast": {"fast": True},
}
_WIB = 7.0

Extract = Callable[[bytes], str]


def main(folder: Path) -> None:
    """Print the scores of every extractor, and how many times were read."""
    lines = (folder / "index.jsonl").read_text(encoding="utf-8").splitlines()
    index = [json.loads(line) for line in lines]
    pages = [
        ((folder / page["path"]).read_bytes(), page["expected"]["text"])
        for page in index
        if page.get("expected", {}).get("text")
    ]
    extractors: dict[str, Extract] = {"ujar": _ours}
    extractors |= {name: _theirs(wish) for name, wish in _SETTINGS.items()}
    rows = [(name, *_scores(pages, how)) for name, how in extractors.items()]
    print(f"{len(pages)} pages with an expected text\n")
    print(table.rows(("main text", "P", "R", "F1", "worst F1"), rows))
    print("\ntimes of publication: {} of {} right".format(*_times(folder, index)))


def _ours(page: bytes) -> str:
    try:
        return extract(page).text
    except NoArticleError:
        return ""


def _theirs(wish: Mapping[str, Any]) -> Extract:
    return lambda page: trafilatura.extract(page, **wish) or ""


def _scores(pages: list[tuple[bytes, str]], how: Extract) -> list[str]:
    found = [_score(how(page), expected) for page, expected in pages]
    means = [sum(column) / len(found) for column in zip(*found, strict=True)]
    return [table.share(value) for value in (*means, min(f for _, _, f in found))]


def _score(found: str, expected: str) -> tuple[float, float, float]:
    ours, theirs = (Counter(_WORD.findall(t.lower())) for t in (found, expected))
    same = (ours & theirs).total()
    p, r = same / max(1, ours.total()), same / max(1, theirs.total())
    return p, r, 2 * p * r / max(1e-9, p + r)


def _times(folder: Path, index: list[dict[str, Any]]) -> tuple[int, int]:
    """Return how many times were read right, of those that the index has in ISO."""
    known = outlets.load()
    right = of = 0
    for page in index:
        expected = normalise(page["published"] or "", _WIB)
        if page["kind"] != "article" or expected is None:
            continue
        data = (folder / page["path"]).read_bytes()
        found = from_document(Document("", data, Media.HTML), Given(), known)
        of += 1
        right += not isinstance(found, Dropped) and found.article.published == expected
    return right, of


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/html"))
