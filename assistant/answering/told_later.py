"""Way: the grade of a year that no paper is of, as papers that came later tell it."""

from __future__ import annotations

import re

from assistant.answering.refusals import denied
from assistant.answering.way import Desk, Found
from assistant.answers import Sentence
from assistant.kinds.every import areas_and_words
from assistant.kinds.grades import A_GRADE
from assistant.question.asked import Asked
from assistant.text.sentences import pieces_of

MOST = 3  # sentences; papers repeat what was said before
_GIVEN = re.compile(r"\b(?:judged|graded|rated|given)\b", re.IGNORECASE)


def told_later(asked: Asked, desk: Desk) -> Found | None:
    """The sentences that name the year and what was given in it, beside the note that no paper is
    of it; None where a paper is, or no sentence does."""
    scope = asked.scope
    whole = asked.wants == "grade" and not areas_and_words(asked.topic)[0]
    if not (whole and scope.untold and scope.named):
        return None
    pieces = (
        (paragraph, piece.text)
        for document in reversed(scope.documents)
        for paragraph in desk.paragraphs_of(document.id)
        for piece in pieces_of(paragraph.text)
    )
    said = [
        Sentence.quoting(paragraph, text)
        for paragraph, text in pieces
        if _GIVEN.search(text)
        and A_GRADE.search(text)
        and any(period.is_printed(text) for period in scope.untold)
    ]
    note = f"{denied(scope)}; a later one tells of it."
    return Found(tuple(said[:MOST]), note=note) if said else None
