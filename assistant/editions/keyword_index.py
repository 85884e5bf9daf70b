"""BM25 over the paragraphs' words: only home of bm25s.

bm25s finds and stores; the scores it stores are computed here, from counts that are kept, because
one new document changes the weight of every word and bm25s would count all paragraphs again.
"""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

import bm25s
import numpy as np

from assistant.editions import arrays
from assistant.text.words import stems_in, words_in

# Robertson's usual values; Lucene's form of the weight never goes negative.
K1, B, METHOD = 1.5, 0.75, "lucene"
COUNTS, LENGTHS, VOCABULARY = "counts.npy", "lengths.npy", "vocabulary.json"

logging.getLogger("bm25s").setLevel(logging.WARNING)  # it sets itself to DEBUG


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each stem stands in each row: entry i says `times[i]` of stem `stems[i]` in
    `rows[i]`, ordered by stem, then row. `lengths` are the rows' numbers of stems; `words` say in
    how many rows each word stands.
    """

    stems: np.ndarray
    rows: np.ndarray
    times: np.ndarray
    lengths: np.ndarray
    names: dict[str, int]
    words: Counter[str]


def make(folder: Path, texts: Iterable[str]) -> None:
    """Writes the index of `texts`, one row each, into `folder`."""
    write(folder, with_rows(_nothing(), texts))


def _nothing() -> Counts:
    none = np.empty(0, np.int32)
    return Counts(none, none, none, none, {}, Counter())


def make_from(
    before: Path, folder: Path, kept: np.ndarray, removed: Iterable[str], texts: Iterable[str]
) -> None:
    """Writes into `folder` the rows `kept` of the index in `before`, in order, then `texts`.

    `removed` are the texts of the rows that are not kept.
    """
    write(folder, with_rows(without_rows(read_counts(before), kept, removed), texts))


def _opened(folder: Path) -> bm25s.BM25:
    return arrays.steadily(lambda: bm25s.BM25.load(str(folder), mmap=True))


def read_counts(folder: Path) -> Counts:
    """The counts an index was made from."""
    index = _opened(folder)
    starts = index.scores["indptr"]
    return Counts(
        stems=np.repeat(np.arange(len(starts) - 1, dtype=np.int32), np.diff(starts)),
        rows=np.asarray(index.scores["indices"], dtype=np.int32),
        times=arrays.opened(folder / COUNTS),
        lengths=arrays.opened(folder / LENGTHS),
        names=index.vocab_dict,
        words=Counter(json.loads((folder / VOCABULARY).read_text(encoding="utf-8"))),
    )


def without_rows(counts: Counts, kept: np.ndarray, removed: Iterable[str]) -> Counts:
    """The counts of the rows `kept`, numbered anew; stems and words left without a row are gone."""
    if len(kept) == len(counts.lengths):
        return counts
    new_row = np.full(len(counts.lengths), -1, np.int32)
    new_row[kept] = np.arange(len(kept), dtype=np.int32)
    rows = new_row[counts.rows]
    stays = rows >= 0
    used = np.zeros(len(counts.names), bool)
    used[counts.stems[stays]] = True
    new_stem = (np.cumsum(used) - 1).astype(np.int32)
    words = counts.words - Counter(word for text in removed for word in set(words_in(text)))
    return Counts(
        stems=new_stem[counts.stems[stays]],
        rows=rows[stays],
        times=counts.times[stays],
        lengths=counts.lengths[kept],
        names={name: int(new_stem[stem]) for name, stem in counts.names.items() if used[stem]},
        words=words,
    )


def with_rows(counts: Counts, texts: Iterable[str]) -> Counts:
    """The counts with a row added for each text."""
    names, words = dict(counts.names), Counter(counts.words)
    stems: list[int] = []
    times: list[int] = []
    different: list[int] = []
    lengths: list[int] = []
    for text in texts:
        said = Counter(stems_in(text))
        stems.extend(names.setdefault(stem, len(names)) for stem in said)
        times.extend(said.values())
        different.append(len(said))
        lengths.append(said.total())
        words.update(set(words_in(text)))
    first = len(counts.lengths)
    new = np.arange(first, first + len(lengths), dtype=np.int32)
    all_stems = np.concatenate([counts.stems, np.array(stems, np.int32)])
    order = np.argsort(all_stems, kind="stable")  # rows stay in order within a stem
    return Counts(
        stems=all_stems[order],
        rows=np.concatenate([counts.rows, np.repeat(new, different)])[order],
        times=np.concatenate([counts.times, np.array(times, np.int32)])[order],
        lengths=np.concatenate([counts.lengths, np.array(lengths, np.int32)]),
        names=names,
        words=words,
    )


def write(folder: Path, counts: Counts) -> None:
    """Scores every entry by BM25 and writes the index."""
    index = _scored(counts)
    index.save(str(folder), show_progress=False)
    np.save(folder / COUNTS, counts.times)
    np.save(folder / LENGTHS, counts.lengths)
    (folder / VOCABULARY).write_text(json.dumps(counts.words), encoding="utf-8")


def _scored(counts: Counts) -> bm25s.BM25:
    """The index of these counts, in memory."""
    rows = len(counts.lengths)
    in_rows = np.bincount(counts.stems, minlength=len(counts.names))
    weights = weights_of(in_rows, rows)
    norms = norms_of(counts.lengths, counts.lengths.mean() if rows else 1)
    scores = weights[counts.stems] * counts.times / (norms[counts.rows] + counts.times)
    index = bm25s.BM25(k1=K1, b=B, method=METHOD)
    index.scores = {
        "data": scores.astype(np.float32),
        "indices": counts.rows,
        "indptr": np.concatenate([[0], np.cumsum(in_rows)]),
        "num_docs": rows,
    }
    index.vocab_dict = counts.names
    index.nonoccurrence_array = None
    return index


def weights_of(in_rows: np.ndarray, rows: int) -> np.ndarray:
    """How much a stem says that stands in so many of the rows (Lucene's inverse frequency)."""
    return np.log(1 + (rows - in_rows + 0.5) / (in_rows + 0.5))


def norms_of(lengths: np.ndarray, mean: float) -> np.ndarray:
    """What a stem's count is weighed against in a row of so many stems."""
    return K1 * (1 - B + B * lengths / max(mean, 1e-9))


class KeywordIndex:
    """A complete index, read from disk as it is needed; or, of `counts`, one in memory."""

    def __init__(self, folder: Path, counts: Counts | None = None) -> None:
        self._folder, self._counts = folder, counts
        self._index = _opened(folder) if counts is None else _scored(counts)

    def of_rows(self, kept: np.ndarray, texts: Callable[[np.ndarray], Iterable[str]]) -> Self:
        """The index that these rows alone would have, in memory: what no other row says is not
        in its words, and weighs nothing. `texts` gives the texts of rows.
        """
        others = np.setdiff1d(np.arange(self.count), kept)
        if len(kept) < len(others):
            counts = with_rows(_nothing(), texts(kept))
        else:
            counts = without_rows(read_counts(self._folder), kept, texts(others))
        return type(self)(self._folder, counts)

    @property
    def count(self) -> int:
        """How many rows it has."""
        return int(self._index.scores["num_docs"])

    @cached_property
    def _mean_length(self) -> float:
        lengths = self._counts.lengths if self._counts else arrays.opened(self._folder / LENGTHS)
        return float(lengths.mean()) if self.count else 1

    @cached_property
    def vocabulary(self) -> dict[str, int]:
        """Each word with the number of rows it stands in."""
        if self._counts is not None:
            return dict(self._counts.words)
        counts: dict[str, int] = json.loads((self._folder / VOCABULARY).read_text("utf-8"))
        return counts

    def scores(self, words: str) -> np.ndarray:
        """The BM25 score of every row for these words, 0 where they share none."""
        known = self._index.get_tokens_ids(list(stems_in(words)))
        if not known:
            return np.zeros(self.count, np.float32)
        scores: np.ndarray = self._index.get_scores_from_ids(known)
        return scores

    def scores_of(self, words: str, texts: Sequence[str]) -> np.ndarray:
        """The BM25 score these texts would have for the words, were they rows."""
        stems = stems_in(words)
        starts, numbers = self._index.scores["indptr"], self._index.vocab_dict
        known = [numbers.get(stem) for stem in stems]
        in_rows = np.array([0 if n is None else starts[n + 1] - starts[n] for n in known])
        said = [Counter(stems_in(text)) for text in texts]
        times = np.array([[row[stem] for stem in stems] for row in said], float)
        times = times.reshape(len(texts), len(stems))
        norms = norms_of(np.array([row.total() for row in said]), self._mean_length)[:, None]
        scores: np.ndarray = weights_of(in_rows, self.count) * times / (norms + times)
        return np.asarray(scores.sum(axis=1))

    def stems_missing(self, row: int, text: str) -> Sequence[str]:
        """The stems of a row's text that do not lead back to the row."""
        starts, rows = self._index.scores["indptr"], self._index.scores["indices"]
        missing = []
        for stem in dict.fromkeys(stems_in(text)):
            number = self._index.vocab_dict.get(stem)
            found = rows[starts[number] : starts[number + 1]] if number is not None else ()
            place = np.searchsorted(found, row)
            if place == len(found) or found[place] != row:
                missing.append(stem)
        return missing
