"""How alike the words of two documents are, told from a small sample of each."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from heapq import nsmallest

# Runs of three words kept of a document: the likeness is then right to within 0.1 or so
# (Broder 1997, the smallest digests of the shingles).
KEPT = 128
RUN = 3


def sample_of(texts: Iterable[str]) -> frozenset[int]:
    """The sample of a document of these texts: the smallest digests of its runs of words."""
    words = [word for text in texts for word in re.findall(r"\w+", text.casefold())]
    runs = zip(*(words[start:] for start in range(RUN)), strict=False)
    return frozenset(nsmallest(KEPT, {zlib.crc32(" ".join(run).encode()) for run in runs}))


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the runs of words of both that both have, 0 to 1, about."""
    all_runs = nsmallest(KEPT, one | other)
    return sum(run in one and run in other for run in all_runs) / max(len(all_runs), 1)


def written(sample: frozenset[int]) -> str:
    return " ".join(f"{run:x}" for run in sorted(sample))


def as_read(text: str) -> frozenset[int]:
    """The sample that was written as `text`."""
    return frozenset(int(run, 16) for run in text.split())
