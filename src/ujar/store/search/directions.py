"""Vectors turned so that the values of each are spread like a normal distribution.

Models differ: with some a few dimensions hold nearly everything. Turned by fixed signs
and Hadamard matrices every dimension holds about as much, and no angle has changed.
All sums are of whole numbers below 2**24, so they are exact: what comes out does not
depend on the machine, nor on how many vectors are turned together.
"""

import hashlib
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# 128 * 128 * 127 is below 2**24.
_BLOCK = 128


def turned_width(width: int) -> int:
    """Return how many values a vector of *width* has when it is turned."""
    return max(1, -(-width // _BLOCK)) * _BLOCK


def turned(vectors: "NDArray[np.int8]") -> "NDArray[np.float32]":
    """Return a row for each that is not all zeros, its values 1 in square on average.

    The second turn takes as much from each block of the first one.
    """
    import numpy as np  # noqa: PLC0415

    count, width = vectors.shape
    full = turned_width(width)
    rows = np.zeros((count, full), np.float32)
    rows[:, :width] = vectors
    once, again = _signs(full)
    blocks = (rows * once).reshape(count, -1, _BLOCK) @ _hadamard()
    mixed = blocks.swapaxes(1, 2).reshape(count, full) * again
    ends = (mixed.reshape(count, -1, _BLOCK) @ _hadamard()).reshape(count, full)
    lengths = np.linalg.norm(vectors.astype(np.float64), axis=1, keepdims=True)
    made: NDArray[np.float32] = ends * (full**0.5 / _BLOCK / lengths).astype(np.float32)
    return made


@cache
def _hadamard() -> "NDArray[np.float32]":
    import numpy as np  # noqa: PLC0415

    row = np.arange(_BLOCK, dtype=np.uint8)
    odd = np.bitwise_count(row[:, None] & row) % 2
    made: NDArray[np.float32] = 1 - 2 * odd.astype(np.float32)
    return made


@cache
def _signs(full: int) -> "NDArray[np.float32]":
    """Return two rows of signs as good as drawn by lot, and always the same."""
    import numpy as np  # noqa: PLC0415

    drawn = hashlib.shake_128(b"ujar").digest(2 * full // 8)
    bits = np.unpackbits(np.frombuffer(drawn, np.uint8)).reshape(2, full)
    made: NDArray[np.float32] = 1 - 2 * bits.astype(np.float32)
    return made
