"""A text's vector: the sum of its pieces' vectors, at unit length, in bytes."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from ujar.annotate.meaning.load import Table
from ujar.text.words import words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Cut = Callable[[list[str]], Mapping[str, list[int]]]

_SPACE = "\u2581"
# Vectors of words are kept for the texts to come, about 700 bytes each; an article has
# some 250 words, of which four in five were met before.
_MOST_KEPT = 20_000
_LARGEST = 127
# Values of 16 steps take half the room in an archive. A dimension of a unit vector is
# 11 of 127 on average: few are cut off at 32.
_STEP, _STEPS = 4, (-8, 7)


class PieceEmbedder:
    """Turns texts into vectors; word order and case make no difference.

    *cut* gives the pieces of words that carry the mark of a space before them.
    """

    def __init__(self, table: Table, cut: Cut) -> None:
        self.model = table.name
        self._table, self._cut = table, cut
        self._kept: dict[str, NDArray[np.float32]] = {}

    def embed(self, texts: Sequence[str]) -> tuple[bytes, ...]:
        """Return a vector for each text; all zeros where it has no word."""
        told = [[_SPACE + word.lower for word in words(text)] for text in texts]
        self._learn({form for forms in told for form in forms})
        return tuple(self._vector(forms) for forms in told)

    def _learn(self, forms: set[str]) -> None:
        if len(self._kept) > _MOST_KEPT:
            self._kept.clear()
        new = sorted(forms - self._kept.keys())
        if new:
            cuts = self._cut(new)
            self._kept.update({form: self._table.total(cuts[form]) for form in new})

    def _vector(self, forms: list[str]) -> bytes:
        import numpy as np  # noqa: PLC0415

        if not forms:
            return bytes(self._table.width)
        total = np.sum([self._kept[form] for form in forms], axis=0, dtype=np.float64)
        length = float(np.linalg.norm(total))
        if not length:
            return bytes(self._table.width)
        steps = np.rint(total * (_LARGEST / length / _STEP))
        return (np.clip(steps, *_STEPS) * _STEP).astype(np.int8).tobytes()
