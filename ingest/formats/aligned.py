"""Rows of words in aligned columns of plain text -> tables, as typed or saved from another file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from ingest.formats.figures import is_figure
from ingest.number_styles import numbers_at

FEWEST = 3  # rows
_TAB = 8  # characters from one tab stop to the next
_WIDE = 1000  # characters: no cell of a pasted table is as wide
_PIECE = re.compile(r"\S++(?: \S++)*+")
_BULLET = re.compile(r"\W(?=\s)")

Piece = tuple[int, int, str]  # from which to which character of its row, and its words
Column = tuple[int, int]


@dataclass
class Table:
    """Rows one below the other, a blank one between at the most, and the columns they keep to."""

    first: int  # index of its first row of text
    end: int  # index behind its last
    columns: list[Column]
    rows: list[list[Piece]] = field(default_factory=list)


def tables_in(rows: Sequence[str]) -> Iterator[tuple[int, int, list[tuple[str, ...]]]]:
    """For each table, where it begins and ends among the rows of a text, and its cells."""
    at = 0
    while at < len(rows):
        table = _table_from(rows, at, _by_place) or _table_from(rows, at, _by_tabs)
        at = at + 1 if table is None else table.end
        if table is not None and not _is_contents(table.rows):
            yield table.first, table.end, [_cells(row, table.columns) for row in table.rows]


def _table_from(
    rows: Sequence[str], at: int, pieces_of: Callable[[str], list[Piece]]
) -> Table | None:
    """The table that begins with a row; None where it begins none."""
    first = pieces_of(rows[at])
    if not _is_row(first) or first[0][2][:1].islower():
        return None
    table = Table(at, at + 1, [piece[:2] for piece in first], [first])
    blank = False
    for index in range(at + 1, len(rows)):
        pieces = pieces_of(rows[index])
        if pieces:
            columns = _merged([*table.columns, *(piece[:2] for piece in pieces)])
            if not (_are_apart(table.columns, columns) and _are_apart(pieces, columns)):
                break
            if not blank and _goes_on(pieces, columns):
                table.rows[-1].extend(pieces)
            elif _is_row(pieces):
                table.rows.append(pieces)
            else:
                break
            table.columns, table.end = columns, index + 1
        elif blank:
            break
        blank = not pieces
    return table if len(table.rows) >= FEWEST else None


def _by_place(row: str) -> list[Piece]:
    """The words of a row that two spaces or more set apart, or a tab, where they stand."""
    found: list[Piece] = []
    at = 0
    for cell in row.split("\t"):
        found += [(at + p.start(), at + p.end(), p[0]) for p in _PIECE.finditer(cell)]
        at = (at + len(cell)) // _TAB * _TAB + _TAB
    return found


def _by_tabs(row: str) -> list[Piece]:
    """The words between the tabs of a row, one column each, as a table is pasted."""
    words = [" ".join(cell.split()) for cell in row.split("\t")]
    return [(n * _WIDE, n * _WIDE + len(said), said) for n, said in enumerate(words) if said]


def _is_row(pieces: Sequence[Piece]) -> bool:
    """Whether pieces may be a row: no label with what it says, no number or bullet with words."""
    if len(pieces) < 2 or pieces[0][2].endswith(":"):
        return False
    words = pieces[0][2]
    counts = _BULLET.match(f"{words} ") or any(n.length == len(words) for n in numbers_at(words))
    return not counts or any(is_figure(piece[2]) for piece in pieces[1:])


def _goes_on(pieces: Sequence[Piece], columns: Sequence[Column]) -> bool:
    """Whether pieces go on the cells above them: nothing in the first column, or small letters."""
    start, _, words = pieces[0]
    return start > columns[0][1] or words[:1].islower()


def _merged(places: Sequence[Column]) -> list[Column]:
    merged: list[Column] = []
    for start, end in sorted(places):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged


def _are_apart(places: Sequence[Column | Piece], columns: Sequence[Column]) -> bool:
    """Whether no two places stand in one column."""
    return all(sum(x <= place[0] < end for place in places) < 2 for x, end in columns)


def _is_contents(rows: Sequence[Sequence[Piece]]) -> bool:
    """Whether the rows are titles with the numbers of their pages."""
    ends = [row[-1][2] for row in rows]
    plain = all(len(row) == 2 and end.isdigit() for row, end in zip(rows, ends, strict=True))
    return plain and ends == sorted(ends, key=int)


def _cells(row: Sequence[Piece], columns: Sequence[Column]) -> tuple[str, ...]:
    within = ([p[2] for p in row if start <= p[0] < end] for start, end in columns)
    return tuple(map(" ".join, within))
