"""Two questions in one: what answers each, and which of them the documents do not answer."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.refusals import half_found
from assistant.answering.way import Found
from assistant.question.asked import Asked


def together(halves: Sequence[tuple[Asked, Found]]) -> Found | None:
    """The answers of both, in order; None where neither has one, or there is one question."""
    told = [found for _, found in halves if found.sentences]
    if not told:
        return None
    left = tuple(half.text for half, found in halves if not found.sentences)
    notes = [*dict.fromkeys(found.note for found in told if found.note), half_found(left)]
    return Found(
        sentences=tuple(dict.fromkeys(s for found in told for s in found.sentences)),
        matches=tuple(dict.fromkeys(m for found in told for m in found.matches)),
        note=" ".join(filter(None, notes)),
        outcome="partly_answered" if left else "answered",
        searched=all(found.searched for found in told),
    )
