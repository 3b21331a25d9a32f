"""The codes of vectors find what is near."""

import numpy as np
import pytest

from ujar.store.search.codes import Codes


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


def added(width, keys, held, step):
    codes = Codes(width)
    for start in range(0, len(held), step):
        codes.add(keys[start : start + step], held[start : start + step])
    return codes


@pytest.mark.parametrize(
    ("width", "loud"), [(128, 1), (128, 9), (384, 1), (384, 9), (100, 1)]
)
def test_of_the_nearest_nearly_all_are_found(width, loud):
    """Also where a few dimensions hold nearly everything."""
    held = vectors(20_000, width) // loud
    held[:, :3] *= loud
    codes = added(width, np.arange(20_000, dtype=np.uint64), held, 3_000)
    found = [
        len(exact(held, held[i], 100) & set(codes.nearest(held[i], 200).tolist()))
        for i in range(0, 20_000, 1_000)
    ]
    assert sum(found) > 0.85 * 20 * 100


def test_batches_change_nothing(tmp_path):
    """One by one or all at once, with gaps in the keys, the files are the same."""
    held = vectors(300, 128)
    keys = np.arange(300, dtype=np.uint64) + 4096 * (np.arange(300) // 7).astype("u8")
    for name, step in (("one", 1), ("all", 300)):
        added(128, keys, held, step).save(tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "all").read_bytes()
    near = added(128, keys, held, 7).nearest(held[123], 5)
    assert keys[123] in near
    assert set(near.tolist()) <= set(keys.tolist())


def test_among_many_that_are_the_same_it_ends():
    held = np.ones((30_000, 128), np.int8)
    codes = added(128, np.arange(30_000, dtype=np.uint64), held, 30_000)
    assert len(set(codes.nearest(held[0], 200).tolist())) == 200


def test_nothing_is_near_nothing():
    assert len(Codes(128).nearest(np.ones(128, np.int8), 10)) == 0


def test_codes_come_back_from_their_file(tmp_path):
    held = vectors(5_000, 128)
    codes = added(128, np.arange(9, 5_009, dtype=np.uint64), held, 5_000)
    codes.save(tmp_path / "codes")
    again = Codes.load(tmp_path / "codes", 128)
    assert again.agrees(5_008, held[4_999])
    assert not again.agrees(5_008, -held[4_999])
    assert set(again.nearest(held[3], 50)) == set(codes.nearest(held[3], 50))
    again.add(np.array([9_000], np.uint64), held[:1])
    assert again.last == 9_000
    with pytest.raises(ValueError, match="another width"):
        Codes.load(tmp_path / "codes", 384)


def test_codes_that_mean_something_else_are_not_taken(tmp_path, monkeypatch):
    codes = added(128, np.arange(99, dtype=np.uint64), vectors(99, 128), 99)
    codes.save(tmp_path / "codes")
    monkeypatch.setattr("ujar.store.search.codes._RINGS", ((5, 0.7), (11, 1.8)))
    with pytest.raises(ValueError, match="another kind"):
        Codes.load(tmp_path / "codes", 128)


@pytest.mark.parametrize("at", [0, 5, 100, 700, -1])
def test_a_byte_that_changed_is_seen(tmp_path, at):
    codes = added(128, np.arange(99, dtype=np.uint64), vectors(99, 128), 99)
    codes.save(tmp_path / "codes")
    body = bytearray((tmp_path / "codes").read_bytes())
    body[at] ^= 1
    (tmp_path / "codes").write_bytes(body)
    with pytest.raises(ValueError, match="damaged"):
        Codes.load(tmp_path / "codes", 128)
