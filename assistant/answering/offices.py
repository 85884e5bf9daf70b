"""Who holds the office that is asked for, and not the one beside it: the chair, no vice-chair."""

from __future__ import annotations

import re

from assistant.documents import Paragraph
from assistant.question.asked import Asked
from assistant.text.sentences import pieces_of

_BESIDE = r"(?:vice|deputy|assistant|associate|former|shadow)"
_HEAD = (
    r"(?:chair(?:man|woman|person)?|director|officer|manager|head|leader|mayor|clerk|executive"
    r"|secretary|treasurer|president|member|inspector|solicitor|auditor|principal)"
)
_ASKED = re.compile(
    rf"\bwho\b.*?\b(?:is|was|are|were|the|a|an|as|elected|appointed|made)\s+"
    rf"(?P<office>(?:[\w’'-]+\s+){{0,4}}?{_HEAD})\b",
    re.IGNORECASE,
)


def is_beside_the_office(asked: Asked, paragraph: Paragraph, at: int) -> bool:
    """Whether the sentence at this place, or the last before it in the paragraph that names the
    office, only speaks of its vice, its deputy or who held it before, and the question does not."""
    found = _ASKED.search(asked.said)
    if not found or re.search(rf"\b{_BESIDE}\b", asked.said, re.IGNORECASE):
        return False
    words = re.sub(r"^(?:the|a|an|elected|appointed)\s+", "", found["office"], flags=re.IGNORECASE)
    office = re.compile(rf"(\b{_BESIDE}[\s-]+)?\b{_named(words)}\b", re.IGNORECASE)
    pieces = pieces_of(paragraph.text)[: at + 1]
    for piece in reversed(pieces):
        if named := list(office.finditer(piece.text)):
            return all(each[1] for each in named)
    return False


def _named(office: str) -> str:
    """A pattern for an office: a chair is a chairman too."""
    head = re.sub(r"chair(?:man|woman|person)?$", "chair", office.casefold())
    words = r"\s+".join(map(re.escape, head.split()))
    return f"{words}(?:man|woman|person)?" if head.endswith("chair") else words
