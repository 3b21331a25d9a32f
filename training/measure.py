"""Scores an exported model as the package runs it."""

from __future__ import annotations

import argparse
import json
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from seqeval.metrics import classification_report
from seqeval.scheme import IOB2

from readers import Sentence, load_names
from ujar.annotate.tagger.load import open_folder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ujar.annotate.tagger.run import Tagger
    from ujar.schema.tagging import Segment

_PARTS = re.compile(r"\w+(?:[.\-/\u2019'&]\w+)*|[^\w\s]")
Counts = tuple[int, int, int]


def predict(tagger: Tagger, tokens: list[str], head: str) -> list[str]:
    """Tag given tokens by way of the text that they make."""
    text = " ".join(tokens)
    tags = ["O"] * len(tokens)
    segments: tuple[Segment, ...] = getattr(tagger.tag(text), head)
    ends, at = [], 0
    for token in tokens:
        ends.append((at, at + len(token)))
        at += len(token) + 1
    for segment in segments:
        a, b = segment.span
        inside = [i for i, (s, e) in enumerate(ends) if s < b and e > a]
        for place, i in enumerate(i for i in inside if tags[i] == "O"):
            tags[i] = f"{'B' if place == 0 else 'I'}-{segment.label}"
    return tags


def score(gold: list[list[str]], found: list[list[str]]) -> dict[str, float]:
    """Return strict F1 (seqeval, IOB2) by kind and overall, in percent."""
    report = classification_report(
        gold, found, mode="strict", scheme=IOB2, output_dict=True, zero_division=0
    )
    scores = {
        k: float(report[k]["f1-score"]) for k in ("PER", "ORG", "LOC") if k in report
    }
    scores["F1"] = float(report["micro avg"]["f1-score"])
    return {k: round(100 * v, 2) for k, v in scores.items()}


def punctuation_split(sentence: Sentence) -> Sentence:
    """Split signs off the tokens, as in the study."""
    tokens: list[str] = []
    tags: list[str] = []
    for token, tag in zip(*sentence, strict=True):
        for place, part in enumerate(_PARTS.findall(token) or [token]):
            tokens.append(part)
            tags.append("I" + tag[1:] if tag[0] == "B" and place else tag)
    return tokens, _trimmed(tokens, tags)


def _trimmed(tokens: list[str], tags: list[str]) -> list[str]:
    signs = [not re.search(r"\w", token) for token in tokens]
    for i, tag in enumerate(tags):
        if tag[0] == "B" and signs[i]:
            tags[i] = "O"
            if i + 1 < len(tags) and tags[i + 1] == "I" + tag[1:]:
                tags[i + 1] = tag
    for i in range(len(tags) - 1, -1, -1):
        last = i + 1 == len(tags) or tags[i + 1][0] != "I"
        if tags[i][0] == "I" and signs[i] and last:
            tags[i] = "O"
    return tags


def name_scores(tagger: Tagger, data: Path) -> dict[str, dict[str, float]]:
    """Score both name heads, and the news head on changed input."""
    names = load_names(data)
    sets = {
        "idner_dev": (names["dev"], "names"),
        "idner_test": (names["test"], "names"),
        "idner_test_split": ([punctuation_split(s) for s in names["test"]], "names"),
        "idner_test_lower": (_cased(names["test"], str.lower), "names"),
        "idner_test_upper": (_cased(names["test"], str.upper), "names"),
        "idner_test_title": (_cased(names["test"], _title), "names"),
        "nergrit_valid": (names["grit_valid"], "places"),
        "nergrit_test": (names["grit_test"], "places"),
    }
    result = {}
    for key, (sentences, head) in sets.items():
        found = [predict(tagger, tokens, head) for tokens, _ in sentences]
        result[key] = score([tags for _, tags in sentences], found)
        print(key, result[key], flush=True)
    return result


def _title(word: str) -> str:
    return word[:1].upper() + word[1:]


def _cased(sentences: list[Sentence], change: Any) -> list[Sentence]:  # noqa: ANN401
    return [([change(w) for w in words], tags) for words, tags in sentences]


def _f1(counts: Iterable[Counts]) -> float:
    right, found, gold = (sum(column) for column in zip(*counts, strict=True))
    return round(200 * right / max(found + gold, 1), 2)


def _characters(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {i for a, b in spans for i in range(a, b)}


def _overlap(gold: set[int], found: set[int], free: set[int]) -> Counts:
    return len(gold & found), len(found - free), len(gold)


def role_scores(tagger: Tagger, path: Path) -> dict[str, float]:
    """Score content, cues, sources and layout by characters, and exact segments."""
    counts: dict[str, list[Counts]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        tagging = tagger.tag(article["text"])
        for key, row in _article_counts(article, tagging).items():
            counts.setdefault(key, []).append(row)
    return {key: _f1(rows) for key, rows in counts.items()}


def _article_counts(article: dict[str, Any], tagging: Any) -> dict[str, Counts]:  # noqa: ANN401
    rows: dict[str, Counts] = {}
    firm = [s for s in article["statements"] if not s.get("optional")]
    loose = [s for s in article["statements"] if s.get("optional")]
    for key in ("content", "cue", "source"):
        gold, free = (_gold_spans(group, key) for group in (firm, loose))
        found = [
            tuple(s.span)
            for s in tagging.roles
            if (s.label == key)
            or (key == "content" and s.label not in {"cue", "source"})
        ]
        optional = _characters(free) - _characters(gold)
        rows[f"{key}_chars"] = _overlap(_characters(gold), _characters(found), optional)
        kept = {f for f in found if f not in set(free) - set(gold)}
        rows[f"{key}_exact"] = (len(kept & set(gold)), len(kept), len(set(gold)))
    if "boilerplate" in article:
        gold_layout = _characters(tuple(b["span"]) for b in article["boilerplate"])
        found_layout = _characters(tuple(s.span) for s in tagging.layout)
        rows["layout_chars"] = _overlap(gold_layout, found_layout, set())
    return rows


def _gold_spans(statements: list[dict[str, Any]], key: str) -> list[tuple[int, ...]]:
    if key == "content":
        return [tuple(f) for s in statements for f in s["fragments"]]
    return [tuple(s[key]) for s in statements if s.get(key)]


def speed(tagger: Tagger, path: Path) -> dict[str, float]:
    """Measure pieces and words a second of one thread's CPU time."""
    texts = [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]
    pieces = sum(w.shape[1] for t in texts for w in tagger.windows(t))
    began = time.process_time()
    words = sum(len(tagger.tag(text).words) for text in texts)
    took = time.process_time() - began
    return {"pieces_s": round(pieces / took), "words_s": round(words / took)}


def main() -> None:
    """Print all scores as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--articles", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    tagger = open_folder(options.model)
    result: dict[str, Any] = {"names": name_scores(tagger, options.shared / "data")}
    for path in [options.shared / "gold/dev.jsonl", *options.articles]:
        result[path.stem] = role_scores(tagger, path)
        print(path.stem, result[path.stem], flush=True)
    result["speed"] = speed(tagger, options.shared / "gold/dev.jsonl")
    print(result["speed"])
    if options.out:
        options.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
