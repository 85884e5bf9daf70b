"""What stands side by side for a few lines only: two languages, short columns, the head of a
letter. Unlike long columns, it may be written in any order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Protocol, TypeVar

from ingest.formats.pdf.columns import WIDE, Placed

NEAR = 2.0  # points between what begins at one edge
FEWEST = 3  # lines that begin at the edge of a second column
CLOSE = 1.6  # of the size: from one line of a column to the next
RUNNING_ON = 2  # lines of each column at least that go on the line above them
_LABELLED = re.compile(r"[A-Z][\w’' ]{1,25}:\s*\S")
_NUMBER = re.compile(r"(?:\d{1,3}[.)]|\d{1,3}(?:\.\d{1,3}){1,4})(?=\s*[A-Z])")


class Written(Placed, Protocol):
    @property
    def size(self) -> float: ...
    @property
    def text(self) -> str: ...


Part = TypeVar("Part", bound=Written)


def edges_of(parts: Sequence[Written], width: float) -> tuple[float, ...]:
    """Where a second column may begin: where most parts do that begin in the middle of the page."""
    starts = Counter(round(p.x) for p in parts if 0.35 * width < p.x < 0.65 * width)
    return tuple(edge - NEAR for edge, times in starts.most_common(1) if times >= FEWEST)


def beside(parts: Sequence[Part], edge: float, width: float) -> list[list[Part]]:
    """The parts in blocks to be read one after the other; one block where none stand side by
    side. A part across the edge ends what does."""
    blocks: list[list[Part]] = []
    waiting: list[list[Part]] = []
    for row in _rows(parts):
        if any(p.x < edge < p.right for p in row):
            blocks += [*_parted(waiting, edge, width), row]
            waiting = []
        else:
            waiting.append(row)
    blocks += _parted(waiting, edge, width)
    return blocks


def head_of_letter(parts: Sequence[Part]) -> list[list[Part]]:
    """The parts in blocks, an address above "Dear" before the date and references beside it."""
    rows = _rows(parts)
    dear = next((n for n, row in enumerate(rows) if row[0].text.strip().startswith("Dear")), 0)
    two = [n for n in range(dear) if len(rows[n]) == 2]
    if len(two) < 2 or two != list(range(two[0], two[-1] + 1)):
        return [list(parts)]
    left, right = ([rows[n][side] for n in two] for side in (0, 1))
    apart = max(p.right for p in left) < min(p.x for p in right)
    labelled = sum(bool(_LABELLED.match(p.text)) for p in right)
    if not apart or 2 * labelled < len(right) or any(":" in p.text for p in left):
        return [list(parts)]
    above, below = rows[: two[0]], rows[two[-1] + 1 :]
    sides = [[p for row in above for p in row], left, right, [p for row in below for p in row]]
    return [side for side in sides if side]


def _rows(parts: Sequence[Part]) -> list[list[Part]]:
    """The parts on one height together, from the left."""
    placed = sorted(parts, key=lambda p: (p.y, p.x))
    return [list(row) for _, row in groupby(placed, key=lambda p: p.y)]


def _parted(rows: list[list[Part]], edge: float, width: float) -> Iterator[list[Part]]:
    """The rows above, the left side, the right one and the rows below; else all as one."""
    both = [n for n, row in enumerate(rows) if any(p.x >= edge for p in row)]
    first, last = (both[0], both[-1] + 1) if both else (0, 0)
    while 0 < last < len(rows) and _is_close(rows[last - 1][0], rows[last][0]):
        last += 1
    band = rows[first:last]
    left = [[p for p in row if p.x < edge] for row in band]
    right = [[p for p in row if p.x >= edge] for row in band]
    if _are_prose(list(filter(None, left)), list(filter(None, right)), width) or _are_alike(
        left, right
    ):
        sides = [rows[:first], left, right, rows[last:]]
        yield from filter(None, ([p for row in side for p in row] for side in sides))
    elif rows:
        yield [p for row in rows for p in row]


def _are_prose(left: Sequence[list[Part]], right: Sequence[list[Part]], width: float) -> bool:
    """Whether lines run on below each other on both sides, each in one piece."""
    return all(
        sum(_runs_on(above, below, width) for above, below in pairwise(side)) >= RUNNING_ON
        and 10 * sum(len(row) - (len(row[0].text) < 5) > 1 for row in side) <= len(side)
        for side in (left, right)
    )


def _are_alike(left: Sequence[list[Part]], right: Sequence[list[Part]]) -> bool:
    """Whether the same numbers stand before the words of both sides, in two lines at least."""
    numbers = [
        (_NUMBER.match(one[0].text.strip()), _NUMBER.match(other[0].text.strip()))
        for one, other in zip(left, right, strict=True)
        if one and other
    ]
    return sum(bool(one and other and one[0] == other[0]) for one, other in numbers) >= RUNNING_ON


def _runs_on(above: Sequence[Written], below: Sequence[Written], width: float) -> bool:
    wide = above[-1].right - above[0].x > WIDE * width
    return wide and _is_close(above[0], below[0]) and below[0].text.strip()[:1].islower()


def _is_close(above: Written, below: Written) -> bool:
    return below.y - above.y < CLOSE * max(above.size, below.size)
