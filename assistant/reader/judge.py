"""Judges a statement against its evidence. Our own small model on this machine: see CARD.md."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.reader.graph import OF_STATEMENTS
from assistant.reader.network import Network, log_odds, shares
from assistant.reader.windows import Passage, Window

WEIGHTS = Path(__file__).with_name("judge.safetensors")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A statement against its evidence; the three sum to 1. `doubted` is the word of the statement
    that the evidence bears out least."""

    borne_out: float
    contradicted: float
    neither: float
    doubted: str = ""

    @property
    def log_odds(self) -> float:
        """Borne out against not, from -7 to 7."""
        return log_odds(self.borne_out)


class Judge:
    """Loaded once, used by many threads."""

    def __init__(self, path: Path = WEIGHTS) -> None:
        """Raises ReaderError and EmbeddingError as Network does."""
        self._network = Network(path, OF_STATEMENTS)

    def judge(self, statement: str, evidence: Passage) -> Judgement:
        """The statement against its evidence; of evidence too long for one window that window
        which bears out most of it."""
        cut = self._network.cut(statement, evidence)
        heard = self._network.heard(cut)
        told = [shares(one["verdict"]) for one in heard]
        at = max(range(len(told)), key=lambda n: float(told[n][0]))
        borne_out, contradicted, neither = map(float, told[at])
        doubted = _doubted(statement, cut[at], heard[at]["astray"][:, 0])
        return Judgement(borne_out, contradicted, neither, doubted)


def _doubted(statement: str, window: Window, logits: np.ndarray) -> str:
    """The whole word that holds the token most astray."""
    said = range(1, window.passage - 1)
    if not said:
        return ""
    start = window.characters[max(said, key=lambda at: float(logits[at]))][0]
    spaces = [m.end() for m in re.finditer(r"\s+", statement[:start])]
    word = statement[spaces[-1] if spaces else 0 :].split()
    return word[0].strip(".,;:!?()\"“”‘’'") if word else ""
