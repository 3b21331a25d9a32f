"""What is near in meaning: the codes of all vectors beside the archive, then vectors.

The file of codes is derived from the rows of ``meaning`` and follows them: new articles
are added when somebody searches; what names an article that is gone is passed over, and
goes when the archive is vacuumed. A file that does not fit its archive is thrown away
and made anew.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ujar.store.database import Database
from ujar.store.halves import picked
from ujar.store.search.following import Following, following
from ujar.store.search.indexing import ITEMS
from ujar.store.values import listed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Item = tuple[int, int]
# The head of an article has the place 0, its statements those behind.
HEAD = -1


class Vectors:
    """Finds the articles and statements whose meaning is near."""

    def __init__(
        self, database: Database, place: Path | None, name: str | None
    ) -> None:
        """Keep where everything is; nothing is read yet.

        *place* is that of the file of codes; *name* tells the archive from others.
        """
        self._database, self._place, self._name = database, place, name
        self._codes: Following | None = None

    def near(self, model: str, vector: bytes, most: int) -> list[tuple[Item, float]]:
        """Return items that are there with their cosine, the nearest first."""
        import numpy as np  # noqa: PLC0415

        if not any(vector):
            return []
        query = np.frombuffer(vector, np.int8)
        found = self._following().nearest(self._database, model, query, most)
        near = self._cosines(np.sort(found).tolist(), model, query)
        return sorted(near, key=lambda f: (-f[1], f[0]))

    def drop(self) -> None:
        """Throw the file away: with the next search it is made of what is there."""
        self._following().drop()

    def _following(self) -> Following:
        if self._codes is None:
            self._codes = following(self._name, self._place, self._database)
        return self._codes

    def _cosines(
        self, keys: Sequence[int], model: str, query: "NDArray[np.int8]"
    ) -> list[tuple[Item, float]]:
        import numpy as np  # noqa: PLC0415

        wanted = listed(sorted({key // ITEMS for key in keys}))
        rows = self._database.rows("meanings_of", articles=wanted, model=model)
        held: dict[int, bytes] = dict(rows)
        there = [(k // ITEMS, k % ITEMS) for k in keys if k // ITEMS in held]
        kept = [(held[article], place) for article, place in there]
        vectors = picked(kept, len(query)).astype(np.float32)
        asked = query.astype(np.float32)
        lengths = np.linalg.norm(vectors, axis=1) * np.linalg.norm(asked)
        cosines = (vectors @ asked / lengths).tolist()
        items = ((article, place + HEAD) for article, place in there)
        return list(zip(items, cosines, strict=True))
