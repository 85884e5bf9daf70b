"""Step: a comparison: one row for every document in scope, in time order, or nothing found."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.answers import Match, Row
from assistant.asked import Asked
from assistant.documents import Document

AnswerFrom = Callable[[Sequence[Match]], tuple]
MOST_ROWS = 25  # more are no comparison, and each costs 10 to 30 ms


def compared(asked: Asked, matches: Sequence[Match], sentences_from: AnswerFrom) -> tuple[Row, ...]:
    """A row for each document of the scope; `sentences_from` answers from its own matches.

    Of more than MOST_ROWS documents, those that the first matches are from.
    """
    of_each: dict[str, list[Match]] = {}
    for match in matches:
        of_each.setdefault(match.paragraph.document, []).append(match)
    documents = asked.scope.documents
    if len(documents) > MOST_ROWS:
        nearest = set(list(of_each)[:MOST_ROWS])
        documents = tuple(d for d in documents if d.id in nearest)
    return tuple(
        Row(document, sentences_from(of_each.get(document.id, ())))
        for document in _in_time(documents)
    )


def _in_time(documents: Sequence[Document]) -> list[Document]:
    return sorted(documents, key=lambda d: (d.date is None, d.date or 0, d.id))
