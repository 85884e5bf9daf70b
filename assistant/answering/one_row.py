"""Two years of one thing, where one paragraph prints both: a row of a table has a column each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.quotation import quoted
from assistant.answers import Match, Sentence
from assistant.documents import Paragraph
from assistant.editions.indexed_text import place_of
from assistant.finding.memory import Memory
from assistant.finding.rarity import Wanted
from assistant.finding.weigh import READ, weighed
from assistant.question.asked import Asked
from assistant.question.periods import YEAR
from assistant.text.dates import A_YEAR
from assistant.text.words import stems_in

_A_YEAR = re.compile(rf"(?<![\d.,/£]){A_YEAR}(?:\s?[/–-]\s?\d\d)?(?![\d%])")
NEARLY_ALL = 0.99  # of the subject's weight, which is summed


def one_row(asked: Asked, matches: Sequence[Match], memory: Memory) -> tuple[Sentence, ...]:
    """What is said of two years by a paragraph that prints them both and is of the whole subject;
    () where two councils, or papers of those years, are to be compared."""
    years = set(_A_YEAR.findall(asked.said))
    if len(years) < 2 or len(asked.scope.named) > 1 or _of_those_years(asked):
        return ()
    wanted = Wanted(asked.topic, asked.expansions, memory.rarity)
    both = [
        match
        for match in matches
        if years.issubset(_A_YEAR.findall(match.paragraph.text))
        and wanted.share(_stems(match.paragraph, memory)) >= NEARLY_ALL
    ]
    return quoted(asked, weighed(asked, both[:READ], memory)) if both else ()


def _of_those_years(asked: Asked) -> bool:
    """Whether the years choose papers."""
    held = {str(year) for source in asked.scope.sources for year in source.facts.years}
    return asked.scope.narrowed and len(held.intersection(YEAR.findall(asked.said))) > 1


def _stems(paragraph: Paragraph, memory: Memory) -> set[str]:
    document = memory.edition.document(paragraph.document)
    return set(stems_in(f"{place_of(document, paragraph)} {paragraph.text}"))
