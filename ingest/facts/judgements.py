"""The judgements of an inspection report: from its table, its first sentences, its headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.documents import Judgement
from assistant.kinds.grades import AREAS, GRADE, OVERALL, spelt
from assistant.kinds.kind import Kind
from ingest.facts.grade_table import rows_in
from ingest.facts.titles import front_of
from ingest.lines import Line

LSCB = "Local Safeguarding Children Board"
# Rows only the framework of 2013 to 2017 had; its overall grade stands outside the table.
SINGLE_FRAMEWORK = ("children looked after and", "leadership, management and governance")
LONGEST_BOX = 900  # characters: what stands between the dates and the table
_OUTCOMES = (
    (r"typically lead to positive experiences and outcomes", "Typically positive experiences"),
    (r"lead to inconsistent experiences and outcomes", "Inconsistent experiences"),
    (r"widespread and/or systemic failings", "Widespread and/or systemic failings"),
)
# "Children's services in Anytown are good", "… require improvement to be good".
_OF = (
    r"(?:children[’']?s[’']? services|services for children)\b"
    r"(?:(?! (?:are|is|be) )[^.:;]){0,80}?\s"
)
_AFTER = r"\b(?!\s+(?:and|in|at|but|or|with)\b)"
_SERVICES = re.compile(
    rf"{_OF}(?:are|is)\s+(?:judged\s+(?:to\s+be\s+)?)?(?P<grade>{GRADE}){_AFTER}", re.IGNORECASE
)
_REQUIRE = re.compile(
    rf"{_OF}(?P<grade>requires?\s+improvement(?:\s+to\s+be\s+good)?){_AFTER}", re.IGNORECASE
)
_VERDICT = re.compile(rf"overall judgement is:? (?:that )?(?P<grade>{GRADE})\b", re.IGNORECASE)
_EFFECTIVENESS = re.compile(
    rf"^(?:\d+\.?\s+)?(?:the\s+)?overall effectiveness(?:\s+of\b[^.]{{0,160}}?)?\s+"
    rf"(?:is|was|are)\s+(?:judged\s+(?:to\s+be\s+|as\s+)?)?(?P<grade>{GRADE})\b",
    re.IGNORECASE,
)
_BOARD = re.compile(
    rf"^(?:the\s+)?(?:effectiveness of the\s+)?local safeguarding children board(?:\s*\(LSCB\))?"
    rf"\s+(?:is\s+)?:?\s*(?P<grade>{GRADE})\s*\.?$",
    re.IGNORECASE,
)


def judgements_in(lines: Sequence[Line], kind: Kind) -> tuple[Judgement, ...]:
    """The judgements a report gives of its own subject, in its own order; () when in doubt.

    Letters after focused and monitoring visits and joint inspections grade nothing, but tell
    of earlier grades: nothing is read from them.
    """
    if kind.graded == "outcome":
        return _outcome(lines)
    if kind.graded != "table":
        return ()
    headings = _graded_headings(lines)
    said = {row.area: row.grade for row in headings}
    rows = tuple(row for row in rows_in(lines) if _agree(row.grade, said.get(row.area)))
    rows = rows or headings
    if not rows:
        rows = _said_overall(lines)
    elif any(row.area.lower().startswith(SINGLE_FRAMEWORK) for row in rows):
        rows = (*_boxed_overall(lines), *rows)
    if rows and not any("lscb" in row.area.lower() or LSCB in row.area for row in rows):
        rows = (*rows, *_board(lines))
    return tuple(rows)


def _boxed_overall(lines: Sequence[Line]) -> tuple[Judgement, ...]:
    """The sentence above the table of 2013 to 2017: "Children's services in … are good"."""
    front = _joined(line.text for line in front_of(lines, 2)[:40])
    start = re.search(r"(?:report published|inspection date)[^.]*?\d{4}\s", front, re.I)
    box = front[start.end() if start else 0 :].split("1. ")[0]
    grades = {
        spelt(found["grade"])
        for pattern in (_SERVICES, _REQUIRE, _VERDICT)
        if (found := pattern.search(box)) and len(box) < LONGEST_BOX
    }
    return tuple(Judgement(OVERALL, grade) for grade in grades) if len(grades) == 1 else ()


def _said_overall(lines: Sequence[Line]) -> tuple[Judgement, ...]:
    """A sentence of its own, as in 2012 and 2013: "The overall effectiveness … is adequate"."""
    for number, line in enumerate(lines):
        if re.match(r"(?:\d+\.?\s+)?(the\s+)?overall effectiveness\s+(of|is)\b", line.text, re.I):
            sentence = _joined(each.text for each in lines[number : number + 4])
            if found := _EFFECTIVENESS.match(sentence):
                return (Judgement(OVERALL, spelt(found["grade"])),)
    return ()


def _graded_headings(lines: Sequence[Line]) -> tuple[Judgement, ...]:
    """Headings that carry their grade: "The experiences and progress of care leavers: good"."""
    found: dict[str, set[str]] = {}
    for number, line in enumerate(lines):
        if line.text.lower().startswith(("the impact", "the experiences")):
            words = _joined(each.text for each in lines[number : number + 3])
            for area in AREAS:
                heading = re.match(rf"{re.escape(area)}\s*:\s*(?P<grade>{GRADE})\b", words, re.I)
                if heading:
                    found.setdefault(area, set()).add(spelt(heading["grade"]))
    return tuple(Judgement(area, *found[area]) for area in AREAS if len(found.get(area, ())) == 1)


def _agree(grade: str, said: str | None) -> bool:
    """Whether a grade of the table is also what the report says of that area, if it does."""
    return not said or said.startswith(grade) or grade.startswith(said)


def _board(lines: Sequence[Line]) -> tuple[Judgement, ...]:
    """The judgement of the safeguarding children board, where it stands as a heading."""
    grades = set()
    for number, line in enumerate(lines):
        if "safeguarding children board" in line.text.lower():
            following = lines[number + 1].text if number + 1 < len(lines) else ""
            for words in (f"{line.text} {following}", line.text):
                if found := _BOARD.match(_joined([words])):
                    grades.add(spelt(found["grade"]))
                    break
    return tuple(Judgement(LSCB, grade) for grade in grades) if len(grades) == 1 else ()


def _outcome(lines: Sequence[Line]) -> tuple[Judgement, ...]:
    """Which of the three outcomes of an area SEND inspection the report gives (from 2023)."""
    starts = [n for n, line in enumerate(lines) if line.text.lower() == "inspection outcome"]
    if not starts:
        return ()
    box = _joined(line.text for line in lines[starts[0] + 1 : starts[0] + 9])
    grades = [grade for pattern, grade in _OUTCOMES if re.search(pattern, box, re.IGNORECASE)]
    return (Judgement("Inspection outcome", grades[0]),) if len(grades) == 1 else ()


def _joined(texts: Iterable[str]) -> str:
    return " ".join(" ".join(texts).split())
