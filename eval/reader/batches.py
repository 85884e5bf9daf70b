"""Examples as tensors: the window each is read through, its targets, batches of one length."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from assistant.reader.windows import TOKENS, Passage, Window, batch, sentences_of, windows
from eval.reader.examples import Example

BATCH = 1536  # tokens at a time in each process, about, padding included
LETTERS = 4.2  # to a token
SHORT = 112  # tokens of a window of the public sets, which are many: more examples in the time
UNKNOWN = -100


@dataclass(frozen=True, slots=True)
class Seen:
    """An example through one window. `answers` 1, 0, or UNKNOWN for a statement; `sentences` those
    of the window that answer, counted from its first; `words` first and last token, or UNKNOWN;
    `astray` 1, 0 or UNKNOWN for each token; `ask` as in Example."""

    window: Window
    answers: int
    sentences: tuple[int, ...]
    words: tuple[int, int]
    verdicts: tuple[float, float, float]
    astray: tuple[int, ...]
    ask: str


def seen(tokenizer: Any, example: Example, chance: random.Random) -> Seen:
    """The example through a window that holds an answer if any does, begun at a chance sentence."""
    sentences = example.passage.sentences
    first = min(example.answers) if example.answers else 0
    begin = chance.randint(0, first) if len(sentences) > 3 and chance.random() < 0.5 else 0
    held = Passage(example.passage.heading, sentences[begin:])
    found = windows(tokenizer, example.question, held, _most(example))
    wanted = {index - begin for index in example.answers or ()}
    with_answer = [w for w in found if wanted & set(sentences_of(w))]
    if wanted and example.words:
        # A long sentence is cut between windows: only the window with the words answers.
        with_answer = [
            w for w in with_answer if _words(w, held, wanted, example.words)
        ] or with_answer
    window = chance.choice(with_answer) if with_answer else chance.choice(found)
    if example.answers is None:
        window = found[0]
    answering = tuple(at for at, index in enumerate(sentences_of(window)) if index in wanted)
    words = _words(window, held, wanted, example.words) if example.words else None
    allowed = tuple(float(v in example.verdicts) for v in range(3))
    return Seen(
        window,
        UNKNOWN if example.answers is None else int(bool(answering)),
        answering,
        words or (UNKNOWN, UNKNOWN),
        (allowed[0], allowed[1], allowed[2]),
        _astray(window, example),
        example.ask,
    )


def _astray(window: Window, example: Example) -> tuple[int, ...]:
    """Of each token of the statement whether it is not borne out, where that is known."""
    if example.answers is not None or example.astray is None:
        return (UNKNOWN,) * len(window.ids)
    return tuple(
        int(any(start < there and end > here for here, there in example.astray))
        if end and at < window.passage
        else UNKNOWN
        for at, (start, end) in enumerate(window.characters)
    )


def _words(window: Window, held: Passage, wanted: set[int], words: str) -> tuple[int, int] | None:
    """First and last token of the words in the first wanted sentence that holds them."""
    for index in sorted(wanted):
        at = held.sentences[index].lower().find(words.lower())
        if at < 0:
            continue
        tokens = [
            t
            for t, (own, (start, end)) in enumerate(
                zip(window.sentence, window.characters, strict=True)
            )
            if own == index and start < at + len(words) and end > at
        ]
        if tokens:
            return tokens[0], tokens[-1]
    return None


def batches(found: Sequence[Example], chance: random.Random) -> list[list[Example]]:
    """Batches of about BATCH tokens, alike in length, in chance order; the passages of one question
    stand in one batch."""
    together: dict[object, list[Example]] = {}
    for at, example in enumerate(found):
        together.setdefault(example.ask or at, []).append(example)
    lengths = {key: max(map(_length, rows)) for key, rows in together.items()}
    ordered = sorted(together, key=lambda key: lengths[key] + chance.random() * 6)
    groups: list[list[Example]] = [[]]
    for key in ordered:
        rows = together[key]
        if groups[-1] and (len(groups[-1]) + len(rows)) * lengths[key] > BATCH:
            groups.append([])
        groups[-1].extend(rows)
    chance.shuffle(groups)
    return groups


def _length(example: Example) -> float:
    """About how many tokens its first window has."""
    texts = (example.question, example.passage.heading[:100], *example.passage.sentences)
    return min(_most(example), 4 + sum(map(len, texts)) / LETTERS)


def _most(example: Example) -> int:
    return TOKENS if example.source.startswith("own") else SHORT


def tensors(rows: Sequence[Seen]) -> dict[str, torch.Tensor]:
    """The network's inputs and, beside them, the targets."""
    inputs = batch([row.window for row in rows])
    most = inputs["shares"].shape[1]
    sentences = np.zeros((len(rows), most), dtype=np.float32)
    for at, row in enumerate(rows):
        sentences[at, list(row.sentences)] = 1
    return {name: torch.from_numpy(value) for name, value in inputs.items()} | {
        "answers": torch.tensor([row.answers for row in rows]),
        "asks": _asks(rows),
        "sentences": torch.from_numpy(sentences),
        "words": torch.tensor([row.words for row in rows]),
        "verdicts": torch.tensor([row.verdicts for row in rows]),
        "astray": torch.tensor(
            [(*row.astray, *[UNKNOWN] * (inputs["ids"].shape[1] - len(row.astray))) for row in rows]
        ),
    }


def _asks(rows: Sequence[Seen]) -> torch.Tensor:
    """For each row the first row of its question, or itself."""
    first: dict[object, int] = {}
    return torch.tensor([first.setdefault(row.ask or -at - 1, at) for at, row in enumerate(rows)])
