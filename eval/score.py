"""Score: what an answer is worth by its paragraph numbers. No model, the same every time."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from eval.cases import Asked, Case, CitedPlace, Place

# Kinds of question whose whole answer is a figure, a day, a name, a place or a grade.
SHORT_FACTS = frozenset("number date person grade how_many when who which_name where".split())


@dataclass(frozen=True, slots=True)
class CaseScore:
    """The scores of one case, each from 0 to 1; None where the score does not apply.

    Retrieval and key facts apply to answerable cases, citations to answers that were given,
    `refused_rightly` to all. `right_first` and `right_in_five` ask for one right paragraph among
    those found, `recall_…` for all of them; `keys_first` is the key facts in the first sentence,
    and `words` the length of an answer, both of short facts that were answered.
    """

    id: str
    kind: str
    answerable: bool
    outcome: str
    refused_rightly: float
    recall_1: float | None = None
    recall_5: float | None = None
    recall_10: float | None = None
    reciprocal_rank: float | None = None
    ndcg_10: float | None = None
    citation_precision: float | None = None
    citation_recall: float | None = None
    verbatim: float | None = None
    keys: float | None = None
    right_first: float | None = None
    right_in_five: float | None = None
    keys_first: float | None = None
    words: int | None = None
    seconds: float = 0.0
    error: str = ""


def score(case: Case, asked: Asked) -> CaseScore:
    """How one answer did."""
    common: dict[str, Any] = {
        "id": case.id,
        "kind": case.kind,
        "answerable": case.is_answerable,
        "outcome": asked.outcome,
        "refused_rightly": float(asked.is_refused != case.is_answerable),
        "seconds": asked.seconds,
        "error": asked.error,
    }
    if not case.is_answerable:
        return CaseScore(**common, verbatim=_verbatim(asked))
    return CaseScore(
        **common,
        recall_1=recall(case, asked.matches[:1]),
        recall_5=recall(case, asked.matches[:5]),
        recall_10=recall(case, asked.matches[:10]),
        reciprocal_rank=reciprocal_rank(case, asked.matches),
        ndcg_10=ndcg(case, asked.matches[:10]),
        citation_precision=None if asked.is_refused else precision(case, asked.cited),
        citation_recall=recall(case, () if asked.is_refused else asked.cited),
        verbatim=_verbatim(asked),
        keys=float(not asked.is_refused and has_keys(case.keys, asked.text)),
        right_first=float(reciprocal_rank(case, asked.matches[:1]) > 0),
        right_in_five=float(reciprocal_rank(case, asked.matches[:5]) > 0),
        **(_short(case, asked) if case.kind in SHORT_FACTS and not asked.is_refused else {}),
    )


def _short(case: Case, asked: Asked) -> dict[str, Any]:
    first = next((sentence.text for sentence in asked.sentences), asked.text)
    return {"keys_first": float(has_keys(case.keys, first)), "words": len(asked.text.split())}


def recall(case: Case, places: Sequence[Place]) -> float:
    """The share of expected paragraphs among `places`; an alternative stands for one missing."""
    found = sum(any(want.is_met_by(place) for place in places) for want in case.expected)
    stand_ins = sum(any(want.is_met_by(place) for place in places) for want in case.also)
    return min(found + stand_ins, len(case.expected)) / len(case.expected)


def precision(case: Case, places: Sequence[Place]) -> float:
    """The share of `places` that are expected, or would do as well; 0 where nothing is cited."""
    return sum(_is_right(case, place) for place in places) / len(places) if places else 0.0


def reciprocal_rank(case: Case, places: Sequence[Place]) -> float:
    """1 over the rank of the first right paragraph; 0 where none is among `places`."""
    ranks = (rank for rank, place in enumerate(places, 1) if _is_right(case, place))
    return 1 / next(ranks, math.inf)


def ndcg(case: Case, places: Sequence[Place]) -> float:
    """Normalised discounted cumulative gain with gains of 0 and 1."""
    ideal = sum(1 / math.log2(rank + 1) for rank in range(1, min(len(case.expected), 10) + 1))
    gain, wanted = 0.0, len(case.expected)
    for rank, place in enumerate(places, 1):
        if wanted and _is_right(case, place):
            gain, wanted = gain + 1 / math.log2(rank + 1), wanted - 1
    return gain / ideal


def has_keys(keys: Iterable[str], text: str) -> bool:
    """Whether every key is in the text, whole; a key written "23|twenty-three" is either."""
    plain = _plain(text)
    return all(any(_stands_in(_plain(k), plain) for k in key.split("|")) for key in keys)


def _is_right(case: Case, place: Place) -> bool:
    return any(want.is_met_by(place) for want in (*case.expected, *case.also))


def _verbatim(asked: Asked) -> float | None:
    """The share of citations whose quote is in their paragraph, letter by letter."""
    cited = [citation for sentence in asked.sentences for citation in sentence.citations]
    return sum(map(_is_verbatim, cited)) / len(cited) if cited else None


def _is_verbatim(citation: CitedPlace) -> bool:
    quote = " ".join(citation.quote.split())
    return bool(quote) and quote in " ".join(citation.text.split())


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").replace("‑", "-").split())


def _stands_in(key: str, text: str) -> bool:
    """A figure or word as a whole: "4" is not in "40" and "4" is not in "4.5"."""
    return re.search(rf"(?<![\w£.])(?<!\d,){re.escape(key)}(?!\w)(?![.,]\d)", text) is not None or (
        not key[:1].isalnum() and key in text
    )
