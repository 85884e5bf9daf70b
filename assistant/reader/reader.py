"""Reads a question and paragraphs together: does each answer, which sentence, which words. Our
own small model on this machine: see CARD.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.reader.graph import OF_QUESTIONS
from assistant.reader.network import Network, likely, shares
from assistant.reader.windows import Passage, Window, sentences_of

WEIGHTS = Path(__file__).with_name("reader.safetensors")
LONGEST = 30  # tokens of the words that answer


@dataclass(frozen=True, slots=True)
class Words:
    """Characters `start` to `end` of a sentence: the words that answer, and how sure (0 to 1)."""

    sentence: int
    start: int
    end: int
    sure: float


@dataclass(frozen=True, slots=True)
class Reading:
    """Of one passage: whether it answers, whether each sentence does (all 0 to 1), and the words
    of its best sentence; None where the passage has no words."""

    answers: float
    sentences: tuple[float, ...]
    words: Words | None


class Reader:
    """Loaded once, used by many threads."""

    def __init__(self, path: Path = WEIGHTS) -> None:
        """Raises ReaderError and EmbeddingError as Network does."""
        self._network = Network(path, OF_QUESTIONS)
        self._scale, self._shift = (float(n) for n in self._network.own["answers.calibration"])

    def read(self, question: str, passages: Sequence[Passage]) -> tuple[Reading, ...]:
        """A reading of each passage, in order; the cores share them."""
        cut = [self._network.cut(question, passage) for passage in passages]
        heard = self._network.heard([window for one in cut for window in one])
        found, at = [], 0
        for passage, one in zip(passages, cut, strict=True):
            found.append(self._reading(passage, one, heard[at : at + len(one)]))
            at += len(one)
        return tuple(found)

    def _reading(
        self, passage: Passage, cut: Sequence[Window], heard: Sequence[dict[str, np.ndarray]]
    ) -> Reading:
        marks = [0.0] * len(passage.sentences)
        best: tuple[float, Words | None] = (-1.0, None)
        for window, outputs in zip(cut, heard, strict=True):
            own = sentences_of(window)
            sure_of = likely(outputs["sentences"][: len(own), 0])
            for index, mark in zip(own, sure_of, strict=True):
                marks[index] = max(marks[index], float(mark))
            if own and sure_of.max() > best[0]:
                at = own[int(sure_of.argmax())]
                best = (float(sure_of.max()), _words(window, at, outputs["words"]))
        answers = max(float(outputs["answers"][0]) for outputs in heard)
        sure = float(likely(np.array(answers * self._scale + self._shift)))
        return Reading(sure, tuple(marks), best[1])


def _words(window: Window, sentence: int, logits: np.ndarray) -> Words:
    """The likeliest first and last token within the sentence, as characters of it."""
    inside = np.arange(len(window.ids)) >= window.passage
    first, last = (shares(np.where(inside, logits[: len(inside), at], -1e4)) for at in (0, 1))
    own = [at for at, index in enumerate(window.sentence) if index == sentence]
    pairs = np.triu(np.outer(first[own], last[own]))
    pairs = pairs - np.triu(pairs, LONGEST)
    start, end = (int(n) for n in np.unravel_index(int(pairs.argmax()), pairs.shape))
    begin, finish = window.characters[own[start]][0], window.characters[own[end]][1]
    return Words(sentence, begin, finish, float(pairs[start, end]))
