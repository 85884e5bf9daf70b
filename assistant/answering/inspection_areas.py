"""The areas inspections judge, by what people call them, however a framework words them."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.question.mentions import MONTHS
from assistant.text.acronyms import USUAL
from assistant.text.words import STOP_WORDS, stem, words_in

_AREAS = (
    (r"\blocal safeguarding children board\b|\blscb\b|\bsafeguarding board\b", "board"),
    (r"\b(?:children|kids|young people|those) (?:who are )?(?:in (?:the )?care|looked[- ]after)\b"
     r"|\blook(?:ed|ing)[- ]after(?: children| kids)?(?: in care)?\b|\bcared[- ]for children\b"
     r"|\bcic\b", "in care"),
    (r"\bcare[- ]?leavers?\b|\bleaving care\b|\bcare[- ]experienced(?: young people| adults)?\b"
     r"|\b(?:(?:young people|children|those) )?(?:who (?:have |had )?)?left care\b",
     "care leavers"),
    (r"\bhelp (?:and|&|or) protection\b|\bneed of (?:help|protection)\b|\bchild protection\b"
     r"|\bprotecting children\b|\bneed(?:s|ing)? help\b|\bhelp(?:ing)? and protecting\b",
     "help and protection"),
    (r"\bleaders?\b|\bleadership(?:,? (?:and )?management)?(?: and governance)?\b|\bmanagers\b"
     r"|\bboss(?:es)?\b"
     r"|\bsenior (?:leaders|managers|management)\b|\bgovernance\b", "leaders"),
    (r"\badopt(?:ion|ions|ers|ive)\b(?: (?:performance|services?|famil\w+|parents))?",
     "adoption"),
)  # fmt: skip

# Words that say no more of an area once it is named.
_PLAIN = frozenset(
    map(stem, """help give gives given giving support provide young people families finding find
    coming come out services quality work way bosses doing far kids""".split())
)  # fmt: skip


@lru_cache(maxsize=1024)  # each area of each report is held against each question
def areas_and_words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The areas a text names, and the stems of its other words."""
    text = " ".join(USUAL.get(word, word) for word in words_in(text))
    areas = set()
    for pattern, area in _AREAS:
        if re.search(pattern, text, re.IGNORECASE):
            areas.add(area)
            text = re.sub(pattern, " ", text, flags=re.IGNORECASE)
    months = {stem(month) for month in MONTHS}
    words = {stem(w) for w in words_in(text) if w not in STOP_WORDS and not w[0].isdigit()}
    return frozenset(areas), frozenset(words - months - (_PLAIN if areas else set()))
