"""The areas inspections judge, by what people call them, however a framework words them."""

from __future__ import annotations

import re

from assistant.acronyms import USUAL
from assistant.mentions import MONTHS
from assistant.words import STOP_WORDS, stem, words_in

_AREAS = (
    (r"\blocal safeguarding children board\b|\blscb\b|\bsafeguarding board\b", "board"),
    (r"\b(?:children|kids|young people|those) (?:who are )?(?:in (?:the )?care|looked[- ]after)\b"
     r"|\blooked[- ]after(?: children| kids)?\b|\bcared[- ]for children\b|\bcic\b", "in care"),
    (r"\bcare[- ]?leavers?\b|\bleaving care\b|\bcare[- ]experienced(?: young people| adults)?\b"
     r"|\bleft care\b", "care leavers"),
    (r"\bhelp (?:and|&|or) protection\b|\bneed of (?:help|protection)\b|\bchild protection\b"
     r"|\bprotecting children\b|\bneed(?:s|ing)? help\b|\bhelp(?:ing)? and protecting\b",
     "help and protection"),
    (r"\bleaders?\b|\bleadership(?:,? (?:and )?management)?(?: and governance)?\b|\bmanagers\b"
     r"|\bsenior (?:leaders|managers|management)\b|\bgovernance\b", "leaders"),
    (r"\badoption(?: performance| services?)?\b|\badoptions\b", "adoption"),
)  # fmt: skip


def areas_and_words(text: str) -> tuple[set[str], set[str]]:
    """The areas a text names, and the stems of its other words."""
    text = " ".join(USUAL.get(word, word) for word in words_in(text))
    areas = set()
    for pattern, area in _AREAS:
        if re.search(pattern, text, re.IGNORECASE):
            areas.add(area)
            text = re.sub(pattern, " ", text, flags=re.IGNORECASE)
    months = {stem(month) for month in MONTHS}
    words = {stem(w) for w in words_in(text) if w not in STOP_WORDS and not w[0].isdigit()}
    return areas, words - months
