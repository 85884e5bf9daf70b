"""What is printed on every page and is text all the same: a title, the heads of a long table."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from ingest.layout.tables import grids_of, is_in
from ingest.lines import Page

# A title is set so much larger than whatever else its page says.
LARGER = 1.3


def text_among(
    pages: Sequence[Page], running: Mapping[int, Collection[int]]
) -> dict[int, set[int]]:
    """For each page number, those of its running lines that belong to the text: on the first page
    the title that the others repeat, and on each the heads of a drawn table that goes on there."""
    first = next((page.number for page in pages if page.lines), 0)
    found: dict[int, set[int]] = {}
    for page in pages:
        ours = running[page.number]
        found[page.number] = _heads(page, ours) if ours else set()
        if page.number == first:
            found[first] |= _title(page, ours)
    return found


def _title(page: Page, running: Collection[int]) -> set[int]:
    others = [line.size for i, line in enumerate(page.lines) if i not in running]
    largest = max(others, default=0.0)
    above = (i for i in running if page.lines[i].y < page.height / 2)
    return {i for i in above if largest and page.lines[i].size >= LARGER * largest}


def _heads(page: Page, running: Collection[int]) -> set[int]:
    """Those inside a table that holds lines of the text too. (A letterhead in a frame of its own
    holds none.)"""
    if not page.rules or not any(len(page.lines[i].pieces) > 1 for i in running):
        return set()
    heads: set[int] = set()
    for grid in grids_of(page.rules):
        held = {
            i
            for i, line in enumerate(page.lines)
            if any(is_in(line, band, grid) for band in grid.bands if len(band.edges) > 2)
        }
        heads |= held & set(running) if held - set(running) else set()
    return heads
