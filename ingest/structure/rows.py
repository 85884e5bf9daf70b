"""Rows of tables -> what can be cited of them: a reference, and "Column: value" in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.kinds.grades import grade_of
from assistant.text.dates import A_DAY, A_MONTH
from ingest.layout.column_heads import REFERENCE
from ingest.layout.layout import Layout, joined
from ingest.lines import Line
from ingest.structure.blocks import Block, runs_on
from ingest.structure.numbering import Mark

ROW = "Row"  # what a row is called that has no other name
DAY = re.compile(
    rf"\b{A_DAY}\s+{A_MONTH}"
    r"|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b",
    re.I,
)


def with_tails(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with words that go on a row, below the borders that were drawn, put into it."""
    kept: list[Block] = []
    for block in blocks:
        tail = tail_of(kept[-1], block) if kept and kept[-1].kind == "row" else None
        if tail is None:
            kept.append(block)
        else:
            kept[-1] = replace(kept[-1], lines=(*kept[-1].lines, tail))
    return kept


def tail_of(row: Block, block: Block) -> Line | None:
    """A block of text as more words of the last cell of a row; None where it does not go on."""
    cells = row.last.cells
    place = max((i for i, cell in enumerate(cells) if cell), default=None)
    told = block.first.starts is not None  # by the file: another paragraph
    if (
        told
        or place is None
        or block.kind != "text"
        or not runs_on(Line(cells[place]), block.first)
    ):
        return None
    words = "\n".join(line.text for line in block.lines)
    tail = tuple(words if i == place else "" for i in range(len(cells)))
    return replace(block.first, cells=tail, starts=False)


def cells_of(block: Block, layout: Layout) -> tuple[str, ...]:
    """The cells of a row, column by column over page ends, broken words mended."""
    rows = [line for line in block.lines if line.cells]
    width = len(rows[0].cells)
    columns: list[list[str]] = [[] for _ in range(width)]
    for row in rows:
        for index, cell in enumerate(lent(row, rows[0])):
            columns[min(index, width - 1)] += cell.split("\n") if cell else []
    return tuple(
        joined([Line(words) for words in column], layout, narrow=True) for column in columns
    )


def lent(row: Line, first: Line) -> tuple[str, ...]:
    """The cells of a continued row; words that slid under the reference go to the column
    that was left in the middle of a sentence."""
    only_first = bool(row.cells[0]) and not any(row.cells[1:])
    if row is first or not only_first or not REFERENCE.match(first.cells[0]):
        return row.cells
    unfinished = (i for i, c in enumerate(first.cells) if i and c and c[-1] not in ".?!")
    place = next(unfinished, len(first.cells) - 1)
    return tuple(row.cells[0] if i == place else "" for i in range(len(first.cells)))


def row_text(cells: Sequence[str], columns: Sequence[str], numbered: bool) -> str:
    """ "Judgement: Overall effectiveness; Grade: Good"; a column without a head says its cell
    alone; without any heads, "A: B", and "A: B; C: D" where A and C end in a colon."""
    said = [cell for cell in (cells[1:] if numbered else cells) if cell]
    if len(said) == 1 and said[0].endswith(":"):
        return said[0]  # a label with nothing beside it yet
    if (
        columns
        and any(columns)
        and (len(columns) == len(cells) or (len(columns) > len(cells) and numbered))
    ):
        # A row that ends early leaves its last columns out.
        pairs = list(zip(columns, cells, strict=False))[1 if numbered else 0 :]
        return "; ".join(f"{head}: {cell}" if head else cell for head, cell in pairs if cell)
    if len(said) == 2 or (len(said) % 2 == 0 and all(cell.endswith(":") for cell in said[::2])):
        labelled = zip(said[::2], said[1::2], strict=True)
        return "; ".join(f"{label.rstrip(':')}: {value}" for label, value in labelled)
    return "; ".join(said)


def across(cells: Sequence[str], block: Block) -> str:
    """The words of a row that heads the rows below it, as the day of a meeting heads its items:
    one cell across all columns, or one filled cell of three or more, bold or a day. "" for any
    other row."""
    said = [cell for cell in cells if cell]
    if len(cells) == 1 and not cells[0].endswith((".", ";", ",")):
        return cells[0]
    if len(cells) < 3 or len(said) != 1 or said[0].endswith((":", ".", ";", ",")):
        return ""
    heads = (block.first.bold or DAY.search(said[0])) and len(said[0].split()) > 1
    return said[0] if heads else ""


def rows_below(blocks: Sequence[Block], index: int, layout: Layout) -> Iterator[tuple[str, ...]]:
    """The cells of each row between a block and the next that is none, one by one."""
    for at in range(index + 1, len(blocks)):
        if blocks[at].kind != "row":
            return
        yield cells_of(blocks[at], layout)


def is_over_rows(blocks: Sequence[Block], index: int) -> bool:
    """Whether a row of heads has a row below it that it can be over, before other heads."""
    width = len(blocks[index].first.cells)
    for block in blocks[index + 1 :]:
        if block.kind not in ("row", "caption") or block.first.header:
            return False
        if block.mark is not None or len(block.first.cells) == width:
            return True
    return False


def over_grades(
    cells: Sequence[str], below: Iterable[tuple[str, ...]], columns: Sequence[str]
) -> str:
    """The words of a row with nothing but its first cell, right above graded rows: what they
    are grades of. "" for any other row."""
    if not cells[0] or any(cells[1:]) or cells[0].endswith((".", ";", ",")):
        return ""
    first = next((row for row in below if any(row[1:])), ())
    graded = len(first) == len(cells) and is_judgement(first, columns)
    return cells[0].rstrip(":") if graded else ""


def is_judgement(cells: Sequence[str], columns: Sequence[str]) -> bool:
    heads = " ".join(columns).casefold()
    if "judgement" in heads or "grade" in heads.split():
        return True
    said = [cell for cell in cells if cell]
    return not columns and len(said) == 2 and bool(grade_of(said[1]))


def row_number(mark: Mark, columns: Sequence[str]) -> str:
    """A row's printed reference: "Action 3" for a bare figure, else as it stands: "R3"; and so a
    figure before the words of a cell that has no name above it."""
    noun = noun_of(columns[: 1 if mark.rest else 2])
    bare = mark.number.isdigit() and not (mark.rest and noun == ROW)
    return f"{noun} {mark.number}" if bare else mark.number


def unnumbered(cell: str, mark: Mark) -> str:
    """The words of a cell that begins with the number of its row."""
    return re.sub(rf"^\W*{re.escape(mark.number)}[.)]*\s*", "", cell)


def is_grade(text: str) -> bool:
    """Whether a heading is only a grade: "Good", "Grade 3 (Adequate)"."""
    return bool(grade_of(text) or re.match(r"^grade \d\b", text, re.I))


def noun_of(columns: Sequence[str]) -> str:
    """What the rows of a table are: "Action" under "Ref | Action", else "Row"."""
    for head in columns:
        words = re.sub(r"(?i)\b(?:ref(?:erence)?|no|number|nr|id)\b|[.#:]", " ", head).split()
        if len(words) == 1 and words[0].isalpha():
            return words[0].capitalize()
    return ROW
