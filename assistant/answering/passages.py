"""Way: the sentences of the paragraphs nearest to the question, where they are enough."""

from __future__ import annotations

from assistant.answering.enough import is_answered
from assistant.answering.quotation import quoted
from assistant.answering.rows_with_heads import with_rows
from assistant.answering.saying import cited_first
from assistant.answering.way import Desk, Found
from assistant.finding.weigh import best_first
from assistant.question.asked import Asked


def passages(asked: Asked, desk: Desk) -> Found | None:
    """The sentences that answer; None, where the best evidence is not enough."""
    evidence = desk.evidence(asked)
    if not is_answered(asked, evidence):
        return None
    quotes = with_rows(quoted(asked, evidence), desk.paragraphs_of)
    ranked = cited_first(quotes, best_first(desk.matches(asked), evidence))
    return Found(quotes, tuple(ranked), searched=True)
