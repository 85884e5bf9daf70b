"""Where a report prints its grades: the row of each report that is asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.answers import Row, Sentence
from assistant.documents import Judgement, Paragraph
from assistant.kinds.every import A_PAPER, kind_named
from assistant.kinds.grades import plain
from assistant.question.asked import Source
from assistant.text.sentences import pieces_of
from assistant.text.words import stems_in

FRONT_PAGES = 3  # a verdict on the whole stands there
OF_BEFORE = re.compile(
    rf"\b(?:previous|last|earlier|prior)\b.{{0,40}}\b(?:{A_PAPER}|judgement|judged|grade)"
    rf"|\bsince the\b.{{0,30}}\b{A_PAPER}\b|\b{A_PAPER} history\b",
    re.IGNORECASE,
)


def row_of(source: Source, judgements: Sequence[Judgement], every: Sequence[Paragraph]) -> Row:
    """What the report prints of these judgements."""
    found = {judgement: printed(judgement, source, every) for judgement in judgements}
    given = tuple(judgement for judgement, sentence in found.items() if sentence)
    said = tuple(
        dict.fromkeys(
            each
            for judgement, sentence in found.items()
            if sentence
            for each in (*_table_of(judgement, source, every), sentence)
        )
    )
    return Row(source.document, said, replace(source.facts, judgements=given))


def _table_of(
    judgement: Judgement, source: Source, every: Sequence[Paragraph]
) -> tuple[Sentence, ...]:
    """The head of the table it stands in, where another table of the report has the same row."""
    table, _, area = judgement.area.rpartition(": ")
    if not any(j != judgement and j.area.endswith(f": {area}") for j in source.facts.judgements):
        return ()
    heads = (p for p in every if source.holds(p) and p.text.strip().casefold() == table.casefold())
    return tuple(Sentence.quoting(head, head.text) for head in list(heads)[:1])


def is_overall(judgement: Judgement) -> bool:
    return "overall" in judgement.area.casefold()


def printed(judgement: Judgement, source: Source, every: Sequence[Paragraph]) -> Sentence | None:
    """The sentence of the report that prints the area with its grade, from its table if it can."""
    area = set(stems_in(judgement.area.rsplit(":", 1)[-1]))
    section = set(stems_in(judgement.area.rpartition(":")[0]))
    found = []
    for paragraph in every:
        if not _says(paragraph.text, judgement) or is_of_before(paragraph):
            continue
        above = set(stems_in(" ".join(paragraph.section)))
        for at, piece in enumerate(pieces_of(paragraph.text)):
            if not _says(piece.text, judgement):
                continue
            named = area <= set(stems_in(piece.text))
            if named and paragraph.form == "row":
                rank = 0
            elif is_overall(judgement) and _is_verdict(source, paragraph, piece.text):
                rank = 1
            elif named:
                rank = 2
            elif area <= above and not at:
                rank = 3
            else:
                continue
            away = (not source.holds(paragraph), rank, not section <= above)
            found.append((away, len(paragraph.text), paragraph.position, paragraph, piece.text))
    if not found:
        return None
    *_, paragraph, text = min(found, key=lambda each: each[:3])
    return Sentence.quoting(paragraph, text)


def is_of_another_area(
    paragraph: Paragraph, judgements: Sequence[Judgement], topic: Collection[str]
) -> bool:
    """Whether it is the row of a table that grades something of which no stem is asked for."""
    areas = [
        set(stems_in(j.area.rsplit(":", 1)[-1])) for j in judgements if _says(paragraph.text, j)
    ]
    graded = [area for area in areas if area <= set(stems_in(paragraph.text))]
    return (
        paragraph.form == "row" and bool(graded) and not any(a.intersection(topic) for a in graded)
    )


def _is_verdict(source: Source, paragraph: Paragraph, text: str) -> bool:
    """Whether it says at the front how good the whole is."""
    verdict = kind_named(source.facts.kind).verdict
    return paragraph.first_page <= FRONT_PAGES and bool(
        verdict and re.search(verdict, text, re.IGNORECASE)
    )


def _says(text: str, judgement: Judgement) -> bool:
    """Whether the grade stands there, and not as the end of another: "inadequate" holds one."""
    return bool(re.search(rf"\b{re.escape(plain(judgement.grade))}\b", plain(text)))


def is_of_before(paragraph: Paragraph) -> bool:
    """Whether it tells of an inspection before this one."""
    return any(OF_BEFORE.search(said) for said in (paragraph.text, *paragraph.section))
