"""A set of weights of our own over the embedding model's words, ready to hear windows, and
its logits as chances."""

from __future__ import annotations

import hashlib
import json
import math
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load
from tokenizers import Tokenizer

from assistant.embedding.minilm import model_folder, weights
from assistant.embedding.onnx_graph import Sizes, session
from assistant.errors import ReaderError
from assistant.reader.graph import INPUTS, graph
from assistant.reader.windows import Passage, Window, batch, windows

MOST = 6  # windows of a paragraph, some 900 tokens: what follows is not read
PACKAGE = ("embeddings.word_embeddings.weight", "embeddings.position_embeddings.weight")
# The files of this release, made by eval/reader (see CARD.md).
SHA256 = {
    "reader.safetensors": "d9a6f31a2a9028ef8851dcc889880d64e7c86cb2e6e44d70fa4ab59903816322",
    "judge.safetensors": "1f20cec79c1f44ffa9260a92e4776728158ec0244aaefc6c3c8269bb4bc95e77",
}


class Network:
    """Loaded once, used by many threads."""

    def __init__(self, path: Path, outputs: Mapping[str, Sizes]) -> None:
        """Reads the weights and the embedding model's package. Raises ReaderError where the weights
        are missing or not those of this release, EmbeddingError for the package."""
        self.own = _own_weights(path)
        self._tokenizer, config, words = _package()
        self._outputs = list(outputs)
        self._lent, self._session = session(graph(config, self.own | words), INPUTS, outputs)
        self._cores = ThreadPoolExecutor(min(os.cpu_count() or 1, 8))

    def cut(self, said: str, passage: Passage) -> tuple[Window, ...]:
        """The windows of a question or statement before a passage, as many as are read."""
        return windows(self._tokenizer, said, passage)[:MOST]

    def heard(self, cut: Sequence[Window]) -> list[dict[str, np.ndarray]]:
        """The network's outputs for each window. Each is run alone, on a core of its own: padded
        to the longest of eight they took a fifth more, and the steps to which a batch is rounded
        would hang on what else is in it."""
        return list(self._cores.map(self._run, cut))

    def _run(self, window: Window) -> dict[str, np.ndarray]:
        outputs = self._session.run(self._outputs, batch([window]))
        return {name: output[0] for name, output in zip(self._outputs, outputs, strict=True)}


@cache
def _package() -> tuple[Tokenizer, dict[str, Any], dict[str, np.ndarray]]:
    """The embedding model's tokenizer, configuration and embeddings: once for reader and judge."""
    folder = model_folder()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    config = json.loads((folder / "config.json").read_text("utf-8"))
    held = weights(folder)
    return tokenizer, config, {name: held[name] for name in PACKAGE}


def _own_weights(path: Path) -> dict[str, np.ndarray]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReaderError(f"The reader's weights cannot be read ({error}).") from error
    wanted = SHA256.get(path.name) if path.parent == Path(__file__).parent else None
    if wanted is not None and hashlib.sha256(data).hexdigest() != wanted:
        raise ReaderError(f"{path} is not this release's. Check it out again.")
    return {
        name: value if value.dtype == np.int8 else value.astype(np.float32)
        for name, value in load(data).items()
    }


def likely(logits: np.ndarray) -> np.ndarray:
    """Each logit as a chance."""
    chances: np.ndarray = 1 / (1 + np.exp(-logits))
    return chances


def shares(logits: np.ndarray) -> np.ndarray:
    """Logits as chances that sum to 1."""
    risen = np.exp(logits - logits.max())
    found: np.ndarray = risen / risen.sum()
    return found


def log_odds(chance: float) -> float:
    """A chance as the sum it came from, from -7 to 7."""
    sure = min(max(chance, 0.001), 0.999)
    return math.log(sure / (1 - sure))
