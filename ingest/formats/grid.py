"""Cells in rows and columns -> Lines: each row under the heads of its table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.formats.clean import plain
from ingest.lines import Line, row_of

_FIGURE = re.compile(r"\A[-+(]?[£$€]?\s?(?=[,.]*\d)[\d,.]+\s?%?\)?(?:k|m|bn)?", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-/–]\s?\d{2,4})?")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of cells, "" where one is empty. `spans` says that a cell lies over several columns,
    and stands in each of them.
    """

    cells: tuple[str, ...]
    bold: bool = False
    spans: bool = False

    @property
    def said(self) -> tuple[str, ...]:
        return tuple(cell for cell in self.cells if cell)

    @property
    def is_words(self) -> bool:
        """Whether no cell is a figure, years aside: what a row of heads is like."""
        return all(_YEAR.fullmatch(c) or not _FIGURE.fullmatch(c) for c in self.said)

    @property
    def is_one(self) -> bool:
        return len(set(self.said)) == 1 and (self.spans or len(self.said) == 1)


def lines_of(rows: Sequence[Row], page: int, heads: bool = False) -> Iterator[Line]:
    """The lines of a sheet. Empty rows part its tables; a row of one cell above a table is words.

    With `heads` the first row of a table holds its heads if it can, as in a file of plain columns.
    """
    table: list[Row] = []
    for row in (*rows, Row(())):
        row = Row(tuple(plain(" ".join(cell.split())) for cell in row.cells), row.bold, row.spans)
        if row.said:
            table.append(row)
        elif table:
            yield from _lines_of_table(table, page, heads)
            table = []


def _lines_of_table(table: Sequence[Row], page: int, heads: bool) -> Iterator[Line]:
    above = next((n for n, row in enumerate(table) if not row.is_one), len(table))
    for row in table[:above]:
        level = 2 if row.bold and above < len(table) else 0
        yield Line(row.said[0], page, starts=True, level=level, bold=row.bold)
    rows = table[above:]
    if not rows:
        return
    used = [
        n
        for n in range(max(len(r.cells) for r in rows))
        if any(r.cells[n : n + 1] != ("",) and r.cells[n : n + 1] for r in rows)
    ]
    columns, body = _heads_of(rows, heads)
    if columns:
        yield row_of(_filled(columns, used), page, header=True)
    for row in body:
        cells = tuple(row.cells[n] if n < len(row.cells) else "" for n in used)
        yield row_of(row.said[:1] if row.is_one else cells, page, bold=row.bold)


def _heads_of(rows: Sequence[Row], sure: bool) -> tuple[tuple[str, ...], Sequence[Row]]:
    """The heads of a table, those of two rows joined, and the rows below them."""
    first, below = rows[0], rows[1:]
    named = [cell for cell in first.said if not cell.endswith(":")]
    if not below or not first.is_words or len(named) != len(first.said):
        return (), rows
    two = first.spans and below[1:] and below[0].is_words and not below[0].is_one
    if not two and len(set(named)) != len(named):
        return (), rows
    figures = any(not row.is_words for row in below)
    if not (sure or two or first.bold or figures or len(first.said) > 2):
        return (), rows
    if not two:
        return first.cells, below
    pairs = zip(first.cells, below[0].cells, strict=False)
    return tuple(" ".join(dict.fromkeys(filter(None, pair))) for pair in pairs), below[1:]


def _filled(columns: Sequence[str], used: Sequence[int]) -> tuple[str, ...]:
    """The heads of the columns in use; one without is called by its letter, as sheets show it."""
    return tuple((columns[n] if n < len(columns) else "") or f"column {letter(n)}" for n in used)


def letter(column: int) -> str:
    """The letters of a column counted from 0: 0 is A, 26 is AA."""
    before, last = divmod(column, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)
