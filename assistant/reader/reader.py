"""Reads a question and paragraphs together: does each answer, which sentence, which words; and
judges a statement against its evidence. Our own small model on this machine: see CARD.md."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from safetensors.numpy import load
from tokenizers import Tokenizer

from assistant.embedding.minilm import model_folder, weights
from assistant.embedding.onnx_graph import session
from assistant.errors import ReaderError
from assistant.reader.graph import INPUTS, OUTPUTS, graph
from assistant.reader.windows import Passage, Window, batch, sentences_of, windows

WEIGHTS = Path(__file__).with_name("reader.safetensors")
SHA256 = "797abf160882d7ab6d36b84fb42a63db31176baae884c917be3ab16d77b5e9fd"
LONGEST = 30  # tokens of the words that answer
MOST = 6  # windows of a paragraph, some 900 tokens: what follows is not read
PACKAGE = ("embeddings.word_embeddings.weight", "embeddings.position_embeddings.weight")


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


@dataclass(frozen=True, slots=True)
class Judgement:
    """A statement against its evidence; the three sum to 1."""

    borne_out: float
    contradicted: float
    neither: float


class Reader:
    """Loaded once, used by many threads."""

    def __init__(self, path: Path = WEIGHTS) -> None:
        """Reads the reader's weights and the embedding model's package. Raises ReaderError where
        the weights are missing or not those of this release, EmbeddingError for the package."""
        own = _own_weights(path)
        folder = model_folder()
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        package = weights(folder)
        config = json.loads((folder / "config.json").read_text("utf-8"))
        held = own | {name: package[name] for name in PACKAGE}
        self._scale, self._shift = (float(n) for n in own["answers.calibration"])
        self._lent, self._session = session(graph(config, held), INPUTS, OUTPUTS)
        self._cores = ThreadPoolExecutor(min(os.cpu_count() or 1, 8))

    def read(self, question: str, passages: Sequence[Passage]) -> tuple[Reading, ...]:
        """A reading of each passage, in order. Ten passages of 130 tokens are read in one go."""
        cut = [windows(self._tokenizer, question, passage)[:MOST] for passage in passages]
        heard = self._heard([window for one in cut for window in one])
        found, at = [], 0
        for passage, one in zip(passages, cut, strict=True):
            found.append(self._reading(passage, one, heard[at : at + len(one)]))
            at += len(one)
        return tuple(found)

    def judge(self, statement: str, evidence: Sequence[str]) -> Judgement:
        """The statement against the sentences of its evidence; of evidence too long for one window
        that window which says most about it."""
        cut = windows(self._tokenizer, statement, Passage("", tuple(evidence)))[:MOST]
        shares = [_shares(heard["verdict"]) for heard in self._heard(cut)]
        borne_out, contradicted, neither = min(shares, key=lambda share: float(share[2]))
        return Judgement(float(borne_out), float(contradicted), float(neither))

    def _heard(self, cut: Sequence[Window]) -> list[dict[str, np.ndarray]]:
        """The network's outputs for each window: alike lengths together, a batch on each core."""
        by_length = sorted(range(len(cut)), key=lambda at: len(cut[at].ids))
        size = -(-len(cut) // max(1, self._cores._max_workers)) or 1
        groups = [by_length[at : at + size] for at in range(0, len(by_length), size)]

        def run(group: list[int]) -> list[np.ndarray]:
            outputs: list[np.ndarray] = self._session.run(
                list(OUTPUTS), batch([cut[at] for at in group])
            )
            return outputs

        heard: list[dict[str, np.ndarray]] = [{} for _ in cut]
        for group, outputs in zip(groups, self._cores.map(run, groups), strict=True):
            for row, at in enumerate(group):
                heard[at] = {
                    name: output[row] for name, output in zip(OUTPUTS, outputs, strict=True)
                }
        return heard

    def _reading(
        self, passage: Passage, cut: Sequence[Window], heard: Sequence[dict[str, np.ndarray]]
    ) -> Reading:
        marks = [0.0] * len(passage.sentences)
        best: tuple[float, Words | None] = (-1.0, None)
        for window, outputs in zip(cut, heard, strict=True):
            own = sentences_of(window)
            likely = _likely(outputs["sentences"][: len(own), 0])
            for index, mark in zip(own, likely, strict=True):
                marks[index] = max(marks[index], float(mark))
            if own and likely.max() > best[0]:
                at = own[int(likely.argmax())]
                best = (float(likely.max()), _words(window, at, outputs["words"]))
        answers = max(float(outputs["answers"][0]) for outputs in heard)
        sure = float(_likely(np.array(answers * self._scale + self._shift)))
        return Reading(sure, tuple(marks), best[1])


def _own_weights(path: Path) -> dict[str, np.ndarray]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReaderError(f"The reader's weights cannot be read ({error}).") from error
    if path == WEIGHTS and hashlib.sha256(data).hexdigest() != SHA256:
        raise ReaderError(f"{path} is not this release's. Check it out again.")
    return {
        name: value if value.dtype == np.int8 else value.astype(np.float32)
        for name, value in load(data).items()
    }


def _words(window: Window, sentence: int, logits: np.ndarray) -> Words:
    """The likeliest first and last token within the sentence, as characters of it."""
    inside = np.arange(len(window.ids)) >= window.passage
    first, last = (_shares(np.where(inside, logits[: len(inside), at], -1e4)) for at in (0, 1))
    own = [at for at, index in enumerate(window.sentence) if index == sentence]
    pairs = np.triu(np.outer(first[own], last[own]))
    pairs = pairs - np.triu(pairs, LONGEST)
    start, end = (int(n) for n in np.unravel_index(int(pairs.argmax()), pairs.shape))
    begin, finish = window.characters[own[start]][0], window.characters[own[end]][1]
    return Words(sentence, begin, finish, float(pairs[start, end]))


def _likely(logits: np.ndarray) -> np.ndarray:
    likely: np.ndarray = 1 / (1 + np.exp(-logits))
    return likely


def _shares(logits: np.ndarray) -> np.ndarray:
    risen = np.exp(logits - logits.max())
    shares: np.ndarray = risen / risen.sum()
    return shares
