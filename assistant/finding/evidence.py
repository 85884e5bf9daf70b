"""What a sentence of a document has to say to a question: the numbers every decision rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers import Match
from assistant.text.sentences import Piece


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence of a matched paragraph, with its marks, each from 0 to 1.

    `coverage` is the weight of the question's words found in the sentence, `around` the same with
    its paragraph and headings, `meaning` its cosine with the question, `fits` how well it holds
    the kind of thing asked for (a number, a date, a name). `score` sums them up;
    `rarest_missing` is the weight of the rarest word, where neither paragraph nor headings have it.
    """

    match: Match
    piece: Piece
    at: int
    coverage: float
    around: float
    meaning: float
    fits: float
    score: float
    rarest_missing: float = 0.0


def best_of(evidence: Sequence[Evidence]) -> Evidence:
    """The sentence that answers best, the first of those alike. There has to be one."""
    return max(evidence, key=lambda e: e.score)
