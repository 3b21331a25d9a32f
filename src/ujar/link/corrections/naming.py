"""A statement or figure by its words, and found again when places have moved."""

import re
from collections.abc import Iterator, Sequence

from ujar.schema import Reading, Span
from ujar.schema.corrections import ItemRef, Layer

_GAP = " … "
# Around the figure, among the letters beside it.
_OPEN, _CLOSE = "\u27e6", "\u27e7"
# Letters on either side that tell a figure from the same number elsewhere.
_BESIDE = 40
# Statements share so much of their stretches if one is the other, read anew.
_ALIKE = 0.5
_UNFIT = re.compile("[\0\ud800-\udfff]")


def named(reading: Reading, layer: Layer, item: int) -> ItemRef | None:
    """Return how to name what stands at that place; None if nothing does."""
    layer_ = _spans(reading, layer)
    if not 0 <= item < len(layer_):
        return None
    return ItemRef(
        reading.article.id, layer_[item], _words(reading, layer, item), layer
    )


def located(reading: Reading, ref: ItemRef) -> int | None:
    """Return the place of what *ref* names in *reading*, None if it is not there."""
    layer = _spans(reading, ref.layer)
    same = [i for i in range(len(layer)) if _words(reading, ref.layer, i) == ref.words]
    if same:
        return min(same, key=lambda i: (abs(layer[i].start - ref.span.start), i))
    return _alike(reading, ref, layer)


def _spans(reading: Reading, layer: Layer) -> Sequence[Span]:
    if layer is Layer.FIGURES:
        return [Span(*f.span) for f in reading.figures]
    return [s.span for s in reading.statements]


def _words(reading: Reading, layer: Layer, item: int) -> str:
    text = reading.article.text
    if layer is Layer.STATEMENTS:
        fragments = reading.statements[item].fragments
        return _plain(_GAP.join(text[s:e] for s, e in fragments))
    start, end = reading.figures[item].span
    before, after = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
    return _plain(f"{before}{_OPEN}{text[start:end]}{_CLOSE}{after}")


def _alike(reading: Reading, ref: ItemRef, layer: Sequence[Span]) -> int | None:
    """Return what stands where the words of *ref* stand now."""
    best, most = None, _ALIKE
    for start, end in _places(_plain(reading.article.text), ref):
        for item, span in enumerate(layer):
            shared = min(end, span.end) - max(start, span.start)
            share = shared / (max(end, span.end) - min(start, span.start))
            if share >= most and (best is None or share > most):
                best, most = item, share
    return best


def _places(text: str, ref: ItemRef) -> Iterator[tuple[int, int]]:
    """Yield where the words of *ref* stand, from the first fragment to the last."""
    if ref.layer is Layer.FIGURES:
        before, _, rest = ref.words.partition(_OPEN)
        figure, _, after = rest.partition(_CLOSE)
        at = text.find(before + figure + after)
        if at >= 0:
            yield at + len(before), at + len(before) + len(figure)
        return
    first, *_, last = (parts := ref.words.split(_GAP))[0], parts[-1]
    at = text.find(first)
    while first and at >= 0:
        end = text.find(last, at + len(first)) if len(parts) > 1 else at
        if end >= 0:
            yield at, end + len(last)
        at = text.find(first, at + 1)


def _plain(text: str) -> str:
    """Return *text* as JSON and a database can keep it, every letter in its place."""
    return _UNFIT.sub("\ufffd", text)
