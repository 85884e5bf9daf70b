"""Footnotes: found at the foot of a page by their marks and their type, kept out of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from ingest.layout.layout import PARTING, SENTENCE_END, Layout
from ingest.lines import Line

# Type this much smaller than that of the text (8 points under 12 or 11) is a note's by itself;
# 10 points under 11 only with a mark that is raised, or that stands raised in the text above.
SMALL, SMALLER = 0.9, 0.97
SAME = 0.3  # points: sizes that differ by less are one
MARK = re.compile(r"^(?:([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})|(\d{1,3})(?=\s+\S)|([*†‡§]))\s*")
# After a word or its full stop; "m²" is a measure.
RAISED = re.compile(r"(?<=[^\W\d_]{2}|[\w)][?!.,:;)’”])(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[ⁱᵛˣˡᶜ]+)(?!\w)")
MARKS = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[ⁱᵛˣˡᶜ]+|(?<=[\w.,;:)’”])[*†‡§](?!\w)")
FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣˡᶜ", "0123456789ivxlc")


@dataclass(frozen=True, slots=True)
class Footnote:
    number: str
    lines: tuple[Line, ...]
    text_of_first: str


def without_marks(text: str) -> str:
    """A heading without the raised figures that point to footnotes."""
    return RAISED.sub("", text)


def marks_in(line: Line) -> list[str]:
    """The marks of footnotes in a line or row, as figures: "3", "*"."""
    words = " ".join((line.text, *line.cells))
    return [mark.translate(FIGURES) for mark in MARKS.findall(words)]


def parted(lines: Sequence[Line], layout: Layout) -> tuple[list[Line], list[Footnote]]:
    """The lines of the text, and the footnotes of all pages."""
    text: list[Line] = []
    notes = [Footnote(line.note, (line,), line.text) for line in lines if line.note]
    told = [line for line in lines if not line.note]
    for _, group in groupby(told, key=lambda line: line.page):
        page = list(group)
        start = foot_of(page, layout)
        over = carried_over(page, start, notes)
        if over < start:
            last = notes.pop()
            notes.append(replace(last, lines=(*last.lines, *page[over:start])))
        text += page[:over]
        notes += notes_in(page[start:])
    return text, notes


def foot_of(page: Sequence[Line], layout: Layout) -> int:
    """Index of the first footnote line of a page; its length when there is none."""
    body, largest = layout.body_size, 0.0
    pointed_from: dict[str, int] = {}
    for index, line in enumerate(page):
        for figures in marks_in(line):
            pointed_from.setdefault(figures, index)
    starts: list[tuple[int, bool]] = []
    for index in range(len(page) - 1, -1, -1):
        line = page[index]
        if line.cells or not 0 < line.size <= body + SAME:
            break
        largest = max(largest, line.size)
        mark = MARK.match(line.text)
        one_type = line.size + SAME >= largest or largest <= SMALL * body
        if not mark or not one_type:
            continue
        pointed = pointed_from.get(mark[0].strip().translate(FIGURES), index) < index
        apart = pointed and bool(mark[1]) and is_apart(page, index, layout)
        sure = bool(mark[1] or (mark[2] and pointed))
        if line.size <= (SMALLER if sure else SMALL) * body or apart:
            starts.append((index, sure))
    # A page set small throughout (a form, an appendix) has no foot to speak of.
    first = starts[-1][0] if starts else len(page)
    in_order = (i for i, sure in reversed(starts) if sure or (i == first and is_in_order(page[i:])))
    return next(in_order, len(page)) or len(page)


def is_in_order(foot: Sequence[Line]) -> bool:
    """Whether the plain figures at the margin grow, as those of addresses in a list do not."""
    figures = [
        int(mark[2])
        for line in foot
        if (mark := MARK.match(line.text)) and mark[2] and line.x <= foot[0].x + 6
    ]
    return all(one < other for one, other in pairwise(figures))


def is_apart(page: Sequence[Line], index: int, layout: Layout) -> bool:
    """Whether white space parts a line from the one above it."""
    above, line = page[index - 1], page[index]
    return index > 0 and line.y - above.y > PARTING * layout.spacing(above.size)


def carried_over(page: Sequence[Line], start: int, notes: Sequence[Footnote]) -> int:
    """Index of the first line at the foot that goes on the last note of the page before."""
    first = start
    last = notes[-1].lines[-1] if notes else None
    if last is None or start == len(page) or page[start].page != last.page + 1:
        return start
    if SENTENCE_END.search(last.text):
        return start
    while first and not page[first - 1].cells and abs(page[first - 1].size - last.size) < SAME:
        first -= 1
    return first or start


def notes_in(lines: Sequence[Line]) -> list[Footnote]:
    notes: list[list[Line]] = []
    for line in lines:
        if notes and not begins_note(line, notes[-1][0]):
            notes[-1].append(line)
        else:
            notes.append([line])
    return [footnote(group) for group in notes]


def begins_note(line: Line, first: Line) -> bool:
    """Whether the line starts the next note: the next figure, at the same margin."""
    mark, before = MARK.match(line.text), MARK.match(first.text)
    if not mark or not before:
        return False
    if mark[2] and before[2]:
        return 1 <= int(mark[2]) - int(before[2]) <= 3 and line.x <= first.x + 6
    return bool(mark[1] or mark[3]) or line.x <= first.x + 6


def footnote(lines: Sequence[Line]) -> Footnote:
    mark = MARK.match(lines[0].text)
    number = (mark[1] or mark[2] or mark[3]).translate(FIGURES) if mark else ""
    return Footnote(number, tuple(lines), lines[0].text[mark.end() :] if mark else lines[0].text)
