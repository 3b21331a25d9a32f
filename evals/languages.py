"""Score the recognition of languages on news in Indonesian, English and Malay.

usage: python evals/languages.py [FOLDER of shared files, default ../shared]

Documents and single lines of NTREX (three languages, the same news; the words that tell
Malay apart were chosen on it), and articles of the corpus, whole and their
characters 300 to 500.
"""

import gzip
import itertools
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import table
from ujar.extract.language import recognise

_NTREX = {
    "id": "newstest2019-ref.ind.txt",
    "en": "newstest2019-src.eng.txt",
    "ms": "newstest2019-ref.msa.txt",
}
_ANSWERS = ("id", "en", "ms", "und")
_ARTICLES = 3000


def main(shared: Path) -> None:
    """Print what was answered, by set."""
    rows: list[tuple[str, ...]] = []
    folder = shared / "data" / "ntrex-en-id"
    names = (folder / "DOCUMENT_IDS.tsv").read_text(encoding="utf-8").split("\n")
    for code, file in _NTREX.items():
        lines = (folder / file).read_text(encoding="utf-8").split("\n")
        documents = defaultdict(list)
        for name, line in zip(names, lines, strict=False):
            documents[name].append(line)
        rows.append(_row(f"NTREX {code}", map("\n".join, documents.values())))
        rows.append(_row(f"NTREX {code}, lines", filter(None, lines)))
    texts = _articles(shared / "corpus" / "articles-1.jsonl.gz")
    rows.append(_row("corpus", texts))
    pieces = (t[300:500] for t in texts if len(t) > 1000)
    rows.append(_row("corpus, 200 characters", pieces))
    print(table.rows(("texts", "number", *_ANSWERS), rows))


def _articles(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(x)["text"] for x in itertools.islice(file, _ARTICLES)]


def _row(name: str, texts: Iterable[str]) -> tuple[str, ...]:
    found = Counter(map(recognise, texts))
    shares = (table.share(found[code] / found.total()) for code in _ANSWERS)
    return (name, str(found.total()), *shares)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared"))
