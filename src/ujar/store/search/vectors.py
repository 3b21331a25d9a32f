"""The index of meanings: usearch's HNSW over bytes, beside the archive.

It is derived from the rows of ``meaning`` and follows them: new articles are added when
somebody searches; what names an article that is gone is passed over. A file that does
not fit its archive is thrown away and made anew.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from ujar.store.database import Database, Row
from ujar.store.halves import whole
from ujar.store.search.indexing import ITEMS

Item = tuple[int, int]
# The head of an article has the place 0, its statements those behind.
HEAD = -1
# Measured on 41,626 vectors of the corpus against exact search: 0.1 ms to add one,
# 245 bytes each; expansion 96 finds 0.94 of the nearest 20 in 0.25 ms.
_NEIGHBOURS, _ADDING, _SEARCHING = 12, 48, 96
_BATCH = 2_000
# New vectors that are worth a new file; fewer are added again by the next process.
_WORTH_A_FILE = 2_000


class Vectors:
    """Finds the articles and statements whose meaning is near; *place* of its file."""

    def __init__(self, database: Database, place: Path | None) -> None:
        """Keep where everything is; nothing is read yet."""
        self._database, self._place = database, place
        self._index: Any = None
        self._model = ""
        self._last = 0
        self._unsaved = 0

    def near(self, model: str, vector: bytes, most: int) -> list[tuple[Item, float]]:
        """Return items with their cosine, the nearest first."""
        import numpy as np  # noqa: PLC0415

        if not any(vector):
            return []
        if self._model != model:
            self._open(model, len(vector))
        self._follow(model, len(vector))
        if not len(self._index):
            return []
        query = np.frombuffer(vector, np.int8)
        found = self._index.search(query, most, threads=1)
        return [
            ((int(key) // ITEMS, int(key) % ITEMS + HEAD), 1.0 - float(distance))
            for key, distance in zip(found.keys, found.distances, strict=True)
        ]

    def _open(self, model: str, width: int) -> None:
        import numpy as np  # noqa: PLC0415

        self._model, self._index = model, _made(width)
        self._last = self._unsaved = 0
        file = self._place
        if file is None or not file.exists():
            return
        try:
            self._index.load(str(file))
            self._index.expansion_search = _SEARCHING
            last = int(np.asarray(self._index.keys).max())
            fits = self._index.ndim == width and self._fits(last, width)
        except Exception:  # noqa: BLE001  # a damaged file may raise anything
            fits = False
        if fits:
            self._last = last // ITEMS
        else:
            self._index = _made(width)

    def _fits(self, key: int, width: int) -> bool:
        """Whether the archive has the vector under the last key, as the index has."""
        rows = self._database.rows("meaning_of", article=key // ITEMS)
        if not rows or rows[0][0] != self._model:
            return False
        at = key % ITEMS * width
        held = self._index.get(key)
        return held is not None and held.tobytes() == whole(rows[0][1])[at : at + width]

    def _follow(self, model: str, width: int) -> None:
        """Add what the archive has got since."""
        for rows in _chunks(self._behind):
            self._add([r for r in rows if r[1] == model], width)
            self._last = rows[-1][0]
        if self._unsaved >= _WORTH_A_FILE:
            self._save()

    def _behind(self) -> Sequence[Row]:
        return self._database.rows("meanings_behind", article=self._last, limit=_BATCH)

    def _add(self, rows: Sequence[Row], width: int) -> None:
        import numpy as np  # noqa: PLC0415

        keys: list[int] = []
        bodies: list[bytes] = []
        for article, _, kept in rows:
            body = whole(kept)
            count = min(len(body) // width, ITEMS)
            keys += range(article * ITEMS, article * ITEMS + count)
            bodies.append(body[: count * width])
        if not keys:
            return
        vectors = np.frombuffer(b"".join(bodies), np.int8).reshape(-1, width)
        told = vectors.any(axis=1)
        self._index.add(np.array(keys, np.uint64)[told], vectors[told], threads=1)
        self._unsaved += len(keys)

    def _save(self) -> None:
        """Put the index into its file whole; an archive that only reads has none."""
        file = self._place
        self._unsaved = 0
        if file is None:
            return
        made = file.with_name(f"{file.name}.{os.getpid()}")
        with suppress(OSError, RuntimeError):
            self._index.save(str(made))
            made.replace(file)
        made.unlink(missing_ok=True)


def _made(width: int) -> Any:  # noqa: ANN401  # usearch has no types
    from usearch.index import Index  # noqa: PLC0415

    return Index(
        ndim=width,
        metric="cos",
        dtype="i8",
        connectivity=_NEIGHBOURS,
        expansion_add=_ADDING,
        expansion_search=_SEARCHING,
    )


def _chunks(read: Callable[[], Sequence[Row]]) -> Iterator[Sequence[Row]]:
    while rows := read():
        yield rows
        if len(rows) < _BATCH:
            return
