"""Footnotes: found by their size and place at the foot of a page, and kept out of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.layout.layout import Layout
from ingest.lines import Line

# Footnotes are set at 10 points under 12, 8 under 11: at most this share of the body size.
SMALL = 0.9
MARK = re.compile(r"^(?:([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})|(\d{1,3})(?=\s+\S)|([*†‡§]))\s*")
# After a word or its full stop; "m²" is a measure.
RAISED = re.compile(r"(?<=[^\W\d_]{2}|[\w)][?!.,:;)’”])[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?!\w)")
FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Footnote:
    number: str
    lines: tuple[Line, ...]
    text_of_first: str


def without_marks(text: str) -> str:
    """A heading without the raised figures that point to footnotes."""
    return RAISED.sub("", text)


def parted(lines: Sequence[Line], layout: Layout) -> tuple[list[Line], list[Footnote]]:
    """The lines of the text, and the footnotes of all pages."""
    text: list[Line] = []
    notes: list[Footnote] = []
    for _, group in groupby(lines, key=lambda line: line.page):
        page = list(group)
        start = foot_of(page, layout)
        text += page[:start]
        notes += notes_in(page[start:])
    return text, notes


def foot_of(page: Sequence[Line], layout: Layout) -> int:
    """Index of the first footnote line of a page; its length when there is none."""
    limit = SMALL * layout.body_size
    start = len(page)
    while start and 0 < page[start - 1].size <= limit and not page[start - 1].cells:
        start -= 1
    while start < len(page) and not MARK.match(page[start].text):
        start += 1
    # A page set small throughout (a form, an appendix) has no foot to speak of.
    return start if start else len(page)


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
