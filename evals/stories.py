"""Score the stories that articles form as they arrive, beside TF-IDF in a window.

usage: python evals/stories.py DEV.jsonl GROUPS.jsonl CORPUS [--read FILE.jsonl]

The articles of the gold stand among 2,000 others of the same weeks. B-cubed F1 is the
gold scorer's, over the gold articles; "gold" has their annotations as far as they go,
"end to end" what ``ujar read`` gives. The order of arrival is shuffled within days.
The peer is given its best threshold, on these very articles, of 31 tried.
Its lead in recall on dev is one group: five statements of one man on one subject over
four weeks, whose pairs stand just below our threshold; at one that joins two of them,
half of what is joined besides in the corpus is wrong (docs/log.md). --read has what
``ujar read --jsonl`` wrote of the corpus; without it the company is read now.
"""

import argparse
import gzip
import hashlib
import itertools
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from scores import ROOT, Articles, load
from streaming import LINKER, streamed
from tfidf import Item, likeness, single_pass
from ujar.ingest.annotated import reading
from ujar.link.stories import StoryDigest
from ujar.pipeline import meanings, wire
from ujar.pipeline.settings import Settings
from ujar.schema import Reading

_COMPANY = 2_000
_WEEK = 7
_SHUFFLES = 5
_THRESHOLDS = [n / 100 for n in range(10, 71, 2)]

Score = Callable[[Mapping[str, str]], dict[str, float]]


def main() -> None:
    """Print the scores, the cost, and what the keys let through."""
    wishes = _parsed()
    gold = load(wishes.dev)
    score = _scorer(wishes.dev, wishes.groups)
    chosen = _company(wishes.corpus, gold)
    company = [_reading(r) for r in _read_company(chosen, wishes.read)]
    dev = {r["id"]: _reading(r) for r in _read(wishes.dev)}
    print(f"{len(gold)} gold articles among {len(company)} of the same weeks\n")
    ways = {"gold": _with_gold(dev, gold), "end to end": list(dev.values())}
    for name, readings in ways.items():
        digests = _digests([*readings, *company])
        stories = streamed(digests).stories()
        _row(f"ujar, {name}", score(stories))
        _largest(stories)
        _row("  arrival shuffled", *_shuffled(digests, score))
    everything = [*dev.values(), *company]
    _peer(everything, score)
    started = time.process_time()
    digests = _digests(everything)
    cost = (time.process_time() - started) * 1e3 / len(digests)
    print(f"CPU, one digest                  {cost:.2f} ms")
    _keys(digests, gold)


def _parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    for name in ("dev", "groups", "corpus"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--read", type=Path, metavar="FILE")
    return parser.parse_args()


def _company(corpus: Path, gold: Articles) -> dict[str, dict[str, Any]]:
    """Return others published within a week of a gold article, chosen by their ids."""
    days = {date.fromisoformat(d) for a in gold.values() if (d := _published(a))}
    near = {d.toordinal() + n for d in days for n in range(-_WEEK, _WEEK + 1)}
    found = {
        a["id"]: a
        for a in _corpus(corpus)
        if a["id"] not in gold
        and (d := _published(a))
        and date.fromisoformat(d).toordinal() in near
    }
    ids = sorted(found, key=lambda i: hashlib.blake2b(i.encode()).digest())
    return {i: found[i] for i in ids[:_COMPANY]}


def _published(article: Mapping[str, Any]) -> str | None:
    given = (article.get("published") or "")[:10]
    return given if len(given) == 10 else None


def _corpus(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("articles-*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def _read_company(chosen: Articles, path: Path | None) -> list[dict[str, Any]]:
    if path is not None:
        with path.open(encoding="utf-8") as lines:
            records = (json.loads(line) for line in lines if line.endswith("\n"))
            return [r for r in records if r["id"] in chosen]
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder) / "company.jsonl"
        lines = (json.dumps(a, ensure_ascii=False) for a in chosen.values())
        articles.write_text("\n".join(lines), encoding="utf-8")
        return _read(articles)


def _read(path: Path) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "ujar", "read", "--jsonl", str(path.resolve())]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.decode().split("\n") if line]


def _reading(record: Mapping[str, Any]) -> Reading:
    found = reading(record)[0]
    embedder = wire.embedder(Settings())
    if embedder is None or found.meanings:
        return found
    return replace(found, meanings=meanings.of(found, embedder))


def _with_gold(read: Mapping[str, Reading], gold: Articles) -> list[Reading]:
    """Return the readings with the layers that the gold has in place of our own."""
    found = []
    for article in gold.values():
        given, names = reading(article)
        layers = {name: getattr(given, name) for name in names}
        found.append(replace(read[article["id"]], **layers))
    return found


def _digests(readings: Iterable[Reading]) -> list[StoryDigest]:
    found = [d for r in readings if (d := LINKER.digest(r)) is not None]
    return sorted(found, key=lambda d: (d.day or 0, d.article))


def _scorer(dev: Path, groups: Path) -> Score:
    script = dev.parent / "score_links.py"

    def score(stories: Mapping[str, str]) -> dict[str, float]:
        with tempfile.TemporaryDirectory() as folder:
            linked = Path(folder) / "linked.jsonl"
            lines = (json.dumps({"id": i, "story": s}) for i, s in stories.items())
            linked.write_text("\n".join(lines), encoding="utf-8")
            command = [sys.executable, script, dev, groups, linked, "--json"]
            done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
        found: dict[str, float] = json.loads(done.stdout)["stories_bcubed"]
        return found

    return score


def _shuffled(digests: Sequence[StoryDigest], score: Score) -> list[dict[str, float]]:
    found = []
    for seed in range(_SHUFFLES):
        order = random.Random(seed)  # noqa: S311
        keyed = sorted(digests, key=lambda d: (d.day or 0, order.random()))
        found.append(score(streamed(keyed).stories()))
    return sorted(found, key=lambda s: s["f"])


def _row(name: str, *scores: Mapping[str, float]) -> None:
    ends = scores[:1] if len(scores) == 1 else (scores[0], scores[-1])
    told = " to ".join(f"P {s['p']:.3f} R {s['r']:.3f} F1 {s['f']:.3f}" for s in ends)
    print(f"{name:32s} {told}")


def _largest(stories: Mapping[str, str]) -> None:
    sizes = Counter(stories.values()).most_common(5)
    print(f"{'  largest stories':32s} {' '.join(str(n) for _, n in sizes)}")


def _peer(readings: Sequence[Reading], score: Score) -> None:
    order = {d.article: d.day for d in _digests(readings)}
    texts = {r.article.id: f"{r.article.title}\n{r.article.text}" for r in readings}
    items = [Item(i, day, texts[i]) for i, day in order.items()]
    started = time.process_time()
    alike = likeness(items)
    cost = (time.process_time() - started) * 1e3 / len(items)
    tried = {t: score(single_pass(items, alike, t, LINKER.days)) for t in _THRESHOLDS}
    best = max(tried, key=lambda t: tried[t]["f"])
    _row(f"TF-IDF, {LINKER.days} days, {best:.2f}", tried[best])
    print(f"{'  CPU an article':32s} {cost:.2f} ms (all pairs at once)\n")


def _keys(digests: Sequence[StoryDigest], gold: Articles) -> None:
    by_id = {d.article: d for d in digests}
    keys = {i: LINKER.keys(by_id[i]) for i in gold}
    pairs = [
        bool(keys[a] & keys[b])
        for a, b in itertools.combinations(gold, 2)
        if gold[a].get("group") and gold[a].get("group") == gold[b].get("group")
    ]
    started = time.process_time()
    stream = streamed(digests)
    cost = (time.process_time() - started) * 1e3 / len(digests)
    started = time.process_time()
    for a, b in itertools.pairwise(digests * 5):
        LINKER.compare(a, b)
    compare = (time.process_time() - started) * 1e6 / (5 * len(digests))
    print(f"gold pairs that share a key      {sum(pairs)} of {len(pairs)}")
    print(f"articles that share a key        {stream.candidates / len(digests):.1f}")
    print(f"articles compared                {stream.compared / len(digests):.1f}")
    print(f"CPU, keys, comparing, placing    {cost:.2f} ms an article")
    print(f"CPU, one comparison              {compare:.0f} µs")


if __name__ == "__main__":
    main()
