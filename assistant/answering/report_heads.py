"""Step: what heads a report of a pack: who wrote it, whose it is, whom to ask."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.answers import Sentence
from assistant.documents import Paragraph
from assistant.kinds.officers_report import OFFICERS_REPORT
from assistant.question.asked import Asked
from assistant.text.words import stem, stems_in

MOST_READ = 50  # packs whose paragraphs are gone through for one question: the latest
_A_REPORT = re.compile(r"\b(?:report|paper|item)\b", re.IGNORECASE)
# What else such a question is made of; the other words name the report.
_FREE = frozenset(
    stem(word)
    for word in """report paper item wrote written write author authors prepared drafted email
    mail phone telephone ring call contact details number cabinet member lead director portfolio
    holder wards ward affected key decision service area officer committee council went come came
    presented councillors members behind responsible fronts front belongs falls under scrutiny
    meeting""".split()
)


def of_the_report(
    asked: Asked, paragraphs_of: Callable[[str], Sequence[Paragraph]]
) -> tuple[Sentence, ...]:
    """The lines at the head of the report that is named; () when it is no such question."""
    text = asked.text
    printed = [
        p for cue, p in OFFICERS_REPORT.particulars if re.search(cue, asked.said, re.IGNORECASE)
    ]
    if not printed or not _A_REPORT.search(text):
        return ()
    return tuple(
        Sentence.quoting(paragraph, paragraph.text)
        for paragraph in _heads_of(asked, paragraphs_of)
        if any(re.search(head, paragraph.text, re.IGNORECASE) for head in printed)
    )


def _heads_of(asked: Asked, paragraphs_of: Callable[[str], Sequence[Paragraph]]) -> list[Paragraph]:
    """The counted paragraphs of the one report whose name has the question's other words."""
    years = {str(source.facts.year) for source in asked.scope.sources}
    other = {s for s in stems_in(asked.topic) if s not in _FREE | years and not s.isdigit()}
    parts: dict[tuple[str, str], list[Paragraph]] = {}
    for document in [d for d in asked.scope.documents if d.parts][-MOST_READ:]:
        for paragraph in paragraphs_of(document.id):
            if paragraph.part and paragraph.numbering == "counted":
                parts.setdefault((document.id, paragraph.part), []).append(paragraph)
    named = [part for part in parts if other and other <= set(stems_in(part[1]))]
    return parts[min(named, key=lambda part: len(part[1]))] if named else []
