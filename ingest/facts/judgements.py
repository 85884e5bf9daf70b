"""The judgements of an inspection report: from its table, its first sentences, its headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.documents import Judgement
from assistant.kinds.grades import GRADE, OVERALL, spelt
from assistant.kinds.kind import Kind
from ingest.facts.grade_table import EARLIER, rows_in
from ingest.facts.titles import front_of
from ingest.lines import Line

LONGEST_BOX = 900  # characters: what stands between the dates and the table
LONGEST_HEADING = 3  # lines
_GRADED = re.compile(
    rf"\A(?P<area>[A-Z][^:.;?!]{{2,160}}?)(?: is| are)?:\s?(?P<grade>{GRADE})", re.IGNORECASE
)
_EFFECTIVENESS = re.compile(
    rf"^(?:\d+\.?\s+)?(?:the\s+)?overall effectiveness(?:\s+of\b[^.]{{0,160}}?)?\s+"
    rf"(?:is|was|are)\s+(?:judged\s+(?:to\s+be\s+|as\s+)?)?(?P<grade>{GRADE})\b",
    re.IGNORECASE,
)


def judgements_in(lines: Sequence[Line], kind: Kind) -> tuple[Judgement, ...]:
    """The judgements a report gives of its own subject, in its own order; () when in doubt.

    Letters after focused and monitoring visits and joint inspections grade nothing, but tell
    of earlier grades: nothing is read from them.
    """
    grading = kind.grading
    if grading is None:
        return ()
    if grading.outcomes:
        return _outcome(lines, grading.outcomes)
    headings = _graded_headings(lines, grading.areas)
    rows = _with_headings(rows_in(lines, grading), headings)
    if not rows:
        rows = _said_overall(lines)
    elif any(row.area.lower().startswith(grading.boxed) for row in rows):
        rows = (*_boxed_overall(lines, grading.verdicts), *rows)
    board = grading.board
    areas = " ".join(row.area for row in rows).casefold()
    if rows and board and not any(name.casefold() in areas for name in board):
        rows = (*rows, *_board(lines, *board))
    return tuple(rows)


def _boxed_overall(lines: Sequence[Line], verdicts: Sequence[str]) -> tuple[Judgement, ...]:
    """The sentence above the table of 2013 to 2017: "Children's services in … are good"."""
    front = _joined(line.text for line in front_of(lines, 2)[:40])
    start = re.search(r"(?:report published|inspection date)[^.]*?\d{4}\s", front, re.I)
    box = front[start.end() if start else 0 :].split("1. ")[0]
    grades = {
        spelt(found["grade"])
        for verdict in verdicts
        if (found := re.search(verdict, box, re.IGNORECASE)) and len(box) < LONGEST_BOX
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


def _graded_headings(lines: Sequence[Line], areas: Sequence[str]) -> tuple[Judgement, ...]:
    """Headings that carry their grade: "The experiences and progress of care leavers: good"; of
    areas that the kind does not know two or more, for one may be a line of prose."""
    found: dict[str, set[str]] = {}
    for number, line in enumerate(lines):
        may_be = line.text[:1].isupper() and not (line.cells or line.spans)
        for length in range(LONGEST_HEADING if may_be else 0, 0, -1):
            heading = _GRADED.fullmatch(_joined(e.text for e in lines[number : number + length]))
            if heading and (":" in line.text or heading["area"] in areas):
                found.setdefault(heading["area"], set()).add(spelt(heading["grade"]))
                break
    # A row of a table that is typed with a colon says the area of a heading and more.
    more = tuple(f"{area}," for area in found)
    given = {
        area: grades
        for area, grades in found.items()
        if not (EARLIER.search(area) or area.startswith(more))
    }
    return tuple(
        Judgement(area, *grades)
        for area, grades in given.items()
        if len(grades) == 1 and (area in areas or len(given) > 1)
    )


def _with_headings(
    rows: Sequence[Judgement], headings: Sequence[Judgement]
) -> tuple[Judgement, ...]:
    """The rows of the table that no heading contradicts, and the headings that it has not; what a
    heading calls an area, it is called: a table may say more of it."""
    kept = []
    for row in rows:
        same = [heading for heading in headings if row.area.startswith(heading.area)]
        said = max(same, key=lambda heading: len(heading.area), default=row)
        if said.grade.startswith(row.grade) or row.grade.startswith(said.grade):
            kept.append(replace(row, area=said.area))
    named = {row.area for row in kept}
    return (*kept, *(heading for heading in headings if heading.area not in named))


def _board(lines: Sequence[Line], name: str, short: str) -> tuple[Judgement, ...]:
    """The judgement of the board, where it stands as a heading."""
    heading = re.compile(
        rf"^(?:the\s+)?(?:effectiveness of the\s+)?{name}(?:\s*\({short}\))?"
        rf"\s+(?:is\s+)?:?\s*(?P<grade>{GRADE})\s*\.?$",
        re.IGNORECASE,
    )
    grades = set()
    for number, line in enumerate(lines):
        if name.partition(" ")[2].lower() in line.text.lower():
            following = lines[number + 1].text if number + 1 < len(lines) else ""
            for words in (f"{line.text} {following}", line.text):
                if found := heading.match(_joined([words])):
                    grades.add(spelt(found["grade"]))
                    break
    return tuple(Judgement(name, grade) for grade in grades) if len(grades) == 1 else ()


def _outcome(lines: Sequence[Line], outcomes: Sequence[tuple[str, str]]) -> tuple[Judgement, ...]:
    """Which of its outcomes the report gives, in the lines below that heading."""
    starts = [n for n, line in enumerate(lines) if line.text.lower() == "inspection outcome"]
    if not starts:
        return ()
    box = _joined(line.text for line in lines[starts[0] + 1 : starts[0] + 9])
    grades = [grade for pattern, grade in outcomes if re.search(pattern, box, re.IGNORECASE)]
    return (Judgement("Inspection outcome", grades[0]),) if len(grades) == 1 else ()


def _joined(texts: Iterable[str]) -> str:
    return " ".join(" ".join(texts).split())
