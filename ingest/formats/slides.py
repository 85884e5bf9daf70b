"""A presentation -> Pages, one for each slide. The only home of python-pptx."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from pptx import Presentation
from pptx.exc import PythonPptxError

from assistant.errors import FileRefused
from ingest.formats.clean import plain
from ingest.formats.grid import Row, lines_of
from ingest.lines import HiddenText, Line, Page

# What python-pptx raises on files that PowerPoint would mend or refuse.
BROKEN = (PythonPptxError, zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError,
          IndexError, EOFError, OSError)  # fmt: skip


def pages_of(data: bytes, name: str) -> tuple[Page, ...]:
    """A page for each slide, its title a heading. Raises FileRefused when it cannot be opened.

    What the speaker notes is not on the slide and stays out; a hidden slide is told.
    """
    try:
        slides = Presentation(io.BytesIO(data)).slides
        return tuple(_page_of(slide, number) for number, slide in enumerate(slides, 1))
    except BROKEN as error:
        raise FileRefused(
            f"{name} cannot be opened as a presentation. Open it in PowerPoint, save it again as"
            " .pptx, and add that."
        ) from error


def _page_of(slide: Any, number: int) -> Page:
    title = slide.shapes.title
    named = " ".join(plain(title.text_frame.text).split()) if title is not None else ""
    others = [
        shape
        for shape in _shapes_in(slide.shapes)
        if title is None or shape.shape_id != title.shape_id
    ]
    lines = tuple(line for shape in others for line in _lines_of(shape, number))
    if slide._element.get("show") == "0":  # python-pptx has no name for it
        words = " ".join(filter(None, (named, *(line.text for line in lines))))
        return Page(number, hidden=(HiddenText("hidden slide", words),) if words else ())
    head = Line(named or f"Slide {number}", number, starts=True, level=1)
    return Page(number, (head, *lines) if named or lines else (), has_image=not (named or lines))


def _shapes_in(shapes: Iterable[Any]) -> Iterator[Any]:
    """The shapes of a slide from top to bottom, those of groups in their place."""
    for shape in sorted(shapes, key=lambda shape: (shape.top or 0, shape.left or 0)):
        if hasattr(shape, "shapes"):
            yield from _shapes_in(shape.shapes)
        else:
            yield shape


def _lines_of(shape: Any, page: int) -> Iterator[Line]:
    if getattr(shape, "has_table", False):
        rows = [Row(tuple(cell.text for cell in row.cells)) for row in shape.table.rows]
        yield from lines_of(rows, page, heads=bool(shape.table.first_row))
    elif shape.has_text_frame:
        paragraphs = [p for p in shape.text_frame.paragraphs if p.text.strip()]
        listed = shape.is_placeholder and len(paragraphs) > 1
        for paragraph in paragraphs:
            words = " ".join(plain(paragraph.text).split())
            bullet = "• " if listed or paragraph.level else ""
            yield Line(bullet + words, page, x=18.0 * paragraph.level, starts=True)
