"""Step: two questions in one, taken apart: "How many are there, and who runs them?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.documents import Document
from assistant.question.asked import Asked
from assistant.question.scope import scope_of
from assistant.question.wanted import wanted
from assistant.text.words import STOP_WORDS, words_in

_ASKS = (
    r"(?:(?:in|by|to|for|with|from|over|on|at|of) )?"
    r"(?:what|which|who|whom|whose|when|where|why|how)"
    r"|(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)"
)
_BETWEEN = re.compile(rf"(?:,|[?])?\s+(?:and|but)\s+(?=(?:{_ASKS})\b)|[?]\s+(?=\S)", re.IGNORECASE)
SUBJECT = 2  # words of content: "in what year" is asked of what the other half names
_POINTING = re.compile(
    r"\b(?:it|its|they|them|their|he|she|him|her|his|those|these|that|this|there|one|so)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(rf"\b(?:{_ASKS})\b", re.IGNORECASE)


def halves_of(asked: Asked, documents: Sequence[Document]) -> tuple[Asked, ...]:
    """Each question of two in one, in order; () when there is only one.

    The second is understood with the first beside it: "how old were they" is about the same ones.
    """
    if "(" in asked.text or (asked.reference and asked.reference.sure):
        return ()  # a follow-up with the question before it beside it
    parts = [part.strip(" ,?.") for part in _BETWEEN.split(asked.text)]
    if len(parts) != 2 or not all(_asks(part) for part in parts):
        return ()
    if noun := re.match(r"which (\w+ \w+)", parts[0], re.IGNORECASE):
        parts[1] = re.sub(r"\bwhich ones?\b", f"which {noun[1]}", parts[1], flags=re.IGNORECASE)
    return tuple(_half(asked, part, at, documents) for at, part in enumerate(parts))


def hangs(text: str) -> bool:
    """Whether a half has no subject of its own: "for how long", "what do they do"."""
    content = [word for word in words_in(text) if word not in STOP_WORDS]
    return len(content) < SUBJECT or bool(_POINTING.search(text))


def _asks(part: str) -> bool:
    return bool(_QUESTION.search(part)) and len(part.split()) > 1


def _half(asked: Asked, part: str, at: int, documents: Sequence[Document]) -> Asked:
    words = set(words_in(part))
    own = [word for word in asked.topic.split() if set(words_in(word)) & words]
    content = [word for word in words_in(" ".join(own)) if word not in STOP_WORDS]
    stands_alone = len(content) > (2 if at and _POINTING.search(part) else 0)
    own_scope = scope_of(part, documents, asked.question.filters)
    return replace(
        asked,
        scope=own_scope if own_scope.narrowed and own_scope.sources else asked.scope,
        text=part,
        topic=" ".join(own) if stands_alone else asked.topic,
        wants=wanted(part),
        names=tuple(name for name in asked.names if name in part),
        numbers=tuple(number for number in asked.numbers if number in part),
    )
