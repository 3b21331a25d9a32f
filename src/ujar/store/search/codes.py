"""The codes of vectors: what tells the near ones from all others.

The index is faiss' product quantizer with its fast scan. What a code stands for is
fixed, not trained, and depends on its vector alone: it does not matter in which batches
vectors come. The file has plain codes; how faiss lays them out in memory is not kept.
The keys are kept here, as runs of numbers that follow one another: an index with keys
takes a quarter as much again.
"""

import io
import os
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ujar.store.search.directions import turned, turned_width

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Sixteen points, four bits. Up to this width (Ujar's own vectors) they stand for two
# dimensions together. 81,661 vectors of 11,098 articles, 237 queries of three words: of
# the nearest 20 and 100, 1.00 and 0.92 are among the best 200, 1.00 and 0.95 among the
# best 250. Other models need more: two bits a dimension find 0.42 of the nearest 100
# among the best 250 of 10,533 vectors of multilingual-e5-small, four bits 0.87.
_NARROW = 128
# How many points lie around the middle, and how far out. For a normal distribution they
# err by 0.108 in square, as what Lloyd's method makes of drawn values; a grid by 0.118.
_RINGS = ((1, 0.0), (6, 0.926), (9, 1.914))
# For one dimension they lie evenly between this and its negative.
_OUTERMOST = 2.7
_BITS = 4
_DIGEST = 4


class Codes:
    """Keys with the codes of their vectors of *width* values, in the order added."""

    def __init__(self, width: int) -> None:
        """Hold nothing yet."""
        import numpy as np  # noqa: PLC0415

        self.width = width
        self._index = _index(width)
        # The first key of each run, and the place of its vector.
        self._runs: NDArray[np.uint64] = np.zeros((2, 0), np.uint64)
        self._end: NDArray[np.int8] = np.zeros(0, np.int8)

    @classmethod
    def load(cls, place: Path, width: int) -> "Codes":
        """Return what was saved; ValueError or OSError if it is not."""
        import numpy as np  # noqa: PLC0415

        saved = place.read_bytes()
        body = memoryview(saved)[_DIGEST:]
        if zlib.crc32(body).to_bytes(_DIGEST) != saved[:_DIGEST]:
            raise ValueError(f"{place} is damaged, or something else")
        parts = io.BytesIO(body)
        made = cls(width)
        runs = zlib.decompress(np.load(parts, allow_pickle=False))
        made._runs = np.frombuffer(runs, np.uint64).reshape(2, -1).cumsum(axis=1)
        made._end = np.load(parts, allow_pickle=False)
        codes = np.load(parts, allow_pickle=False)
        if (len(made._end), codes.shape[1]) != (width, made._index.code_size):
            raise ValueError(f"{place} has codes of another width")
        made._index = _index(width, codes)
        end = made._index.sa_encode(turned(made._end[None]))
        if not np.array_equal(codes[-1:], end):
            raise ValueError(f"{place} has codes of another kind")
        return made

    def save(self, place: Path) -> None:
        """Write everything to a file."""
        import numpy as np  # noqa: PLC0415

        parts = io.BytesIO()
        steps = np.diff(self._runs, axis=1, prepend=np.uint64(0))
        np.save(parts, np.frombuffer(zlib.compress(steps.tobytes()), np.uint8))
        np.save(parts, self._end)
        np.save(parts, _plain(self._index))
        body = parts.getbuffer()
        with place.open("wb") as file:
            file.write(zlib.crc32(body).to_bytes(_DIGEST))
            file.write(body)

    def __len__(self) -> int:
        return int(self._index.ntotal)

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
        _faiss().omp_set_num_threads(1)
        self._index.add(turned(vectors))
        self._end = vectors[-1].copy()

    def nearest(self, vector: "NDArray[np.int8]", most: int) -> "NDArray[np.uint64]":
        """Return the keys of about the nearest *most*, in no order."""
        _, (places,) = self._index.search(turned(vector.reshape(1, -1)), most)
        return self._keys(places[places >= 0])

    def _keys(self, places: "NDArray[np.int64]") -> "NDArray[np.uint64]":
        """Return the keys at *places*."""
        import numpy as np  # noqa: PLC0415

        wanted = places.astype(np.uint64)
        run = np.searchsorted(self._runs[1], wanted, side="right") - 1
        keys: NDArray[np.uint64] = self._runs[0, run] + wanted - self._runs[1, run]
        return keys


def _index(width: int, codes: "NDArray[np.uint8] | None" = None) -> Any:  # noqa: ANN401
    """Return faiss' index of *codes*."""
    import numpy as np  # noqa: PLC0415

    faiss = _faiss()
    points = _points(width)
    full = turned_width(width)
    parts = full // points.shape[1]
    plain = faiss.IndexPQ(full, parts, _BITS, faiss.METRIC_INNER_PRODUCT)
    centroids = np.tile(points, (parts, 1)).ravel()
    faiss.copy_array_to_vector(centroids, plain.pq.centroids)
    plain.is_trained = True
    if codes is not None:
        plain.add_sa_codes(codes)
    return faiss.IndexPQFastScan(plain)


def _points(width: int) -> "NDArray[np.float32]":
    """Return the points that codes stand for, in two dimensions or in one."""
    import numpy as np  # noqa: PLC0415

    if width > _NARROW:
        return np.linspace(-_OUTERMOST, _OUTERMOST, 16, dtype=np.float32)[:, None]
    rings = [far * np.exp(2j * np.pi * np.arange(n) / n) for n, far in _RINGS]
    points = np.concatenate(rings)
    return np.stack((points.real, points.imag), axis=1).astype(np.float32)


def _plain(index: Any) -> "NDArray[np.uint8]":  # noqa: ANN401
    """Return the codes of *index*, a row each."""
    import numpy as np  # noqa: PLC0415

    faiss = _faiss()
    packer = index.get_CodePacker()
    count = -(-index.ntotal // packer.nvec)
    codes = np.zeros((count * packer.nvec, index.code_size), np.uint8)
    blocks = faiss.vector_to_array(index.codes)
    for n in range(count):
        block = blocks[n * packer.block_size :]
        packer.unpack_all(
            faiss.swig_ptr(block), faiss.swig_ptr(codes[n * packer.nvec :])
        )
    return codes[: index.ntotal]


def _faiss() -> Any:  # noqa: ANN401
    """Return faiss.

    Its wheels for macOS bring an OpenMP of their own, as torch does: the second one
    ends the process unless it is told not to, and may not start threads.
    """
    if sys.platform == "darwin":
        os.environ.setdefault("KMP_DUPLICATE_LIB_OK", "TRUE")
    import faiss  # noqa: PLC0415

    return faiss
