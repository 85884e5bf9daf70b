"""Cells merged down or across in a drawn table -> the rows they part and go down over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.formats.figures import ONE_FIGURE, PERIOD
from ingest.formats.table import LONGEST_NAME
from ingest.lines import Line

APART = 2.0  # times the size of the type: lines of one cell stand closer
MOST_CELLS = 1000  # of one row: more are those of a drawing
Extent = tuple[float, float]  # from where to where, in points


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of a drawn row, between level lines that stop at its merged cells."""

    bottom: float
    edges: tuple[float, ...]  # the borders of its columns
    drawn: tuple[Extent, ...]  # where the line below it is; nothing where that goes on throughout


def rows_in(
    lines: Sequence[Line], strips: Sequence[Strip], near: float, first: bool
) -> list[tuple[str, ...]]:
    """The cells of each strip, those merged down said again; one row of heads, where the `first`
    of a table has heads over several columns that are divided below. [] where the cells are no
    rectangles, or too many."""
    edges = _merged(sorted(edge for strip in strips for edge in strip.edges), near)
    if len(edges) * len(strips) > MOST_CELLS:
        return []
    placed: dict[tuple[int, int], list[Line]] = {}
    said: list[tuple[int, int, str]] = []
    for line in lines:
        middle = line.y - 0.3 * line.size
        last = len(strips) - 1
        at = next((n for n, strip in enumerate(strips) if middle <= strip.bottom), last)
        for piece in line.pieces:
            column = sum(edge - near <= piece.x for edge in edges[1:-1])
            placed.setdefault((at, column), []).append(line)
            said.append((at, column, piece.text))
    regions = _regions(strips, edges, near, placed)
    if not all(map(_is_rectangle, _places(regions).values())):
        return []
    pieces: dict[int, list[str]] = {}
    for at, column, text in said:
        pieces.setdefault(regions[at][column], []).append(text)
    words = {region: "\n".join(texts) for region, texts in pieces.items()}
    if first and _are_heads(regions, words):
        over = (dict.fromkeys(column) for column in zip(*regions, strict=True))
        return [tuple("\n".join(words[r] for r in column if r in words) for column in over)]
    return [_row(regions, at, words) for at in range(len(regions))]


def _row(regions: Sequence[Sequence[int]], at: int, words: dict[int, str]) -> tuple[str, ...]:
    """One row. A figure that lies over several columns is under none of their heads, nor is its
    row: it has more cells than there are columns."""
    above = set(regions[at - 1]) if at else set()
    cells: list[str] = []
    wide = False
    for column, region in enumerate(regions[at]):
        again = column > 0 and regions[at][column - 1] == region
        text = words.get(region, "")
        wide = wide or (again and bool(ONE_FIGURE.fullmatch(text)))
        long = region in above and len(text) > LONGEST_NAME
        cells.append("" if again or long else text)
    return (*cells, "") if wide else tuple(cells)


def _are_heads(regions: Sequence[Sequence[int]], words: dict[int, str]) -> bool:
    """Whether a cell over several columns is divided by those below it, every other column has
    words in one cell alone, and none says a figure."""
    wide = {a for a, b in pairwise(regions[0]) if a == b}
    divided = any(
        a == b and c != d
        for (a, b), (c, d) in zip(pairwise(regions[0]), pairwise(regions[1]), strict=True)
    )
    alone = all(
        column[0] in wide or len(words.keys() & set(column)) < 2
        for column in zip(*regions, strict=True)
    )
    said = (PERIOD.sub("", " ".join(text.split())) for text in words.values())
    return divided and alone and not any(map(ONE_FIGURE.fullmatch, said))


def _regions(
    strips: Sequence[Strip],
    edges: Sequence[float],
    near: float,
    placed: Mapping[tuple[int, int], Sequence[Line]],
) -> list[list[int]]:
    """For each strip and column the number of the cell that stands there. Words that white space
    parts at the end of a strip are of two cells, though no line is drawn between them."""
    regions = [[len(edges) * n + m for m in range(len(edges) - 1)] for n in range(len(strips))]

    def join(one: int, other: int) -> None:
        for row in regions:
            row[:] = [one if region == other else region for region in row]

    for n, strip in enumerate(strips):
        for m, (left, right) in enumerate(pairwise(edges)):
            if m and not any(abs(edge - left) <= near for edge in strip.edges):
                join(regions[n][m - 1], regions[n][m])
            middle = (left + right) / 2
            drawn = n and any(a <= middle <= b for a, b in strips[n - 1].drawn)
            above, below = placed.get((n - 1, m)), placed.get((n, m))
            apart = above and below and below[0].y - above[-1].y > APART * below[0].size
            if n and not drawn and not apart:
                join(regions[n - 1][m], regions[n][m])
    return regions


def _places(regions: Sequence[Sequence[int]]) -> dict[int, list[tuple[int, int]]]:
    places: dict[int, list[tuple[int, int]]] = {}
    for n, row in enumerate(regions):
        for m, region in enumerate(row):
            places.setdefault(region, []).append((n, m))
    return places


def _is_rectangle(places: Sequence[tuple[int, int]]) -> bool:
    down, across = {n for n, _ in places}, {m for _, m in places}
    return len(places) == len(down) * len(across)


def _merged(places: Sequence[float], near: float) -> list[float]:
    """Places in order, those near each other once."""
    merged: list[float] = []
    for place in places:
        if not merged or place - merged[-1] > near:
            merged.append(place)
    return merged
