"""Vectors in half their bytes, where their values are of 16 steps.

Ujar's own vectors hold multiples of four from -32 to 28 (``annotate/meaning``); those
of other models are kept as they are. The first byte says which.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_HALVED, _WHOLE = b"\x04", b"\x08"
_STEP, _LEAST, _MOST = 4, -32, 28


def halved(vectors: bytes) -> bytes:
    """Return signed bytes as pairs of four bits, if that loses nothing."""
    import numpy as np  # noqa: PLC0415

    values = np.frombuffer(vectors, np.int8)
    fits = len(values) % 2 == 0 and not np.any(values % _STEP)
    if not len(values) or not fits or values.min() < _LEAST or values.max() > _MOST:
        return _WHOLE + vectors
    steps = ((values - _LEAST) // _STEP).astype(np.uint8)
    return _HALVED + (steps[::2] << 4 | steps[1::2]).tobytes()


def whole(kept: bytes) -> bytes:
    """Return the signed bytes that ``halved`` was given."""
    import numpy as np  # noqa: PLC0415

    if kept[:1] != _HALVED:
        return kept[1:]
    pairs = np.frombuffer(kept, np.uint8, offset=1)
    steps = np.stack((pairs >> 4, pairs & 15), axis=1).reshape(-1)
    return (steps.astype(np.int8) * _STEP + _LEAST).astype(np.int8).tobytes()


def picked(kept: Sequence[tuple[bytes, int]], width: int) -> "NDArray[np.int8]":
    """Return a row for each pair of what is kept and a vector's place in it."""
    import numpy as np  # noqa: PLC0415

    vectors = np.zeros((len(kept), width), np.int8)
    for form, size in ((_HALVED, width // 2), (_WHOLE, width)):
        rows = [n for n, (body, _) in enumerate(kept) if body[:1] == form]
        cut = [kept[n][0][1 + kept[n][1] * size :][:size] for n in rows]
        found = np.frombuffer(whole(form + b"".join(cut)), np.int8)
        vectors[rows] = found.reshape(-1, width)
    return vectors
