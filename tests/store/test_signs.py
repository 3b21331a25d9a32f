"""The signs of vectors find what is near."""

import numpy as np
import pytest

from ujar.store.search.signs import Signs


def vectors(count, width, seed=7):
    """Vectors in crowds, as texts on one event are."""
    rng = np.random.default_rng(seed)
    crowds = rng.normal(0, 30, (count // 50 + 1, width))
    noisy = crowds[np.arange(count) // 50] + rng.normal(0, 15, (count, width))
    return np.clip(np.rint(noisy), -127, 127).astype(np.int8)


def exact(held, query, most):
    """The places of those with the highest cosines."""
    rows = held.astype(np.float32)
    cosines = rows @ query.astype(np.float32) / np.linalg.norm(rows, axis=1)
    return set(np.argsort(-cosines)[:most].tolist())


@pytest.mark.parametrize("width", [128, 384, 100])
def test_of_the_nearest_nearly_all_are_found(width):
    held = vectors(20_000, width)
    signs = Signs(width)
    for start in range(0, len(held), 3_000):
        keys = np.arange(start, min(start + 3_000, len(held)), dtype=np.uint64)
        signs.add(keys, held[keys])
    found = [
        len(exact(held, held[i], 20) & set(signs.nearest(held[i], 200).tolist()))
        for i in range(0, 20_000, 1_000)
    ]
    assert sum(found) > 0.95 * 20 * 20


def test_among_many_that_are_the_same_it_ends():
    held = np.ones((30_000, 128), np.int8)
    signs = Signs(128)
    signs.add(np.arange(30_000, dtype=np.uint64), held)
    assert len(signs.nearest(held[0], 200)) == 200


def test_nothing_is_near_nothing():
    assert len(Signs(128).nearest(np.ones(128, np.int8), 10)) == 0


def test_signs_come_back_from_their_file(tmp_path):
    held = vectors(5_000, 128)
    signs = Signs(128)
    signs.add(np.arange(5_000, dtype=np.uint64), held)
    signs.save(tmp_path / "signs")
    again = Signs.load(tmp_path / "signs", 128)
    assert again.agrees(4_999, held[4_999])
    assert not again.agrees(4_999, -held[4_999])
    assert set(again.nearest(held[3], 50)) == set(signs.nearest(held[3], 50))
    with pytest.raises(ValueError, match="something else"):
        Signs.load(tmp_path / "signs", 384)
