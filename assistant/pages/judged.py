"""Judgements over time as a small picture: a row a council, each grade in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers import Answer
from assistant.documents import Judgement
from assistant.kinds.grades import height
from assistant.pages.text import as_text
from assistant.pages.texts import say

MOST_ROWS = 12  # more is no small picture; the tables below it say the same


@dataclass(frozen=True, slots=True)
class History:
    """The grades of one area at one council, in time order: the year of each, and its word."""

    council: str
    area: str
    grades: tuple[tuple[int, str], ...]


def histories_of(answer: Answer) -> tuple[History, ...]:
    """What there is to picture: () unless at least two grades can be held beside each other.

    Where each report grades one area it is the one asked for, however its framework calls it.
    Where one grades several, each area has a row of its own, and needs two grades.
    """
    several = any(len(set(map(_area, row.facts.judgements))) > 1 for row in answer.rows)
    told: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for row in answer.rows:
        for judgement in row.facts.judgements if row.facts.year else ():
            area = _area(judgement) if several else ""
            grade = (row.facts.year or 0, judgement.grade)
            told.setdefault((row.facts.authority, area), []).append(grade)
    rows = [
        History(council, area, tuple(dict.fromkeys(grades)))
        for (council, area), grades in told.items()
    ]
    rows = [row for row in rows if len(row.grades) > 1] if several else rows
    enough = sum(len(row.grades) for row in rows) > 1 and len(rows) <= MOST_ROWS
    return tuple(sorted(rows, key=lambda row: row.council)) if enough else ()


def _area(judgement: Judgement) -> str:
    """The area without the heading that its table may have: "Overall effectiveness"."""
    return judgement.area.rpartition(":")[2].strip()


def judged_html(histories: Sequence[History]) -> str:
    """The picture. Its words are text, so that it needs no other for a screen reader."""
    if not histories:
        return ""
    rows = "".join(_row(history) for history in histories)
    return f'<figure class="judged"><figcaption>{say("judged")}</figcaption>{rows}</figure>'


def _row(history: History) -> str:
    name = as_text(" · ".join(filter(None, (history.council, history.area))))
    grades = "".join(_grade(year, grade) for year, grade in history.grades)
    return f'<p class="judged-name">{name}</p><ol aria-label="{name}">{grades}</ol>'


def _grade(year: int, grade: str) -> str:
    return (
        f'<li><span class="judged-bar" style="--height: {height(grade):.2f}"></span>'
        f'<span class="judged-year">{year}</span> '
        f'<span class="judged-grade">{as_text(grade)}</span></li>'
    )
