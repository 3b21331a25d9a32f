"""Are the links right? Utterances, facts and stories on the gold's groups.

usage: python evals/links.py [--shared FOLDER] [--company FILE.jsonl] [--alone]

Ujar links the gold articles, once with the statements and figures that the gold has
and once from their bare text, among 2,000 articles of the corpus of the same weeks;
the gold's own scorer judges. --company takes those already read (`ujar read --jsonl`),
--alone links the gold articles among themselves, which takes seconds.
"""

import argparse
import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import matching
from scores import ROOT, Scores, Shared, load
from table import against, rows, share, targets

Article = dict[str, Any]
# What the gold tells of links: it is not shown to Ujar.
_ANSWERS = ("utterance", "fact")
_META = ("id", "url", "outlet", "title", "published", "author", "text", "language")
_COMPANY = 2_000
# Articles of the corpus count as of the same weeks so many days around a gold article.
_WEEKS = 14


def main() -> None:
    """Print the targets beside the scores, and who matches words best."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--company", type=Path, metavar="FILE")
    parser.add_argument("--alone", action="store_true")
    wishes = parser.parse_args()
    shared = Shared(wishes.shared.resolve())
    others = [] if wishes.alone else company(shared, wishes.company)
    for text in tables(shared, others):
        print(f"{text}\n", flush=True)


def tables(shared: Shared, others: Sequence[Article]) -> Iterator[str]:
    """Yield the tables, each when it is done."""
    gold = list(load(shared.dev).values())
    given, read = linked([*map(unanswered, gold), *others]), linked(bare(gold, others))
    yield f"## Links, among {len(others)} other articles"
    yield "Given the gold's statements and figures:"
    yield against(targets("links"), {"dev": score(shared, given)})
    yield "End to end:"
    yield against(targets("links_read"), {"dev": score(shared, read)})
    yield "## Who knows the same words, given the gold's statements"
    body = [[name, *map(share, found)] for name, found in matching.compare(gold, given)]
    yield rows(["matcher", "precision", "recall", "F1", "threshold"], body)


def alone(shared: Shared) -> tuple[Scores, Scores]:
    """Return both scores of the gold articles linked among themselves."""
    gold = list(load(shared.dev).values())
    given, read = linked(map(unanswered, gold)), linked(bare(gold, ()))
    return score(shared, given), score(shared, read)


def unanswered(article: Article) -> Article:
    """Return a gold article without what it tells of links."""
    plain = {k: v for k, v in article.items() if k != "group"}
    for layer in ("statements", "figures"):
        plain[layer] = [
            {k: v for k, v in item.items() if k not in _ANSWERS}
            for item in article.get(layer, ())
        ]
    return plain


def bare(gold: Iterable[Article], others: Iterable[Article]) -> list[Article]:
    """Return the gold articles as they were collected, and the others as they are."""
    return [*({k: a[k] for k in _META if k in a} for a in gold), *others]


def linked(articles: Iterable[Article]) -> dict[str, Article]:
    """Return what ``ujar link --jsonl`` makes of the articles, by ids."""
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder) / "given.jsonl", Path(folder) / "made.jsonl"
        lines = (json.dumps(a, ensure_ascii=False) + "\n" for a in articles)
        given.write_text("".join(lines), encoding="utf-8")
        command = [sys.executable, "-m", "ujar", "link", "--jsonl", str(given)]
        subprocess.run([*command, "-o", str(made)], cwd=ROOT, check=True)
        return load(made)


def score(shared: Shared, found: dict[str, Article]) -> Scores:
    """Return the figures that the gold's own scorer finds."""
    gold = shared.folder / "gold"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "linked.jsonl"
        known = load(shared.dev)
        lines = (json.dumps(found[i]) + "\n" for i in known if i in found)
        path.write_text("".join(lines), encoding="utf-8")
        paths = (shared.dev, gold / "groups.jsonl", path)
        command = [sys.executable, str(gold / "score_links.py"), *map(str, paths)]
        done = subprocess.run([*command, "--json"], stdout=subprocess.PIPE, check=True)
    return flat(json.loads(done.stdout))


def flat(result: dict[str, Any]) -> Scores:
    """Return the scorer's result as one number a figure."""
    facts = result["facts"]
    return {
        "utterances": result["utterances"]["f"],
        "facts": facts["f"],
        "relation": facts["relation_right"] / max(1, facts["relation_of"]),
        "stories": result["stories_bcubed"]["f"],
    }


def company(shared: Shared, read: Path | None = None) -> list[Article]:
    """Return articles of the gold's weeks, the same ones in every run."""
    gold = load(shared.dev)
    weeks = {
        day + more
        for a in gold.values()
        for more in range(-_WEEKS, _WEEKS + 1)
        if (day := _day(a)) is not None
    }
    near = [
        a
        for a in (_lines(read) if read else _corpus(shared))
        if a["id"] not in gold and _day(a) in weeks
    ]
    return sorted(near, key=_chance)[:_COMPANY]


def _chance(article: Article) -> str:
    return hashlib.blake2b(article["id"].encode()).hexdigest()


def _day(article: Article) -> int | None:
    try:
        return date.fromisoformat((article.get("published") or "")[:10]).toordinal()
    except ValueError:
        return None


def _corpus(shared: Shared) -> Iterator[Article]:
    for path in sorted((shared.folder / "corpus").glob("articles-*.jsonl.gz")):
        yield from _lines(path)


def _lines(path: Path) -> Iterator[Article]:
    reader: Callable[..., Any] = gzip.open if path.suffix == ".gz" else open
    with reader(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            try:
                yield json.loads(line)
            except ValueError:  # the last line of a file that is still being written
                return


if __name__ == "__main__":
    main()
