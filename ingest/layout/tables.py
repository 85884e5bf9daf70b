"""Drawn tables -> one Line per row, its cells told apart by the lines drawn around them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.layout.merged_cells import Extent, Strip, rows_in
from ingest.lines import Line, Rectangle

# Drawn lines are at most this thick, and those of one border at most this far apart, in points.
THICK = 2.5
NEAR = 3.0
# A line that stops at a border stops so near it; one below words begins where they do.
TOUCH = 1.5
# A border may have small gaps where it crosses others.
WHOLE = 0.8
# A row across all columns has no more lines than this; longer, it is a text in a frame.
MOST_ACROSS = 2
# More lines than this on one page are a chart or a map.
MOST_RULES = 1500


@dataclass(frozen=True, slots=True)
class Band:
    """One row of a drawn table: its height, and the places of its column borders."""

    top: float
    bottom: float
    edges: tuple[float, ...]
    strips: tuple[Strip, ...] = ()  # of cells that are merged down beside others

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
        grid = with_divided_heads(grid, kept)
        wide = [len(band.edges) > 2 for band in grid.bands]
        for index, band in enumerate(grid.bands):
            below = grid.bands[index + 1] if any(wide[index + 1 : index + 2]) else None
            inside = [line for line in kept if is_in(line, band, grid)]
            heads = below is not None and bool(inside) and is_set_over(inside, band, below)
            edges = below.edges if below and heads else band.edges
            across = bool(below) and any(wide[:index]) and len(inside) <= MOST_ACROSS
            if not inside or (len(edges) < 3 and not across):
                continue
            if len(edges) < 2:  # nothing upright is drawn beside it
                edges = (grid.left, grid.right)
            at = kept.index(inside[0])
            held = set(map(id, inside))
            kept = [line for line in kept if id(line) not in held]
            kept[at:at] = rows_of(inside, replace(band, edges=edges), heads, not any(wide[:index]))
    return kept


def with_divided_heads(grid: Grid, lines: Sequence[Line]) -> Grid:
    """The table with its first two rows as one, where the first has heads over several columns
    and the second divides them."""
    at = next((n for n, band in enumerate(grid.bands) if len(band.edges) > 2), len(grid.bands))
    while at + 1 < len(grid.bands):
        one, two = grid.bands[at : at + 2]
        *above, last = one.strips or (Strip(one.bottom, one.edges, ()),)
        below = two.strips or (Strip(two.bottom, two.edges, ()),)
        if len(last.edges) >= len(below[-1].edges):
            return grid
        strips = (*above, replace(last, drawn=((grid.left, grid.right),)), *below)
        both = Band(one.top, two.bottom, two.edges, strips)
        inside = [line for line in lines if is_in(line, both, grid)]
        if len(rows_in(inside, strips, NEAR, True)) != 1:
            return grid
        grid = replace(grid, bands=(*grid.bands[:at], both, *grid.bands[at + 2 :]))
    return grid


def is_set_over(lines: Sequence[Line], band: Band, below: Band) -> bool:
    """Whether a row without borders between its columns, as on a coloured ground, has words
    over every column of the row below, none of them over two: they are its heads."""
    if len(band.edges) > 2:
        return False
    spans = [(s.x, s.right) for line in lines for s in line.pieces]
    over = {(below.column(x), below.column(right - NEAR)) for x, right in spans}
    return over == {(i, i) for i in range(len(below.edges) - 1)}


def is_in(line: Line, band: Band, grid: Grid) -> bool:
    middle = line.y - 0.3 * line.size
    return (
        not line.cells
        and band.top <= middle <= band.bottom
        and grid.left - NEAR <= line.x
        and line.right <= grid.right + 2 * NEAR
    )


def rows_of(lines: Sequence[Line], band: Band, heads: bool, first: bool) -> list[Line]:
    """The row as one Line, or a Line for each row beside its merged cells; `first` says that no
    row of columns stands above it in its table."""
    whole = row_of(lines, band, heads)
    rows = rows_in(lines, band.strips, NEAR, first) if band.strips else []
    said = [(" ".join(" ".join(cells).split()), cells) for cells in rows]
    heads = len(rows) == 1
    parted = [replace(whole, text=text, cells=cells, header=heads) for text, cells in said if text]
    return parted or [whole]


def row_of(lines: Sequence[Line], band: Band, header: bool) -> Line:
    """The row as one Line."""
    columns: list[list[str]] = [[] for _ in band.edges[1:]]
    for line in lines:
        for piece in line.pieces:
            columns[band.column(piece.x)].append(piece.text)
    cells = tuple("\n".join(words) for words in columns)
    return replace(
        lines[0],
        text=" ".join(" ".join(cells).split()),
        x=band.edges[0],
        right=band.edges[-1],
        size=max(line.size for line in lines),
        bold=all(line.bold for line in lines),
        cells=cells,
        header=header,
        spans=(),
    )


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
    whole = [y for y in edges_of(lengths, (left, right)) if not stops(y, levels, uprights)]
    heights = sorted(whole + undrawn_edges(levels, uprights))
    edges = [top, *(y for y in heights if top + NEAR < y < bottom - NEAR), bottom]
    bands = []
    for upper, lower in itertools.pairwise(edges):
        if lower - upper < 2 * NEAR:
            continue
        columns = edges_of([(r[0], r[1], r[3]) for r in uprights], (upper, lower))
        strips = strips_in((upper, lower), levels, uprights) if len(columns) > 1 else []
        bands.append(Band(upper, lower, tuple(columns), tuple(strips)))
    return Grid(left, right, tuple(bands)) if bands else None


def stops(y: float, levels: Sequence[Rectangle], uprights: Sequence[Rectangle]) -> bool:
    """Whether the level lines at a height, however long, leave out a cell between two borders."""
    drawn = joined_up([(r[0], r[2]) for r in levels if abs(r[1] - y) <= NEAR])
    beside = [(r[0], r[2]) for r in uprights if r[1] - NEAR <= y <= r[3] + NEAR]
    if not beside:
        return False
    left, right = min(a for a, _ in beside), max(b for _, b in beside)
    ends = [left, *(x for piece in drawn for x in piece), right]
    gaps = [(a, b) for a, b in zip(ends[::2], ends[1::2], strict=True) if b - a > 4 * NEAR]
    return any(
        all(any(a - TOUCH <= end <= b + TOUCH for a, b in beside) for end in gap) for gap in gaps
    )


def strips_in(
    extent: Extent, levels: Sequence[Rectangle], uprights: Sequence[Rectangle]
) -> list[Strip]:
    """The strips of one row, parted by level lines that run from one border of a column to
    another and stop there; [] where there is none."""
    top, bottom = extent
    inner = [r for r in levels if top + 2 * NEAR < r[1] < bottom - 2 * NEAR]
    drawn: dict[float, list[Extent]] = {}
    for rule in sorted(inner, key=lambda r: r[1]):
        place = next((y for y in drawn if abs(y - rule[1]) <= NEAR), rule[1])
        drawn.setdefault(place, []).append((rule[0], rule[2]))
    cuts = {}
    for y, pieces in drawn.items():
        beside = [(r[0], r[2]) for r in uprights if r[1] - NEAR <= y <= r[3] + NEAR]
        whole = [
            piece
            for piece in joined_up(pieces)
            if all(any(a - TOUCH <= end <= b + TOUCH for a, b in beside) for end in piece)
        ]
        if whole:
            cuts[y] = tuple(whole)
    ends = [top, *cuts, bottom]
    if not cuts or any(b - a < 2 * NEAR for a, b in itertools.pairwise(ends)):
        return []
    columns = [
        edges_of([(r[0], r[1], r[3]) for r in uprights], part) for part in itertools.pairwise(ends)
    ]
    below = [*cuts.values(), ()]
    return [
        Strip(end, tuple(edges), line)
        for end, edges, line in zip(ends[1:], columns, below, strict=True)
    ]


def joined_up(pieces: Sequence[Extent]) -> list[Extent]:
    """Pieces of one line, those that touch as one."""
    found: list[Extent] = []
    for start, end in sorted(pieces):
        if found and start <= found[-1][1] + NEAR:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def undrawn_edges(levels: Sequence[Rectangle], uprights: Sequence[Rectangle]) -> list[float]:
    """Heights with no level line at which the borders of all columns begin: the row above ends
    there, parted by its coloured ground alone."""
    if not uprights:  # rules that touch, none of them upright
        return []
    left, right = min(r[0] for r in uprights), max(r[0] for r in uprights)
    found = []
    for y in sorted({r[1] for r in uprights}):
        begun = [r[0] for r in uprights if abs(r[1] - y) < NEAR]
        crossing = any(r[1] < y - NEAR and r[3] > y + NEAR for r in uprights)
        drawn = any(abs(r[1] - y) < NEAR for r in levels)
        whole = min(begun) - left < NEAR and right - max(begun) < NEAR and len(begun) > 2
        if whole and not crossing and not drawn:
            found.append(y)
    return found


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
