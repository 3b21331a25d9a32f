"""Vectors of any model in the form that readings keep: a signed byte a dimension."""

import math
from collections.abc import Iterable

from ujar.pipeline.ports import EmbedderError

_LARGEST = 127
# The largest models give some 8,000 dimensions; an archive keeps a byte for each.
_MOST_DIMENSIONS = 10_000


def pack(vector: Iterable[object]) -> bytes:
    """Return *vector* at unit length; EmbedderError if it is no vector of numbers."""
    given = list(vector)
    values = [float(v) for v in given if isinstance(v, int | float)]
    length = math.hypot(*values)
    whole = 0 < len(values) == len(given) <= _MOST_DIMENSIONS
    if not whole or not math.isfinite(length):
        raise EmbedderError("the embedding model gave something that is no vector")
    scale = _LARGEST / length if length else 0.0
    return bytes(round(v * scale) & 255 for v in values)
