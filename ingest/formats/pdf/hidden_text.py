"""Runs of a page -> those one can see, and the words hidden from the eye."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from ingest.formats.pdf.geometry import Rectangle
from ingest.formats.pdf.painting import ASLANT, WHITE, Box, Colour, Painting, Run
from ingest.formats.pdf.struck_out import parted
from ingest.lines import HiddenText

# Text below this size cannot be read on paper; the smallest print seen in an official PDF is
# 4 points. Word sets its empty anchor paragraphs at 1 point, but those hold spaces only.
TINY = 2.5
# Two colours that differ by less than this in every channel (of 1.0) look the same.
SAME_COLOUR = 0.08
# A picture over this share of the page makes it a scan, and invisible text its OCR layer.
SCAN_SHARE = 0.5
SHELF = 40.0  # points
LARGE = 36.0  # points: no text has other text set inside letters of this size


def seen_and_hidden(
    painting: Painting, page: Rectangle
) -> tuple[list[Run], tuple[HiddenText, ...], bool]:
    """Visible runs, hidden words grouped by the way they are hidden, and whether the visible
    runs are the OCR layer of a scan."""
    nearby = Shelves(painting.boxes, page)
    scan = is_scan(painting, page, nearby)
    pieces, struck = parted(painting)
    marks = watermarks(painting)
    runs: list[Run] = []
    hidden: list[tuple[str, Run]] = []
    for place, run in enumerate(pieces):
        if not run.text.strip():
            runs.append(run)
            continue
        kind = way_of_hiding(run, nearby, page, scan)
        kind = kind or ("struck out" if place in struck else marks.get(run.order, ""))
        if kind:
            hidden.append((kind, run))
        else:
            runs.append(run)
    groups = groupby(hidden, key=lambda item: item[0])
    found = tuple(HiddenText(kind, said([run for _, run in group])) for kind, group in groups)
    return runs, found, scan


def said(runs: Sequence[Run]) -> str:
    """The words of runs, apart where they are set on different lines."""
    lines = ("".join(run.text for run in line) for _, line in groupby(runs, lambda run: run.y))
    return " ".join(" ".join(lines).split())


def watermarks(painting: Painting) -> dict[int, str]:
    """The orders of the runs laid over or under the text: large words with others set inside
    their letters."""
    large = [r for r in painting.runs if r.size >= LARGE and r.text.strip() and r.angle >= 0]
    found = {r.order: "watermark" for r in painting.runs if r.angle == ASLANT}
    for run in large:
        left, bottom, right, top = place_of(run)
        inside = sum(
            left < (other.x + other.right) / 2 < right and bottom < other.y < top
            for other in painting.runs
            if other.size < 0.5 * run.size and other.text.strip()
        )
        if inside >= 3:
            found[run.order] = "watermark"
    return found


class Shelves:
    """The boxes of a page by height, so that each run is held against those near it only."""

    def __init__(self, boxes: Sequence[Box], page: Rectangle) -> None:
        self.boxes: dict[int, list[Box]] = defaultdict(list)
        for box in boxes:
            bottom, top = max(box.rectangle[1], page[1]), min(box.rectangle[3], page[3])
            for shelf in range(int(bottom // SHELF), int(top // SHELF) + 1):
                self.boxes[shelf].append(box)

    def at(self, y: float) -> Sequence[Box]:
        return self.boxes.get(int(y // SHELF), ())


def is_scan(painting: Painting, page: Rectangle, nearby: Shelves) -> bool:
    """Whether the page is a picture with its recognised words laid over or under it.

    Scanners put every word there unseen; a page on which any real words can be seen has no use
    for such a layer, so unseen words on it are somebody's trick.
    """
    if not has_large_picture(painting.boxes, page):
        return False
    words = [run for run in painting.runs if run.text.strip()]
    unseen = [run for run in words if way_of_hiding(run, nearby, page, False)]
    seen_letters = sum(len(run.text) for run in words) - sum(len(run.text) for run in unseen)
    return bool(unseen) and seen_letters < 0.1 * sum(len(run.text) for run in unseen)


def has_large_picture(boxes: Sequence[Box], page: Rectangle) -> bool:
    area = (page[2] - page[0]) * (page[3] - page[1])
    covered = sum(overlap(box.rectangle, page) for box in boxes if box.picture)
    return covered >= SCAN_SHARE * area


def way_of_hiding(run: Run, boxes: Shelves, page: Rectangle, scan: bool) -> str:
    """How the run is hidden, "" when it can be seen."""
    place = place_of(run)
    if run.layer_hidden:
        return "hidden layer"
    if run.size < TINY:
        return "tiny"
    if overlap(place, page) < 0.5 * area_of(place):
        return "off the page"
    if overlap(place, run.clip) < 0.2 * area_of(place):
        return "clipped"
    if scan:
        return ""
    if run.mode in (3, 7):
        return "invisible"
    centre = ((place[0] + place[2]) / 2, (place[1] + place[3]) / 2)
    background: Colour = WHITE
    for box in boxes.at(centre[1]):
        x0, y0, x1, y1 = box.rectangle
        if not (x0 <= centre[0] <= x1 and y0 <= centre[1] <= y1):
            continue
        if box.order < run.order:
            background = box.colour
        elif box.opaque and overlap(place, box.rectangle) > 0.8 * area_of(place):
            return "covered"
    if looks_the_same(run.colour, background):
        return "white on white" if run.colour == WHITE else "the colour of its background"
    return ""


def place_of(run: Run) -> Rectangle:
    """The upright rectangle the letters fill."""
    height = run.size * 0.7
    if run.angle in (0, 180):
        left, right = sorted((run.x, run.right))
        bottom = run.y if run.angle == 0 else run.y - height
        return left, bottom, max(right, left + 0.1), bottom + height
    bottom, top = sorted((run.y, run.end_y))
    left = run.x - height if run.angle == 90 else run.x
    return left, bottom, left + height, max(top, bottom + 0.1)


def area_of(rectangle: Rectangle) -> float:
    return max(0.0, rectangle[2] - rectangle[0]) * max(0.0, rectangle[3] - rectangle[1])


def overlap(one: Rectangle, other: Rectangle) -> float:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width * height if width > 0 and height > 0 else 0.0


def looks_the_same(one: Colour, other: Colour) -> bool:
    if one is None or other is None:
        return False
    return all(abs(a - b) < SAME_COLOUR for a, b in zip(one, other, strict=True))
