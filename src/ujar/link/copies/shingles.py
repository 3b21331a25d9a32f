"""Runs of words as numbers, and the keys by which articles that share some meet."""

import numpy as np
import rensa  # type: ignore[import-untyped]

from ujar.link.copies.body import Places, Words

_ODD = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_SEED = 20_26

# MinHash over runs of 3 words finds what is alike as a whole, though words changed; the
# least of all runs of 6 words find what is copied into something longer.
_ALIKE = 3
_BANDS = 4
_ROWS = 2
_INSIDE = 5
_LEAST = 20


def shingles(words: Words, size: int) -> Words:
    """Return a number for each run of *size* words; it depends on nothing else."""
    count = len(words) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    total = words[:count].copy()
    for i in range(1, size):
        total *= _FIRST
        total += words[i : i + count]
    return _mixed(total)


def _mixed(x: Words) -> Words:
    """Return the numbers scattered over all of 64 bits (the finish of splitmix64)."""
    x = x + _ODD
    x = (x ^ (x >> np.uint64(30))) * _FIRST
    x = (x ^ (x >> np.uint64(27))) * _SECOND
    out: Words = x ^ (x >> np.uint64(31))
    return out


def numbered(runs: Words) -> tuple[Words, Places]:
    """Return the runs in order of value with where each stands, all different.

    The second of two equal runs is another number than the first, and the same in every
    text: so the first goes with the first, and the second with the second.
    """
    order = np.argsort(runs, kind="stable")
    ranked = runs[order]
    again = np.arange(len(runs)) - np.searchsorted(ranked, ranked)
    if again.any():
        ranked = np.where(again > 0, _mixed(ranked + again.astype(np.uint64)), ranked)
        second = np.argsort(ranked, kind="stable")
        ranked, order = ranked[second], order[second]
    return ranked, order


def keys(words: Words) -> frozenset[str]:
    """Return the keys of a body: bands of its signature, and its least runs."""
    alike = np.unique(shingles(words, _ALIKE))
    inside = np.unique(shingles(words, _INSIDE))
    if not len(inside):
        return frozenset()
    return frozenset([*_bands(alike), *(f"r{n:x}" for n in inside[:_LEAST].tolist())])


def _bands(runs: Words) -> list[str]:
    signature: list[int] = rensa.RMinHash.digest_matrix_from_flat_token_hashes(
        runs, [0, len(runs)], _BANDS * _ROWS, _SEED
    ).to_rows()[0]
    return [
        f"b{i:x}" + "".join(f".{v:x}" for v in signature[i * _ROWS : (i + 1) * _ROWS])
        for i in range(_BANDS)
    ]
