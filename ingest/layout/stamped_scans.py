"""Scans that were numbered with the pages around them -> Pages whose text is still to be read.

The clerk who puts a pack together prints a number, or the name of the meeting, on every page of it,
the pictures too. What a scan says is in its picture, not in those lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.faults import Faults
from ingest.layout.page_furniture import running_lines
from ingest.lines import Page


def without_stamps(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages, those that are a picture and running lines bare of the lines: the picture shows
    them too."""
    pictures = {page.number for page in pages if page.has_image and page.lines and not page.ocr}
    if not pictures:
        return tuple(pages)
    nothing: dict[int, set[int]] = {page.number: set() for page in pages}
    furniture = Faults().kept("Stamps", 0, lambda: running_lines(pages), lambda: nothing)
    return tuple(
        replace(page, lines=())
        if page.number in pictures and len(furniture[page.number]) == len(page.lines)
        else page
        for page in pages
    )
