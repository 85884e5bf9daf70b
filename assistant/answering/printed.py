"""Way: what is asked of the papers themselves, and printed at their head or foot."""

from __future__ import annotations

from assistant.answering.meetings import of_the_meeting
from assistant.answering.printed_heads import stated
from assistant.answering.report_heads import of_the_report
from assistant.answering.way import Desk, Found
from assistant.question.asked import Asked

STEPS = (of_the_meeting, of_the_report, stated)


def printed_heads(asked: Asked, desk: Desk) -> Found | None:
    """The lines that print when a meeting was, who wrote a report, who inspected."""
    said = (step(asked, desk.paragraphs_of) for step in STEPS)
    return next((Found(sentences) for sentences in said if sentences), None)
