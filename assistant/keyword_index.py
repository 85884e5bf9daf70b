"""BM25 over the paragraphs' words: only home of bm25s."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import bm25s
import numpy as np

from assistant.words import stems_in, words_in

# Robertson's usual values; Lucene's form of the weight never goes negative.
K1, B, METHOD = 1.5, 0.75, "lucene"


def make(folder: Path, texts: Iterable[str]) -> None:
    """Writes the index of `texts`, one row each, into `folder`."""
    stems, vocabulary = [], Counter()
    for text in texts:
        stems.append(list(stems_in(text)))
        vocabulary.update(set(words_in(text)))
    index = bm25s.BM25(k1=K1, b=B, method=METHOD)
    # A library of nothing but stop words still needs one word to be an index.
    index.index([row or [""] for row in stems] or [[""]], show_progress=False)
    index.save(str(folder), show_progress=False)
    (folder / "vocabulary.json").write_text(json.dumps(vocabulary), encoding="utf-8")


class KeywordIndex:
    """A complete index, read from disk as it is needed."""

    def __init__(self, folder: Path) -> None:
        self._index = bm25s.BM25.load(str(folder), mmap=True)
        self.vocabulary: dict[str, int] = json.loads(
            (folder / "vocabulary.json").read_text(encoding="utf-8")
        )

    def scores(self, words: str) -> np.ndarray:
        """The BM25 score of every row for these words, 0 where they share none."""
        known = self._index.get_tokens_ids([stem for stem in stems_in(words) if stem])
        return self._index.get_scores_from_ids(known)

    def knows(self, words: str) -> bool:
        """Whether any of these words carries meaning here or elsewhere."""
        return any(stems_in(words))
