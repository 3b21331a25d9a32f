"""Reads the data sets into examples: a text, its words, tags a head."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from labels import HEADS, TRAINED
from ujar.annotate.tagger.words import Words, split

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Sentence = tuple[list[str], list[str]]
_KINDS = {
    "PERSON": "PER",
    "PLACE": "LOC",
    "ORGANISATION": "ORG",
    "PER": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
    "ORGANIZATION": "ORG",
    "LOCATION": "LOC",
}
OPTIONAL_WEIGHT = 0.3


@dataclass(slots=True)
class Example:
    """One text with tag numbers by head; weights by head where not 1."""

    text: str
    words: Words
    tags: dict[str, list[int]]
    weights: dict[str, list[float]] = field(default_factory=dict)


def _tag(raw: str) -> str:
    place, _, kind = raw.partition("-")
    return f"{place}-{_KINDS[kind]}" if kind in _KINDS else "O"


def read_columns(path: Path) -> list[Sentence]:
    """Read one token a line, its tag last; mend stray I- tags."""
    sentences: list[Sentence] = [([], [])]
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = re.split(r"[ \t]+", line.strip())
        if len(cells) > 1:
            sentences[-1][0].append(cells[0])
            sentences[-1][1].append(_tag(cells[-1]))
        elif not line.strip() and sentences[-1][0]:
            sentences.append(([], []))
    return [(words, _mended(tags)) for words, tags in sentences if words]


def _mended(tags: list[str]) -> list[str]:
    mended: list[str] = []
    for tag in tags:
        stray = tag[0] == "I" and (not mended or mended[-1][2:] != tag[2:])
        mended.append("B" + tag[1:] if stray else tag)
    return mended


def entities(tokens: list[str], tags: list[str]) -> list[tuple[int, int, str]]:
    """Return the entities as ranges of the tokens joined by spaces."""
    found: list[tuple[int, int, str]] = []
    at = 0
    for token, tag in zip(tokens, tags, strict=True):
        end = at + len(token)
        if tag[0] == "B":
            found.append((at, end, tag[2:]))
        elif tag[0] == "I" and found:
            found[-1] = (found[-1][0], end, found[-1][2])
        at = end + 1
    return found


def sentence_example(sentence: Sentence, head: str) -> Example:
    """Turn tokens with tags into an example for one head."""
    tokens, tags = sentence
    text = " ".join(tokens)
    words = split(text)
    numbers = [0] * len(words.spans)
    for a, b, kind in entities(tokens, tags):
        inside = [
            i
            for i, (s, e) in enumerate(words.spans)
            if s < b and e > a and (e - s > 1 or text[s].isalnum() or a < s < b - 1)
        ]
        _paint(numbers, inside, TRAINED[head], kind)
    return Example(text, words, {head: numbers})


def _paint(
    numbers: list[int],
    inside: list[int],
    tags: list[str],
    kind: str,
    *,
    goes_on: bool = False,
) -> None:
    for place, i in enumerate(inside):
        first = place == 0 and not goes_on
        numbers[i] = tags.index(f"{'B' if first else 'I'}-{kind}")


def _inside(words: Words, a: int, b: int) -> list[int]:
    """Return the words that lie in [a, b) by at least half."""
    return [
        i
        for i, (s, e) in enumerate(words.spans)
        if s < b and e > a and 2 * (min(e, b) - max(s, a)) >= e - s
    ]


def article_example(article: dict[str, Any]) -> Example:
    """Turn an annotated article into an example for roles (and layout)."""
    words = split(article["text"])
    count = len(words.spans)
    tags: dict[str, list[int]] = {}
    weights = [1.0] * count
    if "statements" in article:
        tags["roles"] = [0] * count
        for statement in sorted(article["statements"], key=_rank):
            _paint_statement(tags["roles"], weights, words, statement)
    for head in ("names", "places"):
        if head in article:
            tags[head] = [0] * count
            for a, b, kind in article[head]:
                _paint(tags[head], _inside(words, a, b), HEADS[head], kind)
    if "boilerplate" in article:
        layout = [0] * count
        for part in article["boilerplate"]:
            inside = _inside(words, *part["span"])
            _paint(layout, inside, HEADS["layout"], part["type"])
        tags["layout"] = layout
    return Example(article["text"], words, tags, {"roles": weights})


def _rank(statement: dict[str, Any]) -> tuple[bool, int]:
    size = sum(b - a for a, b in statement["fragments"])
    return not statement.get("optional", False), size


def _paint_statement(
    roles: list[int], weights: list[float], words: Words, statement: dict[str, Any]
) -> None:
    weight = OPTIONAL_WEIGHT if statement.get("optional") else 1.0
    parts = [(span, statement["kind"]) for span in sorted(statement["fragments"])]
    parts += [(statement[k], k) for k in ("cue", "source") if statement.get(k)]
    for place, (span, kind) in enumerate(parts):
        inside = _inside(words, *span)
        goes_on = 0 < place < len(statement["fragments"])
        _paint(roles, inside, HEADS["roles"], kind, goes_on=goes_on)
        for i in inside:
            weights[i] = weight


def read_articles(paths: Iterable[Path]) -> list[Example]:
    """Read annotated articles, one a line."""
    return [
        article_example(json.loads(line))
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def load_names(data: Path) -> dict[str, list[Sentence]]:
    """Read the name sets; what NERUI shares with IDNER dev and test is dropped."""
    idner = {s: read_columns(data / f"idner-news-2k/{s}.txt") for s in _SPLITS}
    held = [*idner["dev"], *idner["test"]]
    nerui = read_columns(data / "nerui/nergithub.txt")
    return {
        "train": _unshared(idner["train"], held),
        "dev": idner["dev"],
        "test": idner["test"],
        "nerui": _unshared(nerui, held),
        "grit": read_columns(data / "nergrit/train_preprocess.txt"),
        "grit_valid": read_columns(data / "nergrit/valid_preprocess.txt"),
        "grit_test": read_columns(data / "nergrit/test_preprocess.txt"),
    }


_SPLITS = ("train", "dev", "test")


def _key(sentence: Sentence) -> str:
    return re.sub(r"\W+", "", "".join(sentence[0])).lower()


def _unshared(sentences: list[Sentence], held: list[Sentence]) -> list[Sentence]:
    keys = {_key(s) for s in held}
    return [s for s in sentences if _key(s) not in keys]
