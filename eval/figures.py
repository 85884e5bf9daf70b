"""Figures of a run: the means of its scores, each with the number of cases it stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import fmean, quantiles

from eval.score import CaseScore

# Figures that count cases, sentences or words; the others are shares, or seconds.
COUNTS = frozenset(
    (
        "failed",
        "unfaithful sentences",
        "undecided sentences",
        "not judged",
        "scores not given",
        "words for a short fact, median",
    )
)
FEWER_IS_BETTER = COUNTS | {
    "false shown",
    "hard facts false and shown",
    "false marked",
    "true withheld",
    "true marked",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean (or a time in seconds) over `cases` cases; `value` is None where there are none."""

    name: str
    value: float | None
    cases: int


def figures_of(scores: Iterable[CaseScore]) -> tuple[Figure, ...]:
    """The figures a run is judged by. Failed cases are counted, never averaged away."""
    scores = tuple(scores)
    answerable = [s for s in scores if s.answerable]
    unanswerable = [s for s in scores if not s.answerable]
    words = sorted(float(s.words) for s in scores if s.words is not None)
    seconds = sorted(s.seconds for s in scores if not s.error)
    return (
        _mean("right paragraph first", answerable, lambda s: s.right_first),
        _mean("right paragraph in five", answerable, lambda s: s.right_in_five),
        _mean("recall at 1", answerable, lambda s: s.recall_1),
        _mean("recall at 5", answerable, lambda s: s.recall_5),
        _mean("recall at 10", answerable, lambda s: s.recall_10),
        _mean("mean reciprocal rank", answerable, lambda s: s.reciprocal_rank),
        _mean("nDCG at 10", answerable, lambda s: s.ndcg_10),
        _mean("citation precision", answerable, lambda s: s.citation_precision),
        _mean("citation recall", answerable, lambda s: s.citation_recall),
        _mean("verbatim quotes", scores, lambda s: s.verbatim),
        _mean("key facts", answerable, lambda s: s.keys),
        _mean("first sentence holds the key", answerable, lambda s: s.keys_first),
        _quantile("words for a short fact, median", words, 50),
        _mean("unanswerable refused", unanswerable, lambda s: s.refused_rightly),
        _mean("answerable answered", answerable, lambda s: s.refused_rightly),
        Figure("failed", float(sum(bool(s.error) for s in scores)), len(scores)),
        _quantile("seconds, median", seconds, 50),
        _quantile("seconds, 95th percentile", seconds, 95),
    )


def quantile(values: list[float], per_cent: int) -> float:
    """The given percentile of sorted values, of which there is one at least."""
    if len(values) < 2:
        return values[0]
    return quantiles(values, n=100, method="inclusive")[per_cent - 1]


def _quantile(name: str, values: list[float], per_cent: int) -> Figure:
    return Figure(name, quantile(values, per_cent) if values else None, len(values))


def _mean(
    name: str, scores: Iterable[CaseScore], part: Callable[[CaseScore], float | None]
) -> Figure:
    values = [value for s in scores if (value := part(s)) is not None]
    return Figure(name, fmean(values) if values else None, len(values))
