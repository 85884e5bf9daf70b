"""Runs of text -> those that still stand, and those a line is drawn through."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from ingest.formats.pdf.painting import Painting, Run

# A line through words is thinner than this and longer than that; a page with more is a chart.
THIN, SHORTEST, MOST = 2.5, 2.0, 3000
# It runs through the letters' middle, in shares of the size above the baseline.
LOWEST, HIGHEST = 0.15, 0.45
# It reaches no further than the words it strikes out, as the lines of tables and charts do.
COVERED = 0.8
WORD = re.compile(r"[^\W\d_]{3}")


def parted(painting: Painting) -> tuple[list[Run], frozenset[int]]:
    """The runs, cut where a line through them begins or ends, and the places of those struck."""
    strokes = strokes_in(painting)
    if not strokes:
        return painting.runs, frozenset()
    runs: list[Run] = []
    struck: set[int] = set()
    for run in painting.runs:
        for piece, out in pieces_of(run, strokes.get(run.order, ())):
            if out:
                struck.add(len(runs))
            runs.append(piece)
    return runs, frozenset(struck)


def strokes_in(painting: Painting) -> dict[int, list[tuple[float, float]]]:
    """From where to where each run, by its order, is struck out."""
    thin = [rule.rectangle for rule in painting.rules if rule.width < THIN]
    level = [r for r in thin if r[3] - r[1] < THIN and r[2] - r[0] > SHORTEST]
    if not level or len(level) > MOST:
        return {}
    rows = by_height(painting.runs)
    found: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for left, bottom, right, top in level:
        y = (bottom + top) / 2
        through = [
            run
            for run in rows.get(int(y), ())
            if LOWEST * run.size < y - run.y < HIGHEST * run.size
        ]
        shares = [(run, max(left, run.x), min(right, run.right)) for run in through]
        if sum(end - start for _, start, end in shares if end > start) < COVERED * (right - left):
            continue
        for run, start, end in shares:
            if end > start:
                found[run.order].append((start, end))
    words = (run.text for run in painting.runs if run.order in found)
    return found if any(WORD.search(text) for text in words) else {}  # figures on a chart


def by_height(runs: Sequence[Run]) -> dict[int, list[Run]]:
    """The level runs by each whole point of height that their letters' middle reaches over."""
    rows: dict[int, list[Run]] = defaultdict(list)
    for run in runs:
        if run.angle == 0 and re.search(r"\w", run.text) and 0 < run.size < 1000:
            for y in range(int(run.y + LOWEST * run.size), int(run.y + HIGHEST * run.size) + 1):
                rows[y].append(run)
    return rows


def pieces_of(run: Run, strokes: Sequence[tuple[float, float]]) -> Iterator[tuple[Run, bool]]:
    """The run in pieces, each wholly struck out or not at all."""
    if not strokes:
        yield run, False
        return
    widths = {glyph.text: glyph.width for glyph in run.font.glyphs.values()}
    each = [max(widths.get(letter, 500.0), 1.0) for letter in run.text]
    scale = (run.right - run.x) / sum(each)
    places: list[tuple[str, float, float, bool]] = []
    x = run.x
    for letter, width in zip(run.text, each, strict=True):
        middle = x + width * scale / 2
        out = any(start <= middle <= end for start, end in strokes)
        places.append((letter, x, x + width * scale, out))
        x += width * scale
    for out, group in groupby(places, key=lambda place: place[3]):
        letters = list(group)
        text = "".join(letter for letter, *_ in letters)
        yield run._replace(text=text, x=letters[0][1], right=letters[-1][2]), out
