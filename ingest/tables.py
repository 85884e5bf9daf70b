"""Drawn tables -> one Line per row, its cells told apart by the lines drawn around them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.grades import grade_of
from ingest.lines import Line, Rectangle
from ingest.numbering import REFERENCE

# Drawn lines are at most this thick, and those of one border at most this far apart, in points.
THICK = 2.5
NEAR = 3.0
# A border may have small gaps where it crosses others.
WHOLE = 0.8
# More lines than this on one page are a chart or a map.
MOST_RULES = 1500


@dataclass(frozen=True, slots=True)
class Band:
    """One row of a drawn table: its height, and the places of its column borders."""

    top: float
    bottom: float
    edges: tuple[float, ...]

    def column(self, x: float) -> int:
        inside = [i for i, edge in enumerate(self.edges[:-1]) if edge - NEAR <= x]
        return inside[-1] if inside else 0


@dataclass(frozen=True, slots=True)
class Grid:
    left: float
    right: float
    bands: tuple[Band, ...]


def with_rows(lines: Sequence[Line], rules: Sequence[Rectangle]) -> list[Line]:
    """The lines of one page with those inside drawn tables put together row by row."""
    kept = list(lines)
    for grid in grids_of(rules):
        for band in grid.bands:
            inside = [line for line in kept if is_in(line, band, grid)]
            if len(band.edges) < 3 or not inside:
                continue
            at = kept.index(inside[0])
            held = set(map(id, inside))
            kept = [line for line in kept if id(line) not in held]
            kept[at:at] = row_of(inside, band)
    return kept


def is_in(line: Line, band: Band, grid: Grid) -> bool:
    middle = line.y - 0.3 * line.size
    return (
        not line.cells
        and band.top <= middle <= band.bottom
        and grid.left - NEAR <= line.x
        and line.right <= grid.right + 2 * NEAR
    )


def row_of(lines: Sequence[Line], band: Band) -> list[Line]:
    """The row as one Line; none when it holds no words."""
    columns: list[list[str]] = [[] for _ in band.edges[1:]]
    for line in lines:
        for text, x in [(s.text, s.x) for s in line.spans] or [(line.text, line.x)]:
            columns[band.column(x)].append(text)
    cells = tuple("\n".join(words) for words in columns)
    first = lines[0]
    bold = all(line.bold for line in lines)
    return [
        replace(
            first,
            text=" ".join(" ".join(cells).split()),
            x=band.edges[0],
            right=band.edges[-1],
            size=max(line.size for line in lines),
            bold=bold,
            cells=cells,
            spans=(),
        )
    ]


def grids_of(rules: Sequence[Rectangle]) -> list[Grid]:
    """The tables drawn on a page: level and upright lines that touch, two columns at least."""
    levels = [r for r in rules if r[3] - r[1] <= THICK and r[2] - r[0] > 2 * THICK]
    uprights = [r for r in rules if r[2] - r[0] <= THICK and r[3] - r[1] > 2 * THICK]
    if not levels or len(uprights) < 2 or len(levels) + len(uprights) > MOST_RULES:
        return []
    grids = [grid_of(group) for group in touching(levels + uprights)]
    return [grid for grid in grids if grid and any(len(band.edges) > 2 for band in grid.bands)]


def touching(rules: Sequence[Rectangle]) -> list[list[Rectangle]]:
    """The rules in groups that hang together."""
    groups: list[tuple[Rectangle, list[Rectangle]]] = []
    for rule in sorted(rules, key=lambda r: r[1]):
        box, members = rule, [rule]
        rest = []
        for other_box, other in groups:
            if any(
                meet(rule, one) for one in other if meet(box, other_box) or meet(rule, other_box)
            ):
                box, members = around(box, other_box), members + other
            else:
                rest.append((other_box, other))
        groups = [*rest, (box, members)]
    return [members for _, members in groups if len(members) >= 4]


def meet(one: Rectangle, other: Rectangle) -> bool:
    return (
        one[0] - NEAR <= other[2]
        and other[0] - NEAR <= one[2]
        and one[1] - NEAR <= other[3]
        and other[1] - NEAR <= one[3]
    )


def around(one: Rectangle, other: Rectangle) -> Rectangle:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def grid_of(rules: Sequence[Rectangle]) -> Grid | None:
    left, top = min(r[0] for r in rules), min(r[1] for r in rules)
    right, bottom = max(r[2] for r in rules), max(r[3] for r in rules)
    levels = [r for r in rules if r[2] - r[0] > r[3] - r[1]]
    uprights = [r for r in rules if r[3] - r[1] > r[2] - r[0]]
    lengths = [(r[1], r[0], r[2]) for r in levels]
    heights = edges_of(lengths, (left, right))
    edges = [top, *(y for y in heights if top + NEAR < y < bottom - NEAR), bottom]
    bands = []
    for upper, lower in itertools.pairwise(edges):
        if lower - upper < 2 * NEAR:
            continue
        columns = edges_of([(r[0], r[1], r[3]) for r in uprights], (upper, lower))
        bands.append(Band(upper, lower, tuple(columns)))
    return Grid(left, right, tuple(bands)) if bands else None


def edges_of(
    rules: Sequence[tuple[float, float, float]], extent: tuple[float, float]
) -> list[float]:
    """Places crossed by rules (place, from, to) that together cover most of the extent."""
    start, end = extent
    groups: list[list[tuple[float, float, float]]] = []
    for rule in sorted(rules):
        if groups and rule[0] - groups[-1][0][0] <= NEAR:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return [
        group[0][0]
        for group in groups
        if covered([(a, b) for _, a, b in group], start, end) >= WHOLE * (end - start)
    ]


def covered(pieces: Sequence[tuple[float, float]], start: float, end: float) -> float:
    """Length of the extent that the pieces cover, counted once."""
    total, reached = 0.0, start
    for a, b in sorted(pieces):
        a, b = max(a, reached), min(b, end)
        if b > a:
            total += b - a
            reached = b
    return total


# A column may stand for a time: "2018", "2021/22", "Sept 2021", "31 March 2019", "Q3".
PERIOD = re.compile(
    r"\b(?:\d{1,2}\s+)?(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+)?"
    r"(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?\b|\bQ[1-4]\b"
)
FIGURE = re.compile(r"^[\d\s.,%£()+–-]*\d[\d\s.,%£()+–-]*$")
HEADS = re.compile(r"^(?:judgement|grade|ref|no\.?|action|recommendation|outcome)\b", re.IGNORECASE)


def with_heads(lines: Sequence[Line]) -> list[Line]:
    """The lines of a document with the heads of tables marked, rows carried over a page end
    marked as continued (`starts=False`), and heads repeated on the next page left out."""
    marked: list[Line] = []
    head: Line | None = None
    for index, line in enumerate(lines):
        if not line.cells:
            marked.append(line)
            continue
        before = marked[-1] if marked and marked[-1].cells else None
        after = lines[index + 1] if index + 1 < len(lines) else None
        if head and head.cells == line.cells and head.page != line.page:
            continue
        if before and continues(line, before):
            line = replace(line, starts=False)
        elif (not before or len(before.cells) != len(line.cells)) and is_head(line, after):
            line = head = replace(line, header=True)
        marked.append(line)
    return marked


def continues(row: Line, before: Line) -> bool:
    """Whether a row goes on the one before it: no reference of its own under one that has, or
    no first cell after a page end, or words in the middle of a sentence."""
    if before.header:
        return False
    first, above = row.cells[0], before.cells[0]
    referenced = bool(REFERENCE.match(above)) or before.starts is False
    if len(row.cells) != len(before.cells) and any(row.cells[1:]):
        return False
    if not first:
        return referenced or row.page != before.page
    if row.page == before.page and not (referenced and not any(row.cells[1:])):
        return False
    return first[:1].islower() and not REFERENCE.match(first)


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
