"""The peer for stories: TF-IDF and cosine in a window of days, in one pass."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ujar.text.words import words


@dataclass(frozen=True, slots=True)
class Item:
    """An article as the peer sees it."""

    id: str
    day: int | None
    text: str


def likeness(items: Sequence[Item]) -> npt.NDArray[np.float32]:
    """Return the cosines of all pairs, weighed by how few of these texts have a word.

    1 + log of the count, smoothed idf, unit length: as scikit-learn has it with
    ``sublinear_tf``. Words of one text only are left out of the products.
    """
    counts = [Counter(w.lower for w in words(i.text)) for i in items]
    texts = Counter(word for c in counts for word in c)
    place = {w: n for n, w in enumerate(sorted(w for w, k in texts.items() if k > 1))}
    rows = np.zeros((len(items), len(place)), np.float32)
    for n, count in enumerate(counts):
        length = 0.0
        for word, times in count.items():
            idf = 1 + np.log((1 + len(items)) / (1 + texts[word]))
            weight = (1 + np.log(times)) * idf
            length += weight**2
            if word in place:
                rows[n, place[word]] = weight
        rows[n] *= max(length, 1e-9) ** -0.5
    return np.asarray(rows @ rows.T)


def single_pass(
    items: Sequence[Item],
    alike: npt.NDArray[np.float32],
    threshold: float,
    days: int,
) -> Mapping[str, str]:
    """Return each article's story: that of the nearest earlier one in the window."""
    none = 10**9
    at = np.array([none if i.day is None else i.day for i in items])
    found: dict[str, str] = {}
    for n, item in enumerate(items):
        near = np.abs(at[:n] - at[n]) <= days
        near |= (at[:n] == none) | (at[n] == none)
        scores = np.where(near, alike[n, :n], -1.0)
        best = int(scores.argmax()) if n else -1
        joins = n and scores[best] >= threshold
        found[item.id] = found[items[best].id] if joins else item.id
    return found
