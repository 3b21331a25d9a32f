"""Reads a text with the encoder, window by window."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

from ujar.annotate.tagger.casing import recase
from ujar.annotate.tagger.pieces import END, START, Pieces
from ujar.annotate.tagger.windows import break_scores, cut
from ujar.annotate.tagger.words import Words, split
from ujar.schema.tagging import Segment, Tagging

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ujar.annotate.tagger.decode import Scheme

MAX_CHARS = 200_000
# About 80,000 characters of news, 3 s on one core; the longest article of the corpus
# has 56,000. A row of signs has a piece for each.
MAX_READ_PIECES = 20_000
# What is longer than any article is tagged at its beginning only: two dozen pages.
MAX_LONG_PIECES = 6_000
_MAX_LONG_CHARS = 60_000


class Session(Protocol):
    """What is used of an onnxruntime session."""

    def run(
        self,
        output_names: None,
        input_feed: "dict[str, NDArray[np.int64]]",
    ) -> "list[NDArray[np.float32]]":
        """Return the logits of one window."""


class Tagger:
    """The encoder with its heads; safe to share between threads."""

    __slots__ = ("_limit", "_pieces", "_schemes", "_session")

    def __init__(
        self,
        session: Session,
        pieces: Pieces,
        heads: Mapping[str, tuple[str, ...]],
        resumable: frozenset[str],
        limit: int,
    ) -> None:
        from ujar.annotate.tagger.decode import scheme  # noqa: PLC0415

        self._session = session
        self._pieces = pieces
        self._limit = limit
        self._schemes: dict[str, Scheme] = {
            name: scheme(tags, resumable) for name, tags in heads.items()
        }

    def tag(self, text: str, max_chars: int = MAX_CHARS) -> Tagging:
        """Tag *text*; what lies behind *max_chars* code points stays unread."""
        whole = len(text) <= max_chars
        known = text[: max_chars if whole else min(max_chars, _MAX_LONG_CHARS)]
        read = len(known)
        words = split(known)
        if not words.spans:
            return Tagging(read=read)
        lowered = recase(known)
        cuts = self._pieces.cut(lowered, words)
        count = _within(cuts, MAX_READ_PIECES if whole else MAX_LONG_PIECES)
        if count < len(cuts):
            words, cuts = words.first(count), cuts[:count]
            read = words.spans[-1][1]
        logits, starts = self._logits(lowered, words, cuts)
        return self._tagging(logits, starts, words, read)

    def windows(self, text: str) -> "Iterator[NDArray[np.int64]]":
        """Yield the encoder's inputs, as ``tag`` makes them, to measure it bare."""
        words = split(text)
        known = recase(text)
        cuts = self._pieces.cut(known, words)
        for first, end in self._ranges(known, words, cuts):
            yield _row(cuts[first:end])

    def _ranges(
        self, text: str, words: Words, cuts: list[list[int]]
    ) -> list[tuple[int, int]]:
        return cut([len(c) for c in cuts], break_scores(text, words), self._limit)

    def _logits(
        self, text: str, words: Words, cuts: list[list[int]]
    ) -> "tuple[NDArray[np.float32], list[int]]":
        import numpy as np  # noqa: PLC0415

        rows: list[NDArray[np.float32]] = []
        starts: list[int] = []
        for first, end in self._ranges(text, words, cuts):
            part = cuts[first:end]
            found = self._session.run(None, {"ids": _row(part)})[0][0]
            rows.append(found[_heads(part, words.broken[first:end])])
            starts.append(first)
        return np.concatenate(rows), starts

    def _tagging(
        self,
        logits: "NDArray[np.float32]",
        starts: list[int],
        words: Words,
        read: int,
    ) -> Tagging:
        segments: dict[str, tuple[Segment, ...]] = {}
        shares: dict[str, NDArray[np.float32]] = {}
        at = 0
        for name, rules in self._schemes.items():
            part = logits[:, at : at + len(rules.tags)]
            at += len(rules.tags)
            segments[name], shares[name] = _head(part, starts, rules, words)
        return Tagging(
            **segments,
            words=words.spans,
            role_labels=self._schemes["roles"].tags,
            role_probs=shares["roles"],
            layout_labels=self._schemes["layout"].tags,
            layout_probs=shares["layout"],
            read=read,
        )


def _within(cuts: list[list[int]], most: int) -> int:
    """Return how many words have at most so many pieces together."""
    return bisect_right(list(accumulate(map(len, cuts))), most)


def _row(cuts: list[list[int]]) -> "NDArray[np.int64]":
    import numpy as np  # noqa: PLC0415

    return np.array([[START, *(i for c in cuts for i in c), END]], np.int64)


def _heads(cuts: list[list[int]], broken: tuple[bool, ...]) -> list[int]:
    """Return where each word's first piece stands; a line break goes before it."""
    places: list[int] = []
    at = 1
    for pieces, line in zip(cuts, broken, strict=True):
        places.append(at + line)
        at += len(pieces)
    return places


def _head(
    logits: "NDArray[np.float32]", starts: list[int], rules: "Scheme", words: Words
) -> "tuple[tuple[Segment, ...], NDArray[np.float32]]":
    import numpy as np  # noqa: PLC0415

    from ujar.annotate.tagger.decode import (  # noqa: PLC0415
        best,
        by_kind,
        probabilities,
        segments,
    )

    ends = [*starts[1:], len(logits)]
    path = np.concatenate(
        [best(logits[a:b], rules) for a, b in zip(starts, ends, strict=True)]
    )
    shares = probabilities(logits)
    return segments(path, by_kind(shares), rules, words.spans), shares
