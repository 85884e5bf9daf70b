"""Step: a comparison: one row for every document in scope, in time order, or nothing found."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.answers import Match, Row
from assistant.asked import Asked
from assistant.documents import Document

AnswerFrom = Callable[[Sequence[Match]], tuple]


def compared(asked: Asked, matches: Sequence[Match], sentences_from: AnswerFrom) -> tuple[Row, ...]:
    """A row for each document of the scope; `sentences_from` answers from its own matches."""
    return tuple(
        Row(document, sentences_from([m for m in matches if m.paragraph.document == document.id]))
        for document in _in_time(asked.scope.documents)
    )


def _in_time(documents: Sequence[Document]) -> list[Document]:
    return sorted(documents, key=lambda d: (d.date is None, d.date or 0, d.id))
