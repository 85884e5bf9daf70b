"""Step: a comparison: one row for every document in scope, in time order, or nothing found."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.answers import Match, Row
from assistant.asked import Asked
from assistant.documents import Document
from assistant.evidence import Evidence

EvidenceIn = Callable[[Sequence[Match]], tuple[Evidence, ...]]
AnswerFrom = Callable[[Sequence[Evidence]], tuple]
MOST_ROWS = 25  # more are no comparison, and each costs 10 to 30 ms
# How near a document must come to the one that answers best, of its score, when those that say it
# are asked for, and when each is. Tried on the development questions.
PICKED, EACH = 0.75, 0.45
NEAR = 0.7  # the same of the search's own score, before its sentences are read
OTHER_KIND = 0.3  # what it may lack of the kind of thing asked for: a figure, a date, a name


def compared(
    asked: Asked, matches: Sequence[Match], evidence_in: EvidenceIn, sentences_from: AnswerFrom
) -> tuple[Row, ...]:
    """A row for each document of the scope, answered from its own matches, or without sentences.

    Of more than MOST_ROWS documents, those that the first matches are from.
    """
    of_each: dict[str, list[Match]] = {}
    for match in matches:
        of_each.setdefault(match.paragraph.document, []).append(match)
    documents = asked.scope.documents
    if len(documents) > MOST_ROWS:
        nearest = set(list(of_each)[:MOST_ROWS])
        documents = tuple(d for d in documents if d.id in nearest)
    near = {id for id, those in of_each.items() if not asked.picking or _is_near(those, matches)}
    found = {d.id: evidence_in(of_each[d.id]) if d.id in near else () for d in documents}
    best = max(
        (_best(evidence) for evidence in found.values() if evidence), key=_score, default=None
    )
    return tuple(
        Row(
            document,
            sentences_from(found[document.id])
            if _says_as_much(found[document.id], best, asked.picking)
            else (),
        )
        for document in _in_time(documents)
    )


def _is_near(of_one: Sequence[Match], matches: Sequence[Match]) -> bool:
    """Whether a document may be picked at all: to read each would take a second."""
    return of_one[0].score >= NEAR * matches[0].score


def _best(evidence: Sequence[Evidence]) -> Evidence:
    return max(evidence, key=_score)


def _score(evidence: Evidence) -> float:
    return evidence.score


def _says_as_much(evidence: Sequence[Evidence], best: Evidence | None, picking: bool) -> bool:
    """Whether a document is near enough to the one that answers best to be quoted beside it."""
    if not evidence or best is None:
        return False
    here = _best(evidence)
    if picking and here.rarest_missing > best.rarest_missing:
        return False
    near = here.score >= (PICKED if picking else EACH) * best.score
    return near and here.fits >= best.fits - OTHER_KIND


def _in_time(documents: Sequence[Document]) -> list[Document]:
    return sorted(documents, key=lambda d: (d.date is None, d.date or 0, d.id))
