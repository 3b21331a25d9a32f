"""Vectors in half their bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ujar.store.halves import halved, picked, whole

STEPS = st.lists(st.integers(-8, 7).map(lambda x: 4 * x), min_size=2, max_size=64)


@given(STEPS.filter(lambda x: len(x) % 2 == 0))
def test_steps_take_half(values):
    """Sixteen steps fit four bits, and come back as they were."""
    vector = bytes(v & 255 for v in values)
    assert len(halved(vector)) == len(vector) // 2 + 1
    assert whole(halved(vector)) == vector


@given(st.binary(max_size=64))
def test_nothing_is_lost_of_any_vector(vector):
    """What does not fit is kept as it is."""
    assert whole(halved(vector)) == vector


@pytest.mark.parametrize("vector", [b"", b"\x03\x04", b"\x20\x00", b"\x04"])
def test_what_does_not_fit_is_kept_whole(vector):
    """Nothing, an odd value, one too large, an odd number of values."""
    assert halved(vector)[1:] == vector


@given(STEPS.filter(lambda x: len(x) % 4 == 0))
def test_vectors_are_picked_from_either_form(values):
    """The second vector of what is kept halved, the first of what is kept whole."""
    width = len(values) // 2
    vector = bytes(v & 255 for v in values)
    odd = bytes(range(1, width + 1))
    rows = picked([(halved(vector), 1), (halved(odd), 0)], width)
    assert [row.tobytes() for row in rows] == [vector[width:], odd]
