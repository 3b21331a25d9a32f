"""Turned vectors keep their angles, and are the same however they come."""

import numpy as np
import pytest

from ujar.store.search.directions import turned, turned_width

WIDTHS = [1, 100, 128, 129, 384]


def vectors(count, width):
    rng = np.random.default_rng(3)
    return np.clip(rng.normal(0, 40, (count, width)), -127, 127).astype(np.int8) | 1


@pytest.mark.parametrize("width", WIDTHS)
def test_angles_stay(width):
    held = vectors(40, width)
    made, rows = turned(held), held.astype(np.float64)
    units = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    assert made.shape == (40, turned_width(width))
    np.testing.assert_allclose(
        made @ made.T / made.shape[1], units @ units.T, atol=1e-5
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_alone_or_together_it_is_the_same_to_the_last_bit(width):
    held = vectors(333, width)
    alone = np.concatenate([turned(row[None]) for row in held])
    assert alone.tobytes() == turned(held).tobytes()


def test_no_dimension_holds_much_more_than_others():
    held = np.zeros((500, 768), np.int8)
    held[:, 5] = 100
    held[:, :5] = vectors(500, 5)
    strength = np.sqrt((turned(held) ** 2).mean(axis=0))
    assert strength.max() < 4
