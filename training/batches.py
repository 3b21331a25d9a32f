"""Encodes examples into windows and batches of similar length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from labels import IGNORED, TRAINED
from ujar.annotate.tagger.pieces import END, START
from ujar.annotate.tagger.windows import break_scores, cut

if TYPE_CHECKING:
    import random

    from torch import Tensor

    from readers import Example
    from ujar.annotate.tagger.pieces import Pieces


@dataclass(slots=True)
class Window:
    """Piece numbers; for the first piece of each word its tags and weight."""

    ids: list[int]
    tags: list[list[int]]
    weights: list[list[float]]


def windows(example: Example, pieces: Pieces, limit: int) -> list[Window]:
    """Cut an example as the run time does."""
    cuts = pieces.cut(example.text, example.words)
    scores = break_scores(example.text, example.words)
    ranges = cut([len(c) for c in cuts], scores, limit)
    return [_window(example, cuts, a, b) for a, b in ranges]


def _window(example: Example, cuts: list[list[int]], a: int, b: int) -> Window:
    none = [IGNORED] * len(TRAINED)
    nothing = [0.0] * len(TRAINED)
    made = Window([START], [none], [nothing])
    for i in range(a, b):
        head = int(example.words.broken[i])
        tags = [example.tags[h][i] if h in example.tags else IGNORED for h in TRAINED]
        weights = [
            example.weights[h][i] if h in example.weights else 1.0 for h in TRAINED
        ]
        for place, piece in enumerate(cuts[i]):
            made.ids.append(piece)
            made.tags.append(tags if place == head else none)
            made.weights.append(weights if place == head else nothing)
    made.ids.append(END)
    made.tags.append(none)
    made.weights.append(nothing)
    return made


@dataclass(slots=True)
class Batch:
    """Tensors of one step."""

    ids: Tensor
    mask: Tensor
    tags: Tensor
    weights: Tensor


def batched(found: list[Window], size: int, rng: random.Random) -> list[Batch]:
    """Group windows of similar length, about *size* pieces a batch, shuffled.

    Few different shapes: a new one costs the CPU library seconds and memory.
    """
    keyed = sorted(found, key=lambda w: -len(w.ids) * rng.uniform(0.93, 1.07))
    batches: list[Batch] = []
    while keyed:
        width = _padded(max(len(w.ids) for w in keyed[:64]))
        rows = max(1, size // width)
        batches.append(collate(keyed[:rows], width))
        keyed = keyed[rows:]
    rng.shuffle(batches)
    return batches


def _padded(length: int) -> int:
    return -(-length // 32) * 32


def collate(group: list[Window], width: int) -> Batch:
    """Pad the windows of one batch."""
    rows = len(group)
    ids = torch.full((rows, width), 1)
    mask = torch.full((rows, 1, 1, width), -1e4)
    tags = torch.full((rows, width, len(TRAINED)), IGNORED)
    weights = torch.zeros(rows, width, len(TRAINED))
    for row, window in enumerate(group):
        n = len(window.ids)
        ids[row, :n] = torch.tensor(window.ids)
        mask[row, 0, 0, :n] = 0
        tags[row, :n] = torch.tensor(window.tags)
        weights[row, :n] = torch.tensor(window.weights)
    return Batch(ids, mask, tags, weights)
