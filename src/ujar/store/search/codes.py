"""The codes of vectors, two bits a dimension: what tells the near ones from all others.

The index is turbovec's. A code depends on its vector alone, nothing is trained or
balanced: so it does not matter in which batches vectors come. The keys are kept here,
as runs of numbers that follow one another: an index with keys takes half as much again.
"""

import io
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# 81,661 vectors of 11,098 articles, 300 queries of three words: of the nearest 20 and
# 100, 1.00 and 0.92 are among the best 200 and 1.00 and 0.95 among the best 250; with
# four bits 1.00 and 0.99 among the best 200, in nearly twice the room.
_BITS = 2
# turbovec takes widths that are multiples of this; others are filled up with zeros.
_STEP = 8
_DIGEST = 4


class Codes:
    """Keys with the codes of their vectors of *width* values, in the order added."""

    def __init__(self, width: int) -> None:
        """Hold nothing yet."""
        import numpy as np  # noqa: PLC0415
        from turbovec import TurboQuantIndex  # noqa: PLC0415

        self._width = width
        self._index: Any = TurboQuantIndex(max(1, -(-width // _STEP)) * _STEP, _BITS)
        # The first key of each run, and the place of its vector.
        self._runs: NDArray[np.uint64] = np.zeros((2, 0), np.uint64)
        self._end: NDArray[np.int8] = np.zeros(0, np.int8)

    @classmethod
    def load(cls, place: Path, width: int) -> "Codes":
        """Return what was saved; ValueError or OSError if it is not."""
        import numpy as np  # noqa: PLC0415
        from turbovec import TurboQuantIndex  # noqa: PLC0415

        saved = place.read_bytes()
        body = memoryview(saved)[_DIGEST:]
        if zlib.crc32(body).to_bytes(_DIGEST) != saved[:_DIGEST]:
            raise ValueError(f"{place} is damaged, or something else")
        parts = io.BytesIO(body)
        made = cls(width)
        runs = zlib.decompress(np.load(parts, allow_pickle=False))
        made._runs = np.frombuffer(runs, np.uint64).reshape(2, -1).cumsum(axis=1)
        made._end = np.load(parts, allow_pickle=False)
        index = TurboQuantIndex.from_bytes(parts.read())
        if (index.dim, index.bit_width) != (made._index.dim, _BITS):
            raise ValueError(f"{place} has codes of another width")
        made._index = index
        return made

    def save(self, place: Path) -> None:
        """Write everything to a file."""
        import numpy as np  # noqa: PLC0415

        parts = io.BytesIO()
        steps = np.diff(self._runs, axis=1, prepend=np.uint64(0))
        np.save(parts, np.frombuffer(zlib.compress(steps.tobytes()), np.uint8))
        np.save(parts, self._end)
        parts.write(self._index.to_bytes())
        body = parts.getbuffer()
        with place.open("wb") as file:
            file.write(zlib.crc32(body).to_bytes(_DIGEST))
            file.write(body)

    def __len__(self) -> int:
        return len(self._index)

    @property
    def last(self) -> int:
        """The key that was added last; LookupError if there is none."""
        first, place = self._runs[:, -1].tolist()
        return int(first + len(self) - 1 - place)

    def agrees(self, key: int, vector: "NDArray[np.int8]") -> bool:
        """Whether what was added last is *vector* under *key*."""
        return self.last == key and self._end.tobytes() == vector.tobytes()

    def add(self, keys: "NDArray[np.uint64]", vectors: "NDArray[np.int8]") -> None:
        """Add vectors that are not all zeros, a row for each of *keys*, which rise."""
        import numpy as np  # noqa: PLC0415

        if not len(keys):
            return
        before = np.uint64(self.last) if len(self) else keys[0]
        starts = np.flatnonzero(np.diff(keys, prepend=before) != 1)
        runs = np.stack((keys[starts], (starts + len(self)).astype(np.uint64)))
        self._runs = np.concatenate((self._runs, runs), axis=1)
        self._index.add(self._directions(vectors))
        self._end = vectors[-1].copy()

    def nearest(self, vector: "NDArray[np.int8]", most: int) -> "NDArray[np.uint64]":
        """Return the keys of about the nearest *most*, in no order."""
        _, (places,) = self._index.search(self._directions(vector.reshape(1, -1)), most)
        return self._keys(places)

    def _keys(self, places: "NDArray[np.int64]") -> "NDArray[np.uint64]":
        """Return the keys at *places*."""
        import numpy as np  # noqa: PLC0415

        wanted = places.astype(np.uint64)
        run = np.searchsorted(self._runs[1], wanted, side="right") - 1
        keys: NDArray[np.uint64] = self._runs[0, run] + wanted - self._runs[1, run]
        return keys

    def _directions(self, vectors: "NDArray[np.int8]") -> "NDArray[np.float32]":
        """Return *vectors* in the length 1: then products are cosines."""
        import numpy as np  # noqa: PLC0415

        made = np.zeros((len(vectors), self._index.dim), np.float32)
        made[:, : self._width] = vectors
        made /= np.linalg.norm(made, axis=1, keepdims=True)
        return made
