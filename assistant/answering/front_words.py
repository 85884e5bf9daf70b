"""The facts of a document or of the parts of a pack, and the words that ask for them."""

from __future__ import annotations

import re

from assistant.question.asked import Source
from assistant.text.words import stem

_TO_COME = re.compile(r"\bnext\b|\bfuture\b|\bwill\b|\bforthcoming\b", re.IGNORECASE)
# "The inspection before that" is told in the text, if at all.
_EARLIER = re.compile(
    r"\b(?:before (?:that|this|the)|(?:time|one|inspection|visit) before|prior to|earlier)\b",
    re.IGNORECASE,
)
_LAST_BUT_ONE = re.compile(r"\bprevious(?:ly)?\b|\bpreceding\b", re.IGNORECASE)
# Words such questions are made of; any other makes it a question about the text.
ABOUT_DOCUMENTS = frozenset(
    stem(word)
    for word in """re very worst lowest poorest weakest best highest top itself who led lead
    reporting inspector inspectors inspection inspections inspected name names visit visits
    visited visiting focused focussed monitoring carried conducted undertook undertaken sign
    signed wrote written write letter letters when date dates day days month year took take
    place placed happen happened held meeting start end begin began published publish
    publication issued report reports full ofsted council children child services service
    social care authority local area came come latest recent last first previous safeguarding
    grade graded grades grading rate rated rating ratings judge judged judgement judgements
    judgment overall effectiveness effective good outstanding inadequate adequate requires
    improvement improve get got receive received given award awarded ilacs many team result
    outcome score their her majesty hmi his hers send joint across fare perform verdict
    conclusion headline well mark marks charge headed addressed sent went goes dated job title
    role position""".split()
)  # fmt: skip


def with_facts(source: Source) -> list[Source]:
    """The source, or the parts of a pack that have facts of their own."""
    parts = [
        Source(source.document, part.facts, part.name)
        for part in source.document.parts
        if not source.part and (part.facts.inspectors or part.facts.judgements)
    ]
    return parts or [source]


def is_of_another(text: str, sources: int) -> bool:
    """Whether it asks about an inspection to come, or one before all that are there."""
    if _TO_COME.search(text) or _EARLIER.search(text):
        return True
    return sources < 2 and bool(_LAST_BUT_ONE.search(text))
