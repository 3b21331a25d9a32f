"""The codes of an archive's vectors, which follow it: one of them for a whole process.

A server asks an archive in several threads, each through a connection of its own; the
codes take 51 MB for 200,000 articles, and PostgreSQL's are made when first asked for.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from ujar.store.database import Database, Row
from ujar.store.halves import whole
from ujar.store.search.codes import Codes
from ujar.store.search.indexing import ITEMS
from ujar.store.values import listed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BATCH = 2_000
# New vectors that are worth a new file; fewer are added again by the next process.
_WORTH_A_FILE = 2_000


class Following:
    """Codes that are brought up to date by whoever asks; *place* of their file."""

    def __init__(self, place: Path | None) -> None:
        """Keep where the file is; nothing is read yet."""
        self._place = place
        self._lock = Lock()
        self._codes: Codes | None = None
        self._model = ""
        self._last = 0
        self._unsaved = 0

    def nearest(
        self, database: Database, model: str, query: "NDArray[np.int8]", most: int
    ) -> "NDArray[np.uint64]":
        """Return the keys of about the nearest *most* of what *database* has now."""
        with self._lock:
            if self._codes is None or self._model != model:
                self._codes = self._opened(database, model, len(query))
            self._follow(database, self._codes, len(query))
            return self._codes.nearest(query, most)

    def fits(self, database: Database) -> bool:
        """Whether what is held, if anything, is of *database*."""
        with self._lock:
            codes = self._codes
            return codes is None or not len(codes) or self._has(database, codes)

    def drop(self) -> None:
        """Throw the file away: with the next search it is made of what is there."""
        with self._lock:
            self._codes = None
            if self._place is not None:
                self._place.unlink(missing_ok=True)

    def _opened(self, database: Database, model: str, width: int) -> Codes:
        """Return what the file has for the archive, or a beginning."""
        self._model, self._last, self._unsaved = model, 0, 0
        if self._place is not None and self._place.exists():
            with suppress(OSError, ValueError, LookupError):
                found = Codes.load(self._place, width)
                if self._has(database, found):
                    self._last = found.last // ITEMS
                    return found
        return Codes(width)

    def _has(self, database: Database, found: Codes) -> bool:
        """Whether the archive has the vector under the last key, as the codes have."""
        import numpy as np  # noqa: PLC0415

        article, place = divmod(found.last, ITEMS)
        wanted = listed([article])
        rows = database.rows("meanings_of", articles=wanted, model=self._model)
        if not rows:
            return False
        held = whole(rows[0][1])[place * found.width : (place + 1) * found.width]
        fits = len(held) == found.width
        return fits and found.agrees(found.last, np.frombuffer(held, np.int8))

    def _follow(self, database: Database, codes: Codes, width: int) -> None:
        """Add what the archive has got since."""

        def behind() -> Sequence[Row]:
            return database.rows("meanings_behind", article=self._last, limit=_BATCH)

        for rows in _chunks(behind):
            self._add(codes, [r for r in rows if r[1] == self._model], width)
            self._last = rows[-1][0]
        if self._unsaved >= _WORTH_A_FILE:
            self._save(codes)

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


_ALL: WeakValueDictionary[str, Following] = WeakValueDictionary()
_ALONE = Lock()


def following(name: str | None, place: Path | None, database: Database) -> Following:
    """Return what follows the archive *name*; without a name it is nobody else's."""
    if name is None:
        return Following(place)
    with _ALONE:
        found = _ALL.get(name)
        if found is None or not found.fits(database):
            found = _ALL[name] = Following(place)
        return found


def _chunks(read: Callable[[], Sequence[Row]]) -> Iterator[Sequence[Row]]:
    while rows := read():
        yield rows
        if len(rows) < _BATCH:
            return
