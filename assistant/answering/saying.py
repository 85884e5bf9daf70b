"""Makes the Answer of one question, whichever way has found it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.way import Found
from assistant.answers import Answer, Match, Sentence
from assistant.question.asked import Asked

SHOWN = 10  # matches kept in an answer
CLOSEST = 3  # near misses offered


def answer_of(asked: Asked, found: Found) -> Answer:
    """The Answer, with the paragraphs it cites as matches when it was found without search."""
    question = asked.question
    cited = dict.fromkeys(c.paragraph for s in found.sentences for c in s.citations)
    return Answer(
        question,
        found.outcome,
        found.sentences,
        found.matches[:SHOWN] or tuple(Match(paragraph, 1.0) for paragraph in cited),
        note=found.note,
        asked_as=asked.text if asked.text != question.text else "",
        choices=found.choices,
        closest=found.closest[:CLOSEST],
        rows=found.rows,
        reason=found.reason,
    )


def cited_first(sentences: Sequence[Sentence], matches: Sequence[Match]) -> list[Match]:
    """The matches with those that are cited before the others, whichever search has found them."""
    cited = dict.fromkeys(c.paragraph for sentence in sentences for c in sentence.citations)
    there = {match.paragraph: match for match in matches}
    others = [match for match in matches if match.paragraph not in cited]
    return [there.get(paragraph, Match(paragraph, 1.0)) for paragraph in cited] + others
