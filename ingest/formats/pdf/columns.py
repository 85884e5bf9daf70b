"""Text set in two columns: found by its gutter and by the order it was written in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

# A column of prose is at least this share of the page wide; a column of figures is not.
WIDE = 0.25
# Fewer lines than this on a side are the cells of a table or an address beside a date.
FEWEST = 6
# Share of pairs (left, right) written left first. Tables are written row by row: about half.
COLUMN_BY_COLUMN = 0.9


class Placed(Protocol):
    @property
    def x(self) -> float: ...
    @property
    def right(self) -> float: ...
    @property
    def y(self) -> float: ...
    @property
    def order(self) -> int: ...


Part = TypeVar("Part", bound=Placed)


def gutter(parts: Sequence[Placed], width: float) -> float | None:
    """Where the white space between two columns runs, None on a page of one column."""
    wide = [p for p in parts if p.right - p.x > WIDE * width]
    if sum(p.x > 0.4 * width for p in wide) < FEWEST:
        return None
    best: tuple[int, float] | None = None
    for step in range(int(0.35 * width), int(0.65 * width), 3):
        left = sum(p.right <= step for p in wide)
        right = sum(p.x >= step for p in wide)
        across = sum(p.x < step < p.right for p in parts)
        if min(left, right) >= FEWEST and across < 0.5 * (left + right):
            best = min(best or (across, step), (across, step))
    return best[1] if best else None


def blocks_in_order(parts: Sequence[Part], width: float) -> list[list[Part]]:
    """The parts of a page in blocks to be read one after the other, top to bottom.

    A line across both columns ends the columns above it.
    """
    x = gutter(parts, width)
    if x is None:
        return [list(parts)]
    blocks: list[list[Part]] = []
    waiting: list[Part] = []
    for part in sorted(parts, key=lambda p: p.y):
        if part.x < x < part.right:
            blocks += side_by_side(waiting, x)
            waiting = []
            blocks.append([part])
        else:
            waiting.append(part)
    return blocks + side_by_side(waiting, x)


def side_by_side(parts: list[Part], x: float) -> list[list[Part]]:
    """Left column, then right; as one block where they were not written one after the other."""
    left, right = [p for p in parts if p.right <= x], [p for p in parts if p.x >= x]
    if not left or not right:
        return [parts] if parts else []
    first = sum(one.order < other.order for one in left for other in right)
    if first < COLUMN_BY_COLUMN * len(left) * len(right):
        return [parts]
    return [left, right]
