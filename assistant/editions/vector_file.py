"""The vectors of all rows in one file that readers look at in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from assistant.editions.arrays import opened

BLOCK = 8192  # rows at a time; 12 MB


def write(path: Path, shape: tuple[int, int], blocks: Iterable[np.ndarray]) -> None:
    """Writes the blocks, each (n, dimension), one after the other: `shape` is that of all."""
    with path.open("wb") as file:
        header = {"descr": "<f4", "fortran_order": False, "shape": shape}
        np.lib.format.write_array_header_1_0(file, header)
        for block in blocks:
            file.write(np.ascontiguousarray(block, "<f4").data)


def holds(path: Path, blocks: Iterable[np.ndarray]) -> bool:
    """Whether the file holds these blocks and nothing else."""
    found, at = opened(path), 0
    for block in blocks:
        if not np.array_equal(found[at : at + len(block)], block):
            return False
        at += len(block)
    return at == len(found)


def rows_of(path: Path, rows: np.ndarray) -> Iterator[np.ndarray]:
    """These rows of a file, in order, in blocks."""
    vectors = opened(path)
    every = len(rows) == len(vectors)
    for at in range(0, len(rows), BLOCK):
        yield vectors[at : at + BLOCK] if every else vectors[rows[at : at + BLOCK]]
