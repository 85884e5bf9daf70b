"""Rows of drawn tables: which name the columns, and which go on the row of the page before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.kinds.grades import grade_of
from ingest.formats.figures import MOST_HEADS, PERIOD, is_figure
from ingest.layout.layout import SENTENCE_END
from ingest.lines import Line

FIGURE = re.compile(r"^(?=\D*\d)[\d\s.,%£()+–-]+$")
# The whole first cell of a row that has a reference of its own: "3", "R3", "1.2".
REFERENCE = re.compile(r"^[A-Z]{0,4}[ .-]?\d{1,3}(?:\.\d{1,2})*[.):]?$")
HEADS = re.compile(r"^(?:judgement|grade|ref|no\.?|action|recommendation|outcome)\b", re.IGNORECASE)


def with_whole_heads(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page with the rows of words over rows of figures as one row of heads."""
    kept: list[Line] = []
    at = 0
    while at < len(lines):
        heads = _heads_from(lines, at) if lines[at].cells and not (kept and kept[-1].cells) else []
        if heads:
            columns = zip(*(head.cells for head in heads), strict=True)
            cells = tuple("\n".join(filter(None, column)) for column in columns)
            words = " ".join(" ".join(cells).split())
            kept.append(replace(heads[0], text=words, cells=cells, header=True))
        else:
            kept.append(lines[at])
        at += max(1, len(heads))
    return kept


def _heads_from(lines: Sequence[Line], at: int) -> list[Line]:
    """The rows from one on that name the columns of figures below them; [] where they do not."""
    end = at
    named = False  # one row at most names the first column too
    while end < len(lines) and end - at <= MOST_HEADS and _is_of_words(lines[end], lines[at]):
        if named and lines[end].cells[0]:
            break
        named = named or bool(lines[end].cells[0])
        end += 1
    heads, below = lines[at:end], lines[end : end + 2]
    figures = [_figures_in(row) for row in below if len(row.cells) == len(lines[at].cells)]
    if not heads or len(heads) > MOST_HEADS or len(figures) < 2 or not all(figures):
        return []
    over = {i for head in heads for i, cell in enumerate(head.cells) if cell}
    return list(heads) if figures[0] | figures[1] <= over else []


def _is_of_words(row: Line, first: Line) -> bool:
    """Whether a row of the same table says things that may be over figures: no figure, but a
    time, and not the name of a row alone."""
    cells = [" ".join(cell.split()) for cell in row.cells]
    if len(cells) < 2 or len(cells) != len(first.cells) or not any(cells[1:]):
        return False
    left = [PERIOD.sub("", cell).strip() for cell in cells]
    return not any(map(is_figure, left)) and all(len(cell.split()) <= 12 for cell in cells)


def _figures_in(row: Line) -> set[int]:
    """The columns in which a row has figures, where most of what it says are figures."""
    said = {i for i, cell in enumerate(row.cells) if cell and i}
    figures = {i for i in said if is_figure(" ".join(row.cells[i].split()))}
    return figures if row.cells and 2 * len(figures) > len(said) else set()


def with_heads(lines: Sequence[Line]) -> list[Line]:
    """The lines of a document with the heads of tables marked, rows carried over a page end
    marked as continued (`starts=False`), and heads printed again inside a table left out."""
    marked: list[Line] = []
    head: Line | None = None
    begun: Line | None = None  # where the row before begins, maybe on an earlier page
    for index, line in enumerate(lines):
        if not line.cells:
            marked.append(line)
            continue
        before = marked[-1] if marked and marked[-1].cells else None
        after = line_below(lines, index)
        if head and words_of(head) == words_of(line):
            if before:
                continue
            line = replace(line, header=True)
        elif line.header:
            head = line
        elif before and begun and continues(line, before, begun):
            line = replace(line, starts=False)
        elif (not before or begins_anew(line, before, head)) and is_head(line, after):
            line = head = replace(line, header=True)
        begun = begun if line.starts is False else line
        marked.append(line)
    return marked


def line_below(lines: Sequence[Line], index: int) -> Line | None:
    """The line below a row, rows across the whole table passed over."""
    for at in range(index + 1, len(lines)):
        if len(lines[at].cells) != 1:
            return lines[at]
    return None


def begins_anew(row: Line, before: Line, head: Line | None) -> bool:
    """Whether a row may hold heads though another stands above it: it has more or fewer cells,
    or is bold and whole as the heads before it, below a row in ordinary type."""
    if len(row.cells) != len(before.cells) and len(before.cells) > 1 and len(row.cells) > 1:
        return True
    alike = head is not None and head.bold and len(head.cells) == len(row.cells)
    return alike and row.bold and not before.bold and all(row.cells)


def words_of(row: Line) -> list[str]:
    """The letters of each cell, wherever its lines were broken."""
    return [re.sub(r"[\W_]+", "", cell).casefold() for cell in row.cells]


def continues(row: Line, before: Line, begun: Line) -> bool:
    """Whether a row goes on the one before it: no reference of its own under one that has, or
    no first cell after a page end, or words in the middle of a sentence."""
    if before.header:
        return False
    first = row.cells[0]
    referenced = bool(REFERENCE.match(begun.cells[0]))
    if len(row.cells) != len(before.cells) and any(row.cells[1:]):
        return False
    if not first:
        return referenced or row.page != before.page
    if row.page == before.page and not (referenced and not any(row.cells[1:])):
        return False
    return not REFERENCE.match(first) and (first[:1].islower() or cuts_sentences(row, before))


def cuts_sentences(row: Line, before: Line) -> bool:
    """Whether the page end stands inside the sentences of several cells: begun with a capital
    and not ended above it, going on with a small letter below."""
    cut = [
        above
        for above, below in zip(before.cells, row.cells, strict=False)
        if above[:1].isupper() and not SENTENCE_END.search(above) and below[:1].islower()
    ]
    return row.page != before.page and len(cut) > 1


def is_head(row: Line, after: Line | None) -> bool:
    """Whether the first row of a table holds the names of its columns."""
    cells = [" ".join(cell.split()) for cell in row.cells if cell]
    if after is None or not after.cells or len(cells) < 2:
        return False
    if any(len(cell.split()) > 12 or grade_of(cell) for cell in cells):
        return False
    others = [PERIOD.sub("Time", cell) for cell in cells]
    if row.bold and not after.bold and not any(map(FIGURE.match, others)):
        return True
    if any(re.search(r"\d{2}", cell) for cell in others):
        return False
    if len(row.cells) > 2 and all(row.cells) and all(re.match(r"[A-Z]", c) for c in others):
        brief = all(len(cell.split()) <= 6 and cell[-1] not in ".;" for cell in cells)
        longer = any(len(c.split()) > 6 or re.search(r"\d", c) for c in after.cells)
        if brief and (longer or not all(after.cells)):
            return True
    named = bool(HEADS.match(cells[0])) and not REFERENCE.match(row.cells[0])
    return named or (bool(REFERENCE.match(after.cells[0])) and not REFERENCE.match(row.cells[0]))
