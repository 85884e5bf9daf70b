"""Rows of a judgement table, however its cells were broken into lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from assistant.documents import Judgement
from assistant.kinds.grades import MOST_WORDS, OVERALL, grade_ending, grade_of
from assistant.kinds.kind import Grading
from assistant.text.dates import date_in, month_in
from ingest.facts.titles import front_of
from ingest.lines import Line

_HEADER = re.compile(
    r"(?:key\s+)?(?:areas?\s+(?:for|of)\s+)?judgements?\s+(?:judgements?\s+)?grades?(?:\s+awarded)?",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^\(?\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=\D)|^[•◼■]\s*")
EARLIER = re.compile(r"\b(?:previous|last inspection|earlier|at the time of)\b", re.IGNORECASE)
_WIDEST_AREA = 72  # characters: the cells of Ofsted's tables leave room for the grade beside them
_LONGEST_TABLE = 60  # lines


def rows_in(lines: Sequence[Line], grading: Grading) -> tuple[Judgement, ...]:
    """The rows of the report's own judgement table, or () where none reads without doubt."""
    for start in _starts(lines, grading):
        rows = _rows_of(lines[start : start + _LONGEST_TABLE], grading.areas)
        if rows is None or len(rows) >= 2:
            return rows or ()
    return ()


def _starts(lines: Sequence[Line], grading: Grading) -> Iterator[int]:
    """Where a judgement table may begin, the likeliest first."""
    texts = [_words(line) for line in lines]
    front = {line.page for line in front_of(lines, 2)}
    for n in range(len(texts)):
        # The two headings of the columns may stand on a line each.
        for length in (1, 2):
            heads = texts[n : n + length]
            header = _HEADER.fullmatch(" ".join(heads)) and "grade" in heads[-1].lower()
            if lines[n].page in front and header:
                yield n + length
    if grading.record:
        record = re.compile(grading.record, re.IGNORECASE)
        yield from (n + 1 for n, text in enumerate(texts) if record.fullmatch(text))
    for n, text in enumerate(texts):
        begins = _without_label(text).lower().startswith(grading.first_rows)
        # A list of earlier grades looks the same; the words before it say so.
        earlier = EARLIER.search(" ".join(texts[max(0, n - 6) : n]))
        if lines[n].page in front and begins and not earlier:
            yield n


def _rows_of(lines: Sequence[Line], known: Sequence[str]) -> tuple[Judgement, ...] | None:
    """The rows of the table that begins here; None where areas and grades do not pair off."""
    areas: list[str] = []
    grades: list[str] = []
    area_of_grade: list[int] = []  # for each grade, how many areas had begun before it
    for text in _mended(_table_texts(lines, known)):
        words, grade = grade_ending(text)
        if words:
            if areas and (words[0].islower() or words[0] in "(&"):
                areas[-1] += " " + words
            else:
                areas.append(words)
        if grade:
            grades.append(grade)
            area_of_grade.append(len(areas))
    if all(b > a for a, b in zip([0, *area_of_grade], area_of_grade, strict=False)):
        # Row by row: an area left without a grade is the heading of the rows below it.
        graded = {n - 1: grade for n, grade in zip(area_of_grade, grades, strict=True)}
        return None if _is_missing(areas, graded, known) else _with_sections(areas, graded)
    if len(areas) == len(grades):  # column by column, or a grade set higher than its area
        return _with_sections(areas, dict(enumerate(grades)))
    areas = [area for area in areas if area in known]
    if len(areas) == len(grades):  # and words of the page below taken for areas
        return _with_sections(areas, dict(enumerate(grades)))
    return None


def _table_texts(lines: Sequence[Line], known: Sequence[str]) -> Iterator[str]:
    """The texts of the table alone: it ends where prose begins."""
    for line in lines:
        pieces = line.cells or [span.text for span in line.spans]
        cells = [cell for cell in map(" ".join, map(str.split, pieces)) if cell]
        if len(cells) > 1 and (grade := grade_of(cells[-1])):
            yield from (_without_label(max(cells[:-1], key=len)), grade)
            continue
        text = _without_label(_words(line))
        if text.rstrip(".").isdigit() or not text:
            continue  # a page number, or the row's own number on a line of its own
        words = grade_ending(text)[0]
        prose = (len(words) > _WIDEST_AREA and words not in known) or re.search(r"\w\. \w", text)
        if prose or re.search(r"\w\.$", text) or text.lower().startswith("what needs to improve"):
            return
        yield text


def _mended(texts: Iterable[str]) -> list[str]:
    """The texts with a grade that is broken over lines whole at the end of its first line."""
    mended: list[str] = []
    last = 0  # the last text that ends in a grade
    for text in texts:
        if grade_ending(text)[1]:
            last = len(mended)
        for at in range(len(mended) - 1, last - 1, -1):
            if rest := _rest_of_grade(mended[at], text):
                mended[at] += " " + rest
                text = text.removesuffix(rest).rstrip()
                break
        if text:
            mended.append(text)
    return mended


def _rest_of_grade(above: str, text: str) -> str:
    """The words at the end of a text that complete the grade a text above it ends in, or begins:
    "good" below "Requires improvement to be"; "" where there are none."""
    words = text.split()
    for count in range(1, MOST_WORDS):
        rest = " ".join(words[-count:])
        area, grade = grade_ending(f"{above} {rest}")
        if grade and len(area) < len(above) and not grade_ending(rest)[1]:
            return rest
    return ""


def _is_missing(areas: Sequence[str], graded: Mapping[int, str], known: Sequence[str]) -> bool:
    """Whether an area of the framework stands in a table with no grade anywhere in it."""
    given = {areas[n] for n in graded}
    named = (
        next((name for name in known if area.startswith(name)), "")
        for n, area in enumerate(areas)
        if n not in graded
    )
    return any(name and name not in given for name in named)


def _with_sections(areas: Sequence[str], grades: dict[int, str]) -> tuple[Judgement, ...]:
    """The graded rows; where areas repeat, each is named with the section it stands in.

    A heading straight above "Overall effectiveness" opens a section ("Safeguarding services").
    """
    names = [areas[n] for n in grades]
    repeated = len(set(names)) < len(names)
    section, rows = "", []
    for n, area in enumerate(areas):
        following = areas[n + 1].lower() if n + 1 < len(areas) else ""
        if n not in grades and following.startswith(OVERALL.lower()):
            section = area.rstrip(":")
        elif n in grades and not _is_of_before(area):
            name = re.sub(
                r"(?<!\s)\s*+(?:(?<![¹²³⁴⁵⁶⁷⁸⁹])[¹²³⁴⁵⁶⁷⁸⁹]++|(?<=\s)\d)$", "", area
            ).rstrip(" :–-")
            rows.append(
                Judgement(f"{section}: {name}" if repeated and section else name, grades[n])
            )
    return tuple(rows)


def _is_of_before(area: str) -> bool:
    """Whether a row gives the grade of an earlier inspection: a table of those has their days."""
    return bool(EARLIER.search(area) or date_in(area) or month_in(area, whole=True))


def _words(line: Line) -> str:
    return " ".join(line.text.split())


def _without_label(text: str) -> str:
    return _LABEL.sub("", text).strip()
