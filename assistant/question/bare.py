"""A question without a word of its own, and the question it goes on from, which stands behind it:
"When was it: Who led the inspection?"."""

from __future__ import annotations

import re

from assistant.text.words import STOP_WORDS, words_in

ASKING = re.compile(
    r"\b(?:who\w*|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|could"
    r"|will|would|should|tell|say|says|list|name|find|show|give)\b",
    re.IGNORECASE,
)
MORE = re.compile(r"\b(?:else|more)\b", re.IGNORECASE)
_BEARING = re.compile(r"(?P<bare>[\w ]{1,40}): ")
# Said to whoever answers, and to nobody in the papers.
_TALK = frozenset("i me my you your thanks hello please yes okay ok".split())


def is_bare(text: str) -> bool:
    """Whether it asks without a word for what: "who else?", "for how long?", "is that all?"."""
    words = words_in(re.sub(r"\bhow \w+", "how", text, flags=re.IGNORECASE))
    asks = ASKING.search(text) or MORE.search(text)
    return bool(asks) and set(words) <= STOP_WORDS - _TALK


def bare_and_rest(text: str) -> tuple[str, str]:
    """What is asked without a word for what, and the question it is asked of; "" and the whole
    where it begins with no such thing."""
    bearing = _BEARING.match(text)
    if not bearing or not is_bare(bearing["bare"]):
        return "", text
    return bearing["bare"], text[bearing.end() :]
