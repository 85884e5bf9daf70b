"""Cells that may lie over several columns and rows -> Lines: each row under its heads.

For files that tell their tables: web pages and Word. Heads that are not told are looked for in how
the first rows are set, and in how what they say differs from the columns below them. Where that
is not sure, a row stands without heads.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.formats.figures import MOST_HEADS, ONE_FIGURE, PERIOD, is_figure
from ingest.lines import Line, row_of

WIDEST = 200  # columns: a cell that lies over more is part of a drawing
LONGEST_NAME = 150  # letters: longer words that go down over rows are said once, in the first
LONGEST_HEAD = 12  # words
LONGER = 2  # so many times as long as its head is what stands below one in words


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of one cell, and how many columns it lies over and rows it goes down: none, where
    it goes on the cell above it."""

    words: str = ""
    over: int = 1
    down: int = 1
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The cells that begin in one row; `head` says that the file calls it a row of heads."""

    cells: tuple[Cell, ...]
    head: bool = False
    page: int = 1


@dataclass(frozen=True, slots=True)
class Opened:
    """A row with the cell that stands in each of its columns, those from above included.
    `starts` says for each column where its cell begins."""

    cells: tuple[Cell, ...]
    words: tuple[str, ...]  # of each cell
    starts: tuple[int, ...]
    head: bool
    page: int

    @property
    def apart(self) -> tuple[str, ...]:
        """The words of each cell, once."""
        return tuple(words for n, words in enumerate(self.words) if self.starts[n] == n)

    @property
    def bold(self) -> bool:
        return all(cell.bold for cell in self.cells if cell.words)

    @property
    def is_one(self) -> bool:
        """Whether one cell is the whole row."""
        return not any(self.starts)

    @property
    def may_be_heads(self) -> bool:
        """Whether its cells are brief and neither labels nor figures; a year is none."""
        said = [PERIOD.sub("", words).strip() for words in self.words if words]
        return len(set(self.apart)) > 1 and not any(
            is_figure(words) or words.endswith(":") or len(words.split()) > LONGEST_HEAD
            for words in said
        )


def lines_of(rows: Sequence[Row]) -> Iterator[Line]:
    """The lines of one table: its heads, blank where it has none, and its rows."""
    table = opened(rows)
    if all(row.head for row in table):  # then none is
        table = [replace(row, head=False) for row in table]
    used = sorted({n for row in table for n, words in enumerate(row.words) if words})
    used = used if len(used) > 1 else list(range(max((len(row.cells) for row in table), default=0)))
    at = next((n for n, row in enumerate(table) if not row.is_one), len(table))
    yield from (row_of(row.apart, row.page, bold=row.bold) for row in table[:at])
    heads = _heads_of(table[at:])
    headed = heads > 0
    if at < len(table):
        cells = _joined(table[at : at + heads], used)
        yield row_of(cells, table[at].page, header=True, bold=table[at].bold)
        at += heads
    while at < len(table):
        row, heads = table[at], _told_heads(table, at)
        cells = _joined(table[at : at + heads], used) if heads else _cells_of(row, used, headed)
        yield row_of(cells, row.page, header=heads > 0, bold=row.bold)
        at, headed = at + max(1, heads), headed or heads > 0


def without_blank_heads(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines without the blank heads of tables, but where one table follows another."""
    before: Line | None = None
    for line in lines:
        if line.text or not line.header or (before is not None and before.cells):
            yield line
            before = line


def opened(rows: Sequence[Row]) -> list[Opened]:
    """The rows with merged cells in every column they lie over and every row they go down."""
    found: list[Opened] = []
    above: dict[int, tuple[Cell, int, int]] = {}  # by column: where it starts, rows to go
    before: list[Cell] = []
    for row in rows:
        cells: list[Cell] = []
        starts: list[int] = []
        below: dict[int, tuple[Cell, int, int]] = {}
        own, last = deque(row.cells), max(above, default=-1)
        while own or len(cells) <= last:
            at = len(cells)
            if at in above:
                cell, start, left = above.pop(at)
                over = 1
            else:
                cell = own.popleft() if own else Cell()
                start, left = at, cell.down
                over = max(1, min(cell.over, WIDEST - at))
            if not cell.down and at < len(before):
                cell = _name(before[at])
            name = _name(cell)
            for column in range(at, at + over):
                cells.append(cell)
                starts.append(start)
                above.pop(column, None)
                if left > 1:
                    below[column] = name, start, left - 1
        above, before = below, cells
        if any(cell.words for cell in row.cells):
            words = tuple(cell.words for cell in cells)
            found.append(Opened(tuple(cells), words, tuple(starts), row.head, row.page))
    return found


def _name(cell: Cell) -> Cell:
    """A cell as the rows below it say it again, where it goes down over them."""
    return cell if len(cell.words) <= LONGEST_NAME else Cell()


def _heads_of(table: Sequence[Opened]) -> int:
    """How many rows at the top of a table hold its heads."""
    told = _told_heads(table, 0)
    if told or not table or not table[0].may_be_heads:
        return told
    heads = 1
    while heads < MOST_HEADS and _is_divided(table[heads - 1 : heads + 1]):
        heads += 1
    first, rows = table[:heads], [row for row in table[heads:] if not row.is_one]
    set_off = all(row.bold for row in first) and not all(row.bold for row in rows)
    names = _joined(first, range(len(first[0].cells)))
    return heads if rows and (set_off or _differs(table[0], names, rows)) else 0


def _told_heads(table: Sequence[Opened], at: int) -> int:
    """How many rows from one on the file calls heads, with those that divide the last of them."""
    end = at
    while end < len(table) and table[end].head and not table[end].is_one:
        end += 1
    while at < end < at + MOST_HEADS and _is_divided(table[end - 1 : end + 1]):
        end += 1
    return end - at


def _is_divided(rows: Sequence[Opened]) -> bool:
    """Whether heads that lie over several columns are divided by those of the row below: every
    other column has a head in one of both rows."""
    if len(rows) < 2 or not rows[1].may_be_heads or len(rows[0].cells) != len(rows[1].cells):
        return False
    above, below = rows
    lies_over = Counter(above.starts)
    return any(times > 1 for times in lies_over.values()) and all(
        lies_over[start] > 1 or cell is under or not (cell.words and under.words)
        for start, cell, under in zip(above.starts, above.cells, below.cells, strict=True)
    )


def _differs(first: Opened, names: Sequence[str], rows: Sequence[Opened]) -> bool:
    """Whether a row in plain type differs from what stands below it as heads do: words above
    figures or dates, or above what is much longer or said again, in most columns."""
    labelled = first.cells[0].bold and first.cells[0].words
    if labelled or not all(names[1:]) or any(map(_counts, names)):
        return False
    columns = [
        [row.words[n] for row in rows if any(row.words[n : n + 1])] for n in range(len(names))
    ]
    if any(name in column for name, column in zip(names, columns, strict=True)):
        return False
    if names[0] and len(rows) > 1 and all(any(map(str.isdigit, words)) for words in columns[0]):
        return True  # the name of numbers or days, one a row
    if len(names) == 2:  # else it may be a list of labels with what each says
        return len(rows) > 1 and bool(columns[1]) and all(map(is_figure, columns[1]))
    unlike = [_is_unlike(name, column) for name, column in zip(names, columns, strict=True)]
    again = [len(set(column)) < len(column) for column in columns]
    return any(unlike) and 2 * sum(map(max, unlike, again)) > len(names)


def _counts(words: str) -> bool:
    """Whether words hold a number: neither a time nor the noughts of a unit."""
    return any(sign.isdigit() and sign != "0" for sign in PERIOD.sub("", words))


def _is_unlike(name: str, column: Sequence[str]) -> bool:
    counted = sum(any(map(str.isdigit, words)) for words in column)
    return bool(column) and (
        2 * counted > len(column) or sum(map(len, column)) >= LONGER * len(name) * len(column)
    )


def _joined(rows: Sequence[Opened], used: Sequence[int]) -> tuple[str, ...]:
    """The words over each column, those of several rows one after the other."""
    over = [[words for row in rows for words in row.words[n : n + 1] if words] for n in used]
    return tuple(" ".join(dict.fromkeys(words)) for words in over)


def _cells_of(row: Opened, used: Sequence[int], headed: bool) -> tuple[str, ...]:
    """What a row says in the columns in use. Words over several stand in each of them, and those
    that name the row in the first; a figure over several is under no head, nor is its row."""
    if row.is_one:
        return row.apart
    columns = [n for n in used if n < len(row.cells)]
    again = {n for n in columns if row.starts[n] != n}
    apart = tuple(row.words[n] for n in columns if n not in again)
    if not headed:
        return apart
    if any(row.starts[n] and ONE_FIGURE.fullmatch(row.words[n]) for n in again):
        return apart + ("",) * (len(used) + 1 - len(apart))  # more cells than there are heads
    return tuple("" if n in again and not row.starts[n] else row.words[n] for n in columns)
