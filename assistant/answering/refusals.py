"""Step: the plain words for a question that is not answered."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.documents import Document
from assistant.question.asked import Asked, Scope
from assistant.text.words import STOP_WORDS, words_in

MOST_NAMES = 8
_ORDER = re.compile(
    r"^\W*(?:please\s+|can you\s+|could you\s+)?(?:write|compose|draw|translate|sing|calculate|book"
    r"|order|remind|ignore|forget|pretend|act as|play|code|program|tell me a joke)\b"
    r"|\b(?:system prompt|your instructions|who (?:are|made) you|are you (?:a|an|chat))\b"
    r"|\bshould i (?!(?:ring|call|contact|phone|write|e-?mail|speak|ask|talk|send|go|tell)\b)"
    r"|\bdo you (?:think|believe|feel|recommend|like|prefer|agree|suggest)\b"
    r"|\byour (?:own )?(?:opinion|view|advice|favourite|feelings?)\b|\bvote for\b"
    r"|\bwhat(?:'?s| is)\s+[\d.,]+\s*(?:%|[-+*/x×]|percent|plus|minus|times)",
    re.IGNORECASE,
)  # fmt: skip


def is_no_question_for_documents(text: str) -> bool:
    """Whether it asks for something no document could answer: a poem, a sum, a greeting."""
    content = [word for word in words_in(text) if word not in STOP_WORDS]
    return bool(_ORDER.search(text)) or not content


def out_of_scope() -> str:
    return (
        "That is not a question these documents can answer. Ask about what they say, such as"
        " “What needs to improve?”"
    )


def nothing_found(asked: Asked, documents: tuple[Document, ...]) -> str:
    """What the documents do not say, and which there are when one was named that is not there."""
    scope = asked.scope
    if scope.missing:
        there = "; ".join(_names(documents)[:MOST_NAMES])
        more = " and others" if len(documents) > MOST_NAMES else ""
        return (
            f"No document in the library is of {scope.missing}, and the others do not answer"
            f" this. There are: {there}{more}."
        )
    return f"{_subject(scope)} not answer this. The closest paragraphs are offered below."


def nothing_asked(name: str) -> tuple[str, tuple[str, ...]]:
    """What is said, and offered, where a question only names a council, a year or a document."""
    return f"What would you like to know of {name}? Ask a whole question, such as these.", (
        f"What needs to improve in {name}?",
        f"What was overall effectiveness judged to be in {name}?",
    )


def half_found(left: Sequence[str]) -> str:
    """Which of two questions in one the documents do not answer; "" when they answer both."""
    said = " and ".join(f"“{half[0].upper()}{half[1:]}?”" for half in left)
    return f"The documents do not say: {said}" if left else ""


def _subject(scope: Scope) -> str:
    if scope.narrowed and len(scope.sources) == 1:
        return f"The {scope.sources[0].name} does"
    if scope.narrowed and len(scope.sources) <= 4:
        return "The " + " and the ".join(s.name for s in scope.sources) + " do"
    return "The documents do"


def _names(documents: tuple[Document, ...]) -> list[str]:
    names = []
    for document in documents:
        facts = document.facts
        known = (facts.authority, str(facts.year or ""), facts.kind)
        names.append(" ".join(filter(None, known)) if facts.kind else document.title)
    return names
