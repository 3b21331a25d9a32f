"""What is near in meaning: the codes of all vectors beside the archive, then vectors.

The file of codes is derived from the rows of ``meaning`` and follows them: new articles
are added when somebody searches; what names an article that is gone is passed over, and
goes when the archive is vacuumed. A file that does not fit its archive is thrown away
and made anew.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ujar.store.database import Database, Row
from ujar.store.halves import picked, whole
from ujar.store.search.codes import Codes
from ujar.store.search.indexing import ITEMS
from ujar.store.values import listed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Item = tuple[int, int]
# The head of an article has the place 0, its statements those behind.
HEAD = -1
_BATCH = 2_000
# New vectors that are worth a new file; fewer are added again by the next process.
_WORTH_A_FILE = 2_000


class Vectors:
    """Finds the articles and statements whose meaning is near; *place* of its file."""

    def __init__(self, database: Database, place: Path | None) -> None:
        """Keep where everything is; nothing is read yet."""
        self._database, self._place = database, place
        self._codes: Codes | None = None
        self._model = ""
        self._last = 0
        self._unsaved = 0

    def near(self, model: str, vector: bytes, most: int) -> list[tuple[Item, float]]:
        """Return items that are there with their cosine, the nearest first."""
        import numpy as np  # noqa: PLC0415

        if not any(vector):
            return []
        width = len(vector)
        if self._codes is None or self._model != model:
            self._codes = self._opened(model, width)
        self._follow(self._codes, width)
        query = np.frombuffer(vector, np.int8)
        keys = np.sort(self._codes.nearest(query, most)).tolist()
        found = self._cosines(keys, query)
        return sorted(found, key=lambda f: (-f[1], f[0]))

    def _cosines(
        self, keys: Sequence[int], query: "NDArray[np.int8]"
    ) -> list[tuple[Item, float]]:
        import numpy as np  # noqa: PLC0415

        wanted = listed(sorted({key // ITEMS for key in keys}))
        rows = self._database.rows("meanings_of", articles=wanted, model=self._model)
        held: dict[int, bytes] = dict(rows)
        there = [(k // ITEMS, k % ITEMS) for k in keys if k // ITEMS in held]
        kept = [(held[article], place) for article, place in there]
        vectors = picked(kept, len(query)).astype(np.float32)
        asked = query.astype(np.float32)
        lengths = np.linalg.norm(vectors, axis=1) * np.linalg.norm(asked)
        cosines = (vectors @ asked / lengths).tolist()
        items = ((article, place + HEAD) for article, place in there)
        return list(zip(items, cosines, strict=True))

    def drop(self) -> None:
        """Throw the file away: with the next search it is made of what is there."""
        self._codes = None
        if self._place is not None:
            self._place.unlink(missing_ok=True)

    def _opened(self, model: str, width: int) -> Codes:
        """Return what the file has for the archive, or a beginning."""
        self._model, self._last, self._unsaved = model, 0, 0
        if self._place is not None and self._place.exists():
            with suppress(OSError, ValueError, LookupError):
                found = Codes.load(self._place, width)
                if self._fits(found, width):
                    self._last = found.last // ITEMS
                    return found
        return Codes(width)

    def _fits(self, found: Codes, width: int) -> bool:
        """Whether the archive has the vector under the last key, as the file has."""
        import numpy as np  # noqa: PLC0415

        article, place = divmod(found.last, ITEMS)
        wanted = listed([article])
        rows = self._database.rows("meanings_of", articles=wanted, model=self._model)
        if not rows:
            return False
        held = whole(rows[0][1])[place * width : (place + 1) * width]
        fits = len(held) == width
        return fits and found.agrees(found.last, np.frombuffer(held, np.int8))

    def _follow(self, codes: Codes, width: int) -> None:
        """Add what the archive has got since."""
        for rows in _chunks(self._behind):
            self._add(codes, [r for r in rows if r[1] == self._model], width)
            self._last = rows[-1][0]
        if self._unsaved >= _WORTH_A_FILE:
            self._save(codes)

    def _behind(self) -> Sequence[Row]:
        return self._database.rows("meanings_behind", article=self._last, limit=_BATCH)

    def _add(self, codes: Codes, rows: Sequence[Row], width: int) -> None:
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
        codes.add(np.array(keys, np.uint64)[told], vectors[told])
        self._unsaved += len(keys)

    def _save(self, codes: Codes) -> None:
        """Put the codes into their file whole; an archive that only reads has none."""
        file = self._place
        self._unsaved = 0
        if file is None:
            return
        made = file.with_name(f"{file.name}.{os.getpid()}")
        with suppress(OSError):
            codes.save(made)
            made.replace(file)
        made.unlink(missing_ok=True)


def _chunks(read: Callable[[], Sequence[Row]]) -> Iterator[Sequence[Row]]:
    while rows := read():
        yield rows
        if len(rows) < _BATCH:
            return
