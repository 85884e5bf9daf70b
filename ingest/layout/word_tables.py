"""Tables of words that no lines are drawn around: rows below bold heads, aligned with them.

Only what is sure: every word stands under the beginning of a head, and white space, or cells that
are all filled, tells where each row begins. Anything else stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.formats.figures import is_figure
from ingest.layout.layout import SHIFT
from ingest.layout.name_columns import NAMED
from ingest.lines import Line

FEWEST_HEADS = 3
FEWEST_ROWS = 2
LONGEST_HEAD = 6  # words
APART = 4.0  # times their size: lines further apart are of no one table
LOOSE = 1.15  # times the closest lines: what stands further apart is of two rows

Cells = list[list[str]]


def with_word_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines of one page, those of tables of words put together row by row."""
    kept: list[Line] = []
    at = 0
    while at < len(lines):
        rows = _rows_below(lines, at) if _are_heads(lines[at]) else []
        if len(rows) < FEWEST_ROWS:
            kept.append(lines[at])
            at += 1
            continue
        heads = [[span.text] for span in lines[at].spans]
        kept.append(_row(lines[at], heads, header=True))
        for row in rows:
            kept.append(_row(row[0], _cells(row, lines[at])))
        at += 1 + sum(map(len, rows))
    return kept


def _are_heads(line: Line) -> bool:
    """Whether a line is three or more brief words set apart in bold, none a label or a figure."""
    return (
        len(line.spans) >= FEWEST_HEADS
        and line.bold
        and not line.cells
        and not any(
            is_figure(s.text) or s.text.endswith(":") or len(s.text.split()) > LONGEST_HEAD
            for s in line.spans
        )
    )


def _rows_below(lines: Sequence[Line], at: int) -> list[list[Line]]:
    """The lines of each row below a line of heads; [] where it is not sure how they part."""
    heads = lines[at]
    end = at + 1
    while end < len(lines) and _is_under(lines[end], lines[end - 1], heads):
        end += 1
    if any(NAMED.match(piece.text) for line in lines[at + 1 : end] for piece in line.pieces):
        return []  # names in columns are read down
    gaps = [below.y - above.y for above, below in pairwise(lines[at:end])]
    closest = min(gaps, default=0.0)
    loose = any(gap > LOOSE * closest for gap in gaps[1:])
    rows: list[list[Line]] = []
    for line, gap in zip(lines[at + 1 : end], gaps, strict=True):
        filled = _filled(line, heads)
        named = 0 in filled
        goes_on = gap <= LOOSE * closest if loose else not named
        if rows and goes_on:
            rows[-1].append(line)
        elif loose and not (named and len(filled) > 1):
            break  # words by themselves, below the table
        elif loose or _is_whole(filled, heads):
            rows.append([line])
        else:
            return []
    return rows


def _is_whole(filled: Mapping[int, str], heads: Line) -> bool:
    """Whether a line has words under each head, none of them in the middle of a sentence."""
    begun = not any(words[:1].islower() for words in filled.values())
    return begun and len(filled) == len(heads.spans)


def _is_under(line: Line, above: Line, heads: Line) -> bool:
    """Whether every piece of a line begins where a head does and ends before the next."""
    near = 0 < line.y - above.y < APART * line.size
    return near and not line.cells and not line.bold and bool(_filled(line, heads))


def _filled(line: Line, heads: Line) -> dict[int, str]:
    """What a line says under each head; {} where a piece of it stands under none."""
    ends = [*(span.x for span in heads.spans[1:]), float("inf")]
    filled: dict[int, str] = {}
    for piece in line.pieces:
        places = (
            n
            for n, (head, end) in enumerate(zip(heads.spans, ends, strict=True))
            if abs(piece.x - head.x) <= SHIFT and piece.right < end
        )
        place = next(places, None)
        if place is None:
            return {}
        filled[place] = piece.text
    return filled


def _cells(row: Sequence[Line], heads: Line) -> Cells:
    said = [_filled(line, heads) for line in row]
    return [[each[n] for each in said if n in each] for n in range(len(heads.spans))]


def _row(line: Line, cells: Cells, header: bool = False) -> Line:
    said = tuple("\n".join(words) for words in cells)
    words = " ".join(" ".join(said).split())
    return replace(line, text=words, cells=said, header=header, spans=())
