"""Vectors of a text's own letters: near where two texts share words, or forms of words."""

from __future__ import annotations

from zlib import crc32

import numpy as np

from eval.offline.passages import Passage

DIMENSIONS = 4096
LETTERS = 4  # in a row; enough to tell stems apart, few enough to join forms of one word


def vector(text: str) -> np.ndarray:
    """The text as (4096,) floats of length 1, or of length 0 where nothing carries meaning.

    Each content stem counts once, and each run of four letters of it a little. No model has a
    part in it, so that it shares nothing with the embedder of the product.
    """
    found = np.zeros(DIMENSIONS)
    for stem in sorted(Passage(text).content):
        found[crc32(stem.encode()) % DIMENSIONS] += 1.0
        word = f"<{stem}>"
        runs = [word[i : i + LETTERS] for i in range(max(1, len(word) - LETTERS + 1))]
        for run in runs:
            found[crc32(run.encode()) % DIMENSIONS] += 1.0 / len(runs)
    length = float(np.linalg.norm(found))
    return found / length if length else found


def likeness(one: str, other: str) -> float:
    """The cosine of two texts' vectors, from 0 to 1."""
    return float(vector(one) @ vector(other))
