"""Way: the rows of a table that are asked for: those of a value, the largest, all that fell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import groupby

from assistant.answering.clauses import unnumbered
from assistant.answering.lists import FREE, called, items_found, nearest
from assistant.answering.way import Desk, Found
from assistant.documents import Document, Paragraph
from assistant.question.asked import Asked
from assistant.text.dates import A_YEAR, CALENDAR
from assistant.text.words import stem, stems_in, words_in

Cells = dict[str, str]  # by their column's head
Table = list[tuple[Paragraph, Cells]]

FEWEST = 2  # rows of a table
_CELL = re.compile(r"(?:^|; )([^;:]{1,80}): ")
_FIGURE = re.compile(r"[-–(]?\s?£?\s?(\d[\d,]*(?:\.\d+)?)\s?(?:%|[kmp]|bn)?\)?", re.IGNORECASE)
_CLAUSE = re.compile(r"[.,;(–]")
_SUMS = re.compile(r"(?:grand |sub-?)?totals?\b", re.IGNORECASE)
# What is no value of a row, and no order of its figures.
OTHERWISE = re.compile(
    r"\b(?:not?|never|without|except|than|neither|nor)\b|n[’']t\b"
    r"|\b(?:before|after|since|until|from|by|between)\b(?=.{0,40}\d)",
    re.IGNORECASE,
)
_TOP = re.compile(r"\b(?:larg|bigg|high|great)est\b", re.IGNORECASE)
_BOTTOM = re.compile(r"\b(?:small|low)est\b", re.IGNORECASE)
_FELL = re.compile(r"\b(?:cut|fell|fall|fallen|reduced|decreased|shrank)\b", re.IGNORECASE)
_ROSE = re.compile(r"\b(?:rose|rise|risen|increased|grew|grown|raised)\b", re.IGNORECASE)
_CHANGES = frozenset(stems_in("change variance variation difference movement"))
_ORDER = _TOP, _BOTTOM, _FELL, _ROSE


def tables(asked: Asked, desk: Desk) -> Found | None:
    """Every row that is asked for; None where a word of the question is neither what the rows are
    called, nor the name of their paper, nor a value in them, nor the order of their figures."""
    ordered = any(order.search(asked.said) for order in _ORDER)
    if asked.comparing or OTHERWISE.search(asked.said):
        return None
    if asked.wants not in ("list", "number") and not ordered:
        return None
    rows = [
        row
        for document in nearest(asked, desk.matches(asked))
        for table in _tables_of(desk.paragraphs_of(document.id))
        for row in _asked_of(table, document, asked)
        if asked.scope.holds(row)
    ]
    return items_found(rows, asked, desk, "rows")


def _tables_of(paragraphs: Sequence[Paragraph]) -> Iterator[Table]:
    """The rows that follow one another under the same columns, without their sums."""
    rows = ((p, _cells_of(p.text)) for p in paragraphs if p.form == "row")
    for _, group in groupby(rows, key=lambda row: (row[0].part, row[0].section, tuple(row[1]))):
        table = [(p, c) for p, c in group if not _SUMS.match(next(iter(c.values()), ""))]
        if len(table) >= FEWEST and len(table[0][1]) > 1:
            yield table


def _cells_of(text: str) -> Cells:
    heads = list(_CELL.finditer(text))
    ends = (*(head.start() for head in heads[1:]), len(text))
    return {h[1]: text[h.end() : end].strip() for h, end in zip(heads, ends, strict=False)}


def _asked_of(table: Table, document: Document, asked: Asked) -> list[Paragraph]:
    """The rows of a table that a question asks for; none where it asks for anything else."""
    topic = set(stems_in(asked.own_topic))
    paragraph, first = table[0]
    heads = list(first)
    noun = _stems(heads[0]) or _stems(unnumbered(paragraph.section[-1]))
    left = topic - noun - FREE - called(document)
    if not topic & noun:
        return []
    for order in _ORDER:
        if said := order.search(asked.said):
            left -= _stems(said[0])
            return _by_figure(table, topic, order) if left <= _words(heads) else []
    if not left or (left <= _words(heads) and re.match(r"\W*(?:list|show)\b", asked.said, re.I)):
        return [row for row, _ in table]
    left -= _words(heads)
    return [row for row, cells in table if left and left <= _values(cells, left)]


def _words(heads: Sequence[str]) -> frozenset[str]:
    """The stems of the heads, "own" for an owner too."""
    stems = _stems(" ".join(heads))
    return stems | {stem(s.removesuffix("er")) for s in stems if s.endswith("er")}


def _values(cells: Cells, left: Set[str]) -> set[str]:
    """The words of a question that are a whole value of a row, or the month or year of one."""
    said: set[str] = set()
    for cell in cells.values():
        clause = _CLAUSE.split(cell)[0]
        value = _stems("" if OTHERWISE.search(clause) else clause)
        said |= value if value <= left else set()
        dated = set(words_in(cell))
        if dated & CALENDAR and any(re.fullmatch(A_YEAR, word) for word in dated):
            said |= {stem(w) for w in dated if w in CALENDAR or re.fullmatch(A_YEAR, w)}
    return said


def _by_figure(table: Table, topic: Set[str], order: re.Pattern[str]) -> list[Paragraph]:
    """The row of the largest or the smallest figure of the last column that is asked about, or
    those whose change is one way."""
    every = [cells for _, cells in table]
    heads = [head for head in every[0] if None not in [_figure(cells[head]) for cells in every]]
    change = order in (_FELL, _ROSE)
    years = {word for word in topic if word.isdecimal()}
    meant = [head for head in heads if _stems(head) & (_CHANGES if change else topic - years)]
    meant = [head for head in meant if years & set(words_in(head))] or meant
    if not meant or (change and len(meant) > 1):
        return []
    figures = [(row, _figure(cells[meant[-1]]) or 0.0) for row, cells in table]
    if change:
        return [row for row, figure in figures if (figure < 0 if order is _FELL else figure > 0)]
    best = (max if order is _TOP else min)(figure for _, figure in figures)
    return [row for row, figure in figures if figure == best]


def _figure(cell: str) -> float | None:
    found = _FIGURE.fullmatch(cell.strip())
    if not found:
        return None
    figure = float(found[1].replace(",", ""))
    return -figure if cell.strip()[0] in "-–(" else figure


def _stems(text: str) -> frozenset[str]:
    return frozenset(stems_in(text))
