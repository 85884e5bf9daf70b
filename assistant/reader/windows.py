"""Question and passage as the tokens the reader was trained on, cut into windows that fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

CLS, SEP, DOT = 101, 102, 1087  # [CLS], [SEP] and "·" in BERT's uncased vocabulary
TOKENS = 160  # of a window; the length the reader was trained at
QUESTION, HEADING = 48, 24  # tokens at most


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph to read: "document · part · section", and its sentences in order."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Token ids; where the passage begins; for each token its sentence (-1: none of them) and the
    characters of that sentence it stands for."""

    ids: tuple[int, ...]
    passage: int
    sentence: tuple[int, ...]
    characters: tuple[tuple[int, int], ...]


def windows(
    tokenizer: Any, question: str, passage: Passage, tokens: int = TOKENS
) -> tuple[Window, ...]:
    """The passage in windows of at most `tokens`, cut between sentences where they fit, at least
    one. Questions past 48 tokens and headings past 24 are cut.
    """
    asked = _tokens(tokenizer, question)[:QUESTION]
    under = _tokens(tokenizer, passage.heading)[:HEADING]
    start = [(CLS, (0, 0)), *asked, (SEP, (0, 0)), *under, *([(DOT, (0, 0))] if under else [])]
    room = tokens - len(start) - 1
    parts: list[list[tuple[int, tuple[int, int], int]]] = [[]]
    for index, sentence in enumerate(passage.sentences):
        rest = [(token, at, index) for token, at in _tokens(tokenizer, sentence)]
        if parts[-1] and len(parts[-1]) + len(rest) > room:
            parts.append([])
        while rest:
            parts[-1].extend(rest[:room])
            rest = rest[room:]
            if rest:
                parts.append([])
    return tuple(_window(start, part, len(asked) + 2) for part in parts)


def _window(
    start: Sequence[tuple[int, tuple[int, int]]],
    part: Sequence[tuple[int, tuple[int, int], int]],
    passage: int,
) -> Window:
    return Window(
        (*(token for token, _ in start), *(token for token, _, _ in part), SEP),
        passage,
        (*(-1 for _ in start), *(index for _, _, index in part), -1),
        (*(at for _, at in start), *(at for _, at, _ in part), (0, 0)),
    )


def _tokens(tokenizer: Any, text: str) -> list[tuple[int, tuple[int, int]]]:
    # A lone surrogate, which some PDFs yield, cannot be tokenised; "?" keeps the characters' count.
    found = tokenizer.encode(
        text.encode("utf-8", "replace").decode("utf-8"), add_special_tokens=False
    )
    return list(zip(found.ids, found.offsets, strict=True))


def batch(found: Sequence[Window]) -> dict[str, np.ndarray]:
    """The network's inputs for windows read together: ids, kinds and same (n, longest) int64, mask
    (n, longest) and shares (n, most sentences, longest) float32: `same` is 1 where a word stands on
    both sides; each row of `shares` means over one sentence of the window, counted from the
    window's first, and is 0 past its last."""
    longest = max(len(window.ids) for window in found)
    most = max(len(sentences_of(window)) for window in found) or 1
    ids = np.zeros((len(found), longest), dtype=np.int64)
    kinds, same = np.zeros_like(ids), np.zeros_like(ids)
    mask = np.zeros(ids.shape, dtype=np.float32)
    shares = np.zeros((len(found), most, longest), dtype=np.float32)
    for row, window in enumerate(found):
        length = len(window.ids)
        ids[row, :length] = window.ids
        kinds[row, window.passage : length] = 1
        same[row, :length] = _on_both_sides(window)
        mask[row, :length] = 1
        belongs = np.array(window.sentence)
        for at, index in enumerate(sentences_of(window)):
            own = belongs == index
            shares[row, at, :length] = own / own.sum()
    return {"ids": ids, "kinds": kinds, "same": same, "mask": mask, "shares": shares}


def _on_both_sides(window: Window) -> list[int]:
    """For each token whether the other side holds it too: what an encoder this small is slow to
    learn, and what tells one figure or name from another."""
    sides = window.ids[: window.passage], window.ids[window.passage :]
    common = set(sides[0]) & set(sides[1]) - {CLS, SEP}
    return [int(token in common) for token in window.ids]


def sentences_of(window: Window) -> tuple[int, ...]:
    """The passage's sentences that have tokens in the window, in order."""
    return tuple(dict.fromkeys(index for index in window.sentence if index >= 0))
