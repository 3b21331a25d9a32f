"""Compare Ujar's dates with dateparser.search: spans, values, days of saying.

    python evals/dates.py [GOLD.jsonl …]

Two measures. On invented sentences with their dates annotated by hand
(evals/data/dates_*.jsonl): F1 of spans that overlap, of equal spans, and of values
among them, and the share right of those that are one whole day (all that
dateparser can give). On gold articles (default ../shared/gold/dev.jsonl): the share
of the gold ``said_on`` days that are among the values found in the article.
"""

import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import dateparser.search

from ujar.annotate import dates
from ujar.lang import Language

_HERE = Path(__file__).parent
_GOLD = _HERE.parents[1] / "shared" / "gold" / "dev.jsonl"

_DAY = re.compile(r"\d{4}-\d\d-\d\d")

Expression = tuple[int, int, str | None]
Finder = Callable[[str, str | None, str], list[Expression]]


def ujar(text: str, published: str | None, language: str) -> list[Expression]:
    """Find with Ujar, the day of publication guessed where it is not given."""
    known = Language(language)
    day = published or dates.anchor(text, known)
    return [(*e.span, e.value) for e in dates.find(text, day, known)]


def search(text: str, published: str | None, language: str) -> list[Expression]:
    """Find with dateparser.search, in its best setting for the task."""
    settings: dict[str, Any] = {"DATE_ORDER": "DMY", "PREFER_DATES_FROM": "past"}
    if published:
        settings["RELATIVE_BASE"] = datetime.fromisoformat(published)
    found = dateparser.search.search_dates(
        text, languages=[language], settings=settings
    )
    expressions: list[Expression] = []
    at = 0
    for words, value in found or ():
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            expressions.append((start, at, value.date().isoformat()))
    return expressions


@dataclass
class Score:
    """Counts over the invented sentences, and over the articles."""

    gold: int = 0
    found: int = 0
    overlap: int = 0
    exact: int = 0
    value: int = 0
    days: int = 0
    day: int = 0
    said: int = 0
    hit: int = 0
    articles: int = 0
    seconds: float = 0.0
    errors: list[str] = field(default_factory=list)

    def f1(self, right: int) -> float:
        """F1 of that many right ones."""
        return 2 * right / (self.gold + self.found) if right else 0.0


def of_sentence(score: Score, line: Mapping[str, Any], found: list[Expression]) -> None:
    """Add a sentence's expressions; a value is right only if it is equal."""
    score.gold += len(line["dates"])
    score.found += len(found)
    pool = list(found)
    for gold in line["dates"]:
        start, end = gold["span"]
        hit = next((f for f in pool if f[0] < end and start < f[1]), None)
        is_day = bool(_DAY.fullmatch(gold["value"] or ""))
        score.days += is_day
        score.day += is_day and hit is not None and hit[2] == gold["value"]
        if hit is not None:
            pool.remove(hit)
            score.overlap += 1
            score.exact += hit[:2] == (start, end)
            score.value += hit[2] == gold["value"]
        if hit is None or hit[2] != gold["value"]:
            given = hit and hit[2]
            words = line["text"][start:end]
            score.errors.append(f"{words!r}: {given} should be {gold['value']}")
    score.errors += [f"spurious {line['text'][f[0] : f[1]]!r}" for f in pool]


def of_article(score: Score, article: Mapping[str, Any], find: Finder) -> None:
    """Add an article's days of saying."""
    begin = time.perf_counter()
    found = find(article["text"], article.get("published"), "id")
    score.seconds += time.perf_counter() - begin
    score.articles += 1
    days = {part[:10] for *_, v in found if v for part in v.split("/")}
    for statement in article["statements"]:
        if statement.get("said_on"):
            score.said += 1
            score.hit += statement["said_on"] in days


def _lines(path: Path) -> Iterable[Mapping[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def main(gold: list[Path]) -> None:
    """Print the table."""
    finders: dict[str, Finder] = {"ujar": ujar, "dateparser.search": search}
    head = (
        "",
        "overlap F1",
        "exact F1",
        "value F1",
        "days right",
        "said_on",
        "ms/art.",
    )
    rows = [head]
    for name, find in finders.items():
        score = Score()
        for path in sorted((_HERE / "data").glob("dates_*.jsonl")):
            for line in _lines(path):
                found = find(line["text"], line["published"], line["language"])
                of_sentence(score, line, found)
        for path in gold:
            for article in _lines(path):
                of_article(score, article, find)
        shares = [score.f1(n) for n in (score.overlap, score.exact, score.value)]
        shares += [score.day / max(1, score.days), score.hit / max(1, score.said)]
        cost = 1000 * score.seconds / max(1, score.articles)
        rows.append((name, *(f"{s:.3f}" for s in shares), f"{cost:.1f}"))
        if name == "ujar":
            print(*score.errors, sep="\n")
    for row in rows:
        print(f"{row[0]:18}" + "".join(f"{cell:>12}" for cell in row[1:]))


if __name__ == "__main__":
    main([Path(a) for a in sys.argv[1:]] or ([_GOLD] if _GOLD.exists() else []))
