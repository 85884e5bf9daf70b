"""Pages bound as a book: where every second page is set further in, its lines are moved back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.layout.layout import SHIFT
from ingest.lines import Line

# So many pairs of facing pages show the margin of the binding, and more than half of all.
FEWEST = 3
STEP = 2.0  # points: margins that differ by less are the same


def with_one_margin(lines: Sequence[Line]) -> list[Line]:
    """The lines as if every page had the left margin of the odd ones."""
    lefts: dict[int, float] = {}
    for line in lines:
        lefts[line.page] = min(line.x, lefts.get(line.page, line.x))
    steps = Counter(
        round((lefts[page + 1] - left) / STEP)
        for page, left in lefts.items()
        if page % 2 == 0 and page + 1 in lefts
    )
    step, times = steps.most_common(1)[0] if steps else (0, 0)
    shift = step * STEP
    if abs(shift) < SHIFT or times < FEWEST or 2 * times <= steps.total():
        return list(lines)
    return [moved(line, shift) if line.page % 2 == 0 else line for line in lines]


def moved(line: Line, shift: float) -> Line:
    """The line so many points further to the right."""
    spans = tuple(replace(s, x=s.x + shift, right=s.right + shift) for s in line.spans)
    return replace(line, x=line.x + shift, right=line.right + shift, spans=spans)
