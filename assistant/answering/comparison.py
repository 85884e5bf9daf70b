"""Step: a comparison: one row for every document in scope, in time order, or nothing found."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.answers import Match, Row
from assistant.documents import Document
from assistant.finding.evidence import Evidence, best_of
from assistant.question.asked import Asked

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
    found = {
        document.id: evidence
        for document in documents
        if (those := of_each.get(document.id)) and _is_read(asked, those, matches)
        if (evidence := evidence_in(those))
    }
    best = best_of([best_of(evidence) for evidence in found.values()]) if found else None
    said = {
        id: sentences_from(evidence)
        for id, evidence in found.items()
        if _says_as_much(best_of(evidence), best, asked.picking)
    }
    return tuple(Row(document, said.get(document.id, ())) for document in _in_time(documents))


def _is_read(asked: Asked, of_one: Sequence[Match], matches: Sequence[Match]) -> bool:
    """Whether a document's sentences are read; to pick, to read those of each takes a second."""
    return not asked.picking or of_one[0].score >= NEAR * matches[0].score


def _says_as_much(here: Evidence, best: Evidence, picking: bool) -> bool:
    """Whether a document is near enough to the one that answers best to be quoted beside it."""
    if picking and here.rarest_missing > best.rarest_missing:
        return False
    near = here.score >= (PICKED if picking else EACH) * best.score
    return near and here.fits >= best.fits - OTHER_KIND


def _in_time(documents: Sequence[Document]) -> list[Document]:
    return sorted(documents, key=lambda d: (d.date is None, d.date or 0, d.id))
