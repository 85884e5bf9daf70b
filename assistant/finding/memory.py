"""What an assistant remembers of one edition between questions: word weights and vectors."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.embedding.embedding import Embedder
from assistant.finding.rarity import Rarity
from assistant.library import Edition

MOST_VECTORS = 20_000  # sentences; 30 MB


class Memory:
    """Thread-safe in the way that matters: at worst a vector is made twice."""

    def __init__(self, edition: Edition, embedder: Embedder) -> None:
        self.edition = edition
        self.rarity = Rarity(edition.vocabulary)
        self._embedder = embedder
        self._vectors: dict[str, np.ndarray] = {}

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """The texts' vectors, made once for each text."""
        if len(self._vectors) > MOST_VECTORS:
            self._vectors = {}
        known = self._vectors
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known.update(zip(new, self._embedder.embed(new), strict=True))
        return np.stack([known[text] for text in texts])
