"""Way: why a report gives a grade: the grade, and how it begins to speak of that area."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.grades import graded
from assistant.answering.quotation import sentences_of
from assistant.answering.way import Desk, Found
from assistant.answers import Row
from assistant.documents import Judgement, Paragraph
from assistant.kinds.grades import plain
from assistant.question.asked import Asked
from assistant.text.words import stems_in, words_in

MOST_GRADES = 3  # more are a table, and no verdict that has its reasons
SHORTEST = 12  # words; a shorter paragraph heads or labels something
OPENING = 2  # paragraphs of the summary behind the grades
_WHY = re.compile(r"(?:[\s,;]*\band\b)?[\s,]*\bwhy\b:?\s*", re.IGNORECASE)


def reasons(asked: Asked, desk: Desk) -> Found | None:
    """The grades asked about, each with the opening of what the report says of it; that there is
    none is said."""
    if not _WHY.search(asked.said):
        return None
    what = replace(asked, text=_WHY.sub(" ", asked.text, 1), topic=_WHY.sub(" ", asked.topic, 1))
    given = graded(what, desk.paragraphs_of)
    if not 0 < sum(len(row.facts.judgements) for row in given.rows) <= MOST_GRADES:
        return None
    told = [p for row in given.rows for p in _openings(row, desk.paragraphs_of(row.document.id))]
    sentences = (*given.sentences, *(s for p in dict.fromkeys(told) for s in sentences_of(p)))
    note = "" if told else "The report was not found to say why."
    return Found(sentences, note=note, outcome="partly_answered" if note else "answered")


def _openings(row: Row, every: Sequence[Paragraph]) -> list[Paragraph]:
    """How the sections of the judgements begin, or the summary behind the grades."""
    own = [of_its_section(judgement, every) for judgement in row.facts.judgements]
    if len(own) == 1 and not own[0]:
        return behind(row, every)
    return [paragraph for found in own for paragraph in found]


def behind(row: Row, every: Sequence[Paragraph]) -> list[Paragraph]:
    """How the text begins that follows the grades, or the whole paper where it prints none."""
    printed = {c.paragraph.position for said in row.sentences for c in said.citations}
    after = [p for p in every if p.position > max(printed, default=-1) and is_prose(p)]
    return [p for p in after if p.section == after[0].section][:OPENING]


def of_its_section(judgement: Judgement, every: Sequence[Paragraph]) -> list[Paragraph]:
    """The first paragraph under a heading of the area, best one that says the grade too."""
    table, _, area = judgement.area.rpartition(": ")
    words, around = set(stems_in(area)), set(stems_in(table))
    found = []
    for paragraph in filter(is_prose, every):
        heads = [head for head in paragraph.section if words <= set(stems_in(head))]
        if heads:
            graded = any(plain(judgement.grade) in plain(head) for head in heads)
            within = around <= set(stems_in(" ".join(paragraph.section)))
            found.append((not within, not graded, paragraph.position, paragraph))
    return [min(found, key=lambda each: each[:3])[3]] if found else []


def is_prose(paragraph: Paragraph) -> bool:
    """Whether it is running text: no address, and no line that heads or labels something."""
    ends = re.search(r"[.!?:;]\W*$", paragraph.text)
    return (
        paragraph.form == "paragraph" and bool(ends) and len(words_in(paragraph.text)) >= SHORTEST
    )
