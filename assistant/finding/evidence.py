"""What a sentence of a document has to say to a question: the marks every decision rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answers import Match
from assistant.text.sentences import Piece


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence of a matched paragraph. `at` is its place among the paragraph's pieces, `marks`
    are what `assistant.finding.marks` says of it, `score` how likely it is, from 0 to 1, that it
    answers (`assistant.finding.weights`). `answer` are the words of it that do, "" for none.
    """

    match: Match
    piece: Piece
    at: int
    marks: Mapping[str, float]
    score: float
    answer: str = ""


def best_of(evidence: Sequence[Evidence]) -> Evidence:
    """The sentence that answers best, the first of those alike. There has to be one."""
    return max(evidence, key=lambda e: e.score)
