"""BERT's encoder as an ONNX graph built from weights in memory, without torch.

The encoder is that of Devlin et al. (2018): layers of attention and a wide step, each normed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

# ONNX Runtime 1.32 reports to Microsoft unless told not to before it is loaded; its own
# disable_telemetry_events() comes too late. See tests/assistant/library/test_library_silence.py.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime

OPSET = 20  # the first with Gelu
FLOAT, WHOLE = TensorProto.FLOAT, TensorProto.INT64
Sizes = tuple[str | int, ...]  # of an input or output, by name where they vary


class Graph:
    """Collects nodes and constants; each call returns the name of what it adds."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, np.ndarray] = {}

    def constant(self, value: Any, dtype: Any = np.float32) -> str:
        # asarray keeps a number 0-dimensional, as ONNX Runtime's Gather fusion requires.
        name = f"c{len(self.constants)}"
        self.constants[name] = np.asarray(value, dtype=dtype)
        return name

    def add(self, operator: str, *inputs: str, **attributes: Any) -> str:
        return self.several(operator, 1, *inputs, **attributes)[0]

    def several(self, operator: str, outputs: int, *inputs: str, **attributes: Any) -> list[str]:
        names = [f"n{len(self.nodes)}_{at}" for at in range(outputs)]
        self.nodes.append(helper.make_node(operator, inputs, names, **attributes))
        return names

    def named(self, operator: str, name: str, *inputs: str, **attributes: Any) -> None:
        """A node whose result is one of the graph's outputs."""
        self.nodes.append(helper.make_node(operator, inputs, [name], **attributes))

    def normed(self, x: str, weight: Mapping[str, np.ndarray], name: str, epsilon: float) -> str:
        scale, bias = (self.constant(weight[f"{name}.{part}"]) for part in ("weight", "bias"))
        return self.add("LayerNormalization", x, scale, bias, axis=-1, epsilon=epsilon)


def layers(
    g: Graph,
    config: Mapping[str, Any],
    weight: Mapping[str, np.ndarray],
    x: str,
    dense: Callable[[str, str], str],
) -> str:
    """What the layers make of x (batch, tokens, hidden size), which stays that shape; the input
    `mask` (batch, tokens) float32 says where there is a token. `dense(x, name)` adds a product."""
    heads, size = config["num_attention_heads"], config["hidden_size"]
    split = g.constant([0, 0, heads, size // heads], np.int64)
    joined = g.constant([0, 0, size], np.int64)
    root = g.constant((size // heads) ** 0.5)
    # (batch, tokens) -> (batch, 1, 1, tokens): 0 where there is a token, -1e9 where there is none
    absent = g.add("Sub", g.constant(1.0), "mask")
    absent = g.add("Unsqueeze", absent, g.constant([1, 2], np.int64))
    hidden = g.add("Mul", absent, g.constant(-1e9))

    def by_head(x: str, name: str, order: tuple[int, ...]) -> str:
        return g.add("Transpose", g.add("Reshape", dense(x, name), split), perm=order)

    def normed(x: str, name: str) -> str:
        return g.normed(x, weight, name, config["layer_norm_eps"])

    for layer in range(config["num_hidden_layers"]):
        name = f"encoder.layer.{layer}"
        query = by_head(x, f"{name}.attention.self.query", (0, 2, 1, 3))
        key = by_head(x, f"{name}.attention.self.key", (0, 2, 3, 1))
        value = by_head(x, f"{name}.attention.self.value", (0, 2, 1, 3))
        scores = g.add("Add", g.add("Div", g.add("MatMul", query, key), root), hidden)
        seen = g.add("MatMul", g.add("Softmax", scores, axis=-1), value)
        seen = g.add("Reshape", g.add("Transpose", seen, perm=(0, 2, 1, 3)), joined)
        attended = g.add("Add", dense(seen, f"{name}.attention.output.dense"), x)
        x = normed(attended, f"{name}.attention.output.LayerNorm")
        wide = g.add("Gelu", dense(x, f"{name}.intermediate.dense"))
        x = normed(g.add("Add", dense(wide, f"{name}.output.dense"), x), f"{name}.output.LayerNorm")
    return x


def session(
    g: Graph, inputs: Mapping[str, tuple[int, Sizes]], outputs: Mapping[str, Sizes]
) -> tuple[list[onnxruntime.OrtValue], onnxruntime.InferenceSession]:
    """The graph ready to run, and the constants lent to it (copied, it loads in 2 s, not 0.4).

    Each input has its type, FLOAT or WHOLE, and sizes; outputs are FLOAT.
    """
    small = {
        name: value
        for name, value in g.constants.items()
        if value.nbytes < 1024 or value.dtype != np.float32
    }
    big = {name: value for name, value in g.constants.items() if name not in small}
    model = helper.make_model(
        helper.make_graph(
            g.nodes,
            "encoder",
            [helper.make_tensor_value_info(n, kind, sizes) for n, (kind, sizes) in inputs.items()],
            [helper.make_tensor_value_info(n, FLOAT, sizes) for n, sizes in outputs.items()],
            [numpy_helper.from_array(value, name) for name, value in small.items()]
            + [_lent(name, value) for name, value in big.items()],
        ),
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=10,
    )
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = 1
    lent = [
        onnxruntime.OrtValue.ortvalue_from_numpy(np.ascontiguousarray(value))
        for value in big.values()
    ]
    options.add_external_initializers(list(big), lent)
    return lent, onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )


def _lent(name: str, value: np.ndarray) -> onnx.TensorProto:
    """The shape of a constant whose numbers are handed over in memory."""
    tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=value.shape)
    tensor.data_location = TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value="memory")
    return tensor
