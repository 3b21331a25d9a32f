"""Cuts the vocabulary to the pieces that Indonesian news needs."""

from __future__ import annotations

import collections
import gzip
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer

from ujar.annotate.tagger.words import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from weights import Checkpoint

SIZE = 48_000
_PLAIN = re.compile(r"^▁?[A-Za-z0-9]+$|^▁?[\x21-\x7e]$")
_SYMBOL = re.compile(r"^▁?[\x21-\x7e\u00a0-\u017f\u2010-\u2030\u20a0-\u20bf]$")


def tokenizer_json(pieces: list[str], scores: Iterable[float]) -> str:
    """Return a tokenizer that cuts one marked word ("▁Kata") into pieces."""
    vocabulary = [[p, float(s)] for p, s in zip(pieces, scores, strict=True)]
    return json.dumps(
        {
            "version": "1.0",
            "truncation": None,
            "padding": None,
            "added_tokens": [],
            "normalizer": {"type": "NFKC"},
            "pre_tokenizer": None,
            "post_processor": None,
            "decoder": None,
            "model": {"type": "Unigram", "unk_id": 3, "vocab": vocabulary},
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def corpus_texts(folder: Path, every: int = 1) -> Iterator[str]:
    """Yield the article texts of the corpus, every n-th one."""
    number = 0
    for path in sorted(folder.glob("articles-*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                number += 1
                if number % every == 0:
                    yield json.loads(line)["text"]


def _counted_words(texts: Iterable[str]) -> collections.Counter[str]:
    counts: collections.Counter[str] = collections.Counter()
    for text in texts:
        found = split(text)
        for (a, b), spaced in zip(found.spans, found.spaced, strict=True):
            counts["▁" * spaced + text[a:b]] += 1
    return counts


def choose(full: Checkpoint, texts: Iterable[str]) -> np.ndarray:
    """Return the kept rows: pieces seen in *texts*, then the best plain ones."""
    tokenizer = Tokenizer.from_str(tokenizer_json(full.pieces, full.scores))
    seen = _seen_pieces(tokenizer, texts)
    keep = {0, 1, 2, 3} | {i for i, p in enumerate(full.pieces) if _SYMBOL.match(p)}
    plain = (i for i, p in enumerate(full.pieces) if _PLAIN.match(p))
    common = (row for row, _ in seen.most_common())
    for rows, most in ((common, SIZE * 3 // 4), (plain, SIZE)):
        for row in rows:
            if len(keep) >= most:
                break
            keep.add(row)
    return np.array(sorted(keep))


def _seen_pieces(
    tokenizer: Tokenizer, texts: Iterable[str]
) -> collections.Counter[int]:
    words = list(_counted_words(texts).items())
    seen: collections.Counter[int] = collections.Counter()
    for at in range(0, len(words), 4096):
        part = words[at : at + 4096]
        cuts = tokenizer.encode_batch([w for w, _ in part])
        for (word, count), found in zip(part, cuts, strict=True):
            seen.update(dict.fromkeys(found.ids, count))
            if word.lower() != word:
                seen.update(dict.fromkeys(tokenizer.encode(word.lower()).ids, 1))
    return seen
