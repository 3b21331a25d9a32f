"""Score the shipped tagger's names: IDNER test in four forms, NERGrit validation.

Strict F1: an entity is right if its tokens and its type are.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ujar.annotate.tagger import Tagger

Tagged = tuple[list[str], list[str]]
Entity = tuple[int, int, str]

_KINDS = {
    "PERSON": "PER",
    "PLACE": "LOC",
    "ORGANISATION": "ORG",
    "PER": "PER",
    "LOC": "LOC",
    "ORG": "ORG",
}
# The study's: signs stand apart, but not those inside a word.
_PARTS = re.compile(r"\w+(?:[.\-/’'&]\w+)*|[^\w\s]")
_SIGN = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Trial:
    """A data set, the head that reads it, and what is done to its tokens first."""

    file: str
    head: str
    change: Callable[[Tagged], Tagged]


def _as_it_is(sentence: Tagged) -> Tagged:
    return sentence


def _lower(sentence: Tagged) -> Tagged:
    return [t.lower() for t in sentence[0]], sentence[1]


def _upper(sentence: Tagged) -> Tagged:
    return [t.upper() for t in sentence[0]], sentence[1]


def _split(sentence: Tagged) -> Tagged:
    """Split signs off the tokens; a sign at the edge of an entity leaves it."""
    tokens: list[str] = []
    found: list[Entity] = []
    starts: list[int] = []
    for token in sentence[0]:
        starts.append(len(tokens))
        tokens.extend(_PARTS.findall(token) or [token])
    starts.append(len(tokens))
    for a, b, kind in entities(sentence[1]):
        first, last = starts[a], starts[b]
        while first < last and _SIGN.fullmatch(tokens[first]):
            first += 1
        while last > first and _SIGN.fullmatch(tokens[last - 1]):
            last -= 1
        if first < last:
            found.append((first, last, kind))
    return tokens, _tags(len(tokens), found)


_IDNER = "idner-news-2k/test.txt"
TRIALS: Mapping[str, Trial] = {
    "idner_test": Trial(_IDNER, "names", _as_it_is),
    "idner_test_lower": Trial(_IDNER, "names", _lower),
    "idner_test_upper": Trial(_IDNER, "names", _upper),
    "idner_test_split": Trial(_IDNER, "names", _split),
    "nergrit_valid": Trial("nergrit/valid_preprocess.txt", "places", _as_it_is),
}


def scores(tagger: Tagger, data: Path) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield each trial's F1 by type, and over all of them as ``F1``."""
    for name, trial in TRIALS.items():
        counts: dict[str, list[int]] = {}
        for sentence in sentences(data / trial.file):
            tokens, tags = trial.change(sentence)
            _count(counts, set(entities(tags)), set(find(tagger, tokens, trial.head)))
        yield name, _f1s(counts)


def sentences(path: Path) -> Iterator[Tagged]:
    """Yield the sentences of a file with a token a line, its tag last."""
    tokens: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        cells = line.split()
        if len(cells) > 1:
            tokens.append(cells[0])
            tags.append(_tag(cells[-1]))
        elif not cells and tokens:
            yield tokens, tags
            tokens, tags = [], []


def _tag(raw: str) -> str:
    place, _, kind = raw.partition("-")
    return f"{place}-{_KINDS[kind]}" if kind in _KINDS else "O"


def entities(tags: Iterable[str]) -> list[Entity]:
    """Return the entities of IOB tags; an I- without a B- before it begins one."""
    found: list[Entity] = []
    for i, tag in enumerate(tags):
        place, _, kind = tag.partition("-")
        goes_on = found and found[-1][1] == i and found[-1][2] == kind
        if place == "I" and goes_on:
            found[-1] = (found[-1][0], i + 1, kind)
        elif kind:
            found.append((i, i + 1, kind))
    return found


def _tags(count: int, found: Iterable[Entity]) -> list[str]:
    tags = ["O"] * count
    for a, b, kind in found:
        tags[a:b] = [f"B-{kind}", *[f"I-{kind}"] * (b - a - 1)]
    return tags


def find(tagger: Tagger, tokens: list[str], head: str) -> list[Entity]:
    """Return the tagger's entities in the text that the tokens make."""
    ends: list[tuple[int, int]] = []
    at = 0
    for token in tokens:
        ends.append((at, at + len(token)))
        at += len(token) + 1
    free, found = 0, []
    for segment in getattr(tagger.tag(" ".join(tokens)), head):
        a, b = segment.span
        inside = [i for i, (s, e) in enumerate(ends) if s < b and a < e and i >= free]
        if inside:
            free = inside[-1] + 1
            found.append((inside[0], free, segment.label))
    return found


def _count(counts: dict[str, list[int]], gold: set[Entity], found: set[Entity]) -> None:
    """Add right, found and gold, by type and over all."""
    for group, place in ((gold & found, 0), (found, 1), (gold, 2)):
        for _, _, kind in group:
            for key in (kind, "F1"):
                counts.setdefault(key, [0, 0, 0])[place] += 1


def _f1s(counts: Mapping[str, list[int]]) -> dict[str, float]:
    return {
        key: round(2 * right / max(1, found + gold), 4)
        for key, (right, found, gold) in counts.items()
    }
