"""The areas inspections judge, by what people call them, however a framework words them."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.kinds.every import EVERY, short_names
from assistant.text.dates import MONTHS
from assistant.text.words import STOP_WORDS, stem, words_in

_AREAS = tuple(dict.fromkeys(area for kind in EVERY for area in kind.areas))
_SHORT = short_names(kind for kind in EVERY if kind.areas)

# Words that say no more of an area once it is named.
_PLAIN = frozenset(
    map(stem, """help give gives given giving support provide young people families finding find
    coming come out services quality work way bosses doing far kids""".split())
)  # fmt: skip


@lru_cache(maxsize=1024)  # each area of each report is held against each question
def areas_and_words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The areas a text names, and the stems of its other words."""
    text = " ".join(_SHORT.get(word, word) for word in words_in(text))
    areas = set()
    for pattern, area in _AREAS:
        if re.search(pattern, text, re.IGNORECASE):
            areas.add(area)
            text = re.sub(pattern, " ", text, flags=re.IGNORECASE)
    months = {stem(month) for month in MONTHS}
    words = {stem(w) for w in words_in(text) if w not in STOP_WORDS and not w[0].isdigit()}
    return frozenset(areas), frozenset(words - months - (_PLAIN if areas else set()))
