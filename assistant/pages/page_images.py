"""The picture of a PDF page with the cited words highlighted. The only home of pypdfium2.

A document is a stranger's file and pdfium is written in C++, so a page is drawn in a process of
its own: a file that crashes or stalls it costs the reader one picture, not the chat.
"""

from __future__ import annotations

import ctypes
import io
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2
from pypdfium2 import raw as pdfium

from assistant.errors import FileRefused
from assistant.pages.page_words import Spans, placed

WIDTH = 1100  # pixels: body text of an A4 page reads well, and the PNG stays near 200 kB
HIGHEST = 2200  # pixels: a hostile page may be a mile long
MOST = 3  # pages; a quote on more is a misread one, and the file can be downloaded
SECONDS = 15  # an ordinary page takes 0.6
HIGHLIGHT = np.array((255, 230, 80), dtype=np.uint8)  # under black ink: contrast above 16 to 1


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as PNG; `top` is how far down the first highlight begins, from 0 to 1, if any is."""

    png: bytes
    top: float | None = None


Pictures = dict[int, Picture]
Box = tuple[int, int, int, int]  # left, top, right, bottom


def has_pages(original: bytes) -> bool:
    """Whether the file is one whose pages can be drawn: a PDF."""
    return b"%PDF-" in original[:1024]


def page_pictures(
    original: bytes, pages: range, quotes: Sequence[str], paragraph: str = ""
) -> Pictures:
    """Those of the PDF's pages (from 1) that the quotes stand on, by page number.

    The words of the quotes are highlighted. `paragraph` is the whole paragraph, which tells two
    places with the same words apart. Where no quote is found, the first page is given as it is.
    Raises FileRefused when a page cannot be drawn.
    """
    asked = json.dumps([pages.start, pages.stop, list(quotes), paragraph]).encode() + b"\n"
    command = [sys.executable, "-m", "assistant.pages.page_images"]
    try:
        drawn = subprocess.run(
            command, input=asked + original, capture_output=True, timeout=SECONDS, check=True
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise FileRefused(
            f"The picture of page {pages.start} cannot be drawn; the words stand beside it."
        ) from error
    sizes, _, pngs = drawn.stdout.partition(b"\n")
    stream = io.BytesIO(pngs)
    return {page: Picture(stream.read(size), top) for page, size, top in json.loads(sizes)}


def drawn_pages(
    original: bytes, pages: range, quotes: Sequence[str], paragraph: str = ""
) -> Pictures:
    """As `page_pictures`, in this process."""
    with pypdfium2.PdfDocument(original) as document:
        leaves = {page: document[page - 1] for page in pages}
        texts = [leaf.get_textpage().get_text_range() for leaf in leaves.values()]
        spans = dict(zip(pages, placed(quotes, texts, paragraph), strict=True))
        wanted = [page for page in pages if spans[page]][:MOST] or pages[:1]
        return {page: _picture(leaves[page], spans[page]) for page in wanted}


def _picture(leaf: pypdfium2.PdfPage, spans: Spans) -> Picture:
    width, height = leaf.get_size()
    scale = min(WIDTH / width, HIGHEST / height)
    bitmap = leaf.render(scale=scale, rev_byteorder=True)
    pixels = bitmap.to_numpy()
    boxes = _boxes(leaf, scale, spans)
    for left, top, right, bottom in boxes:
        box = pixels[top:bottom, left:right, :3]
        np.minimum(box, HIGHLIGHT, out=box)
    png = io.BytesIO()
    # A palette: a quarter of the size, and no eye sees it on a page of text.
    bitmap.to_pil().convert("RGB").quantize(64, method=2).save(png, "PNG")
    first = min((top / pixels.shape[0] for _, top, _, _ in boxes), default=None)
    return Picture(png.getvalue(), first)


def _boxes(leaf: pypdfium2.PdfPage, scale: float, spans: Spans) -> list[Box]:
    """Pixel rectangles that cover the quote, one for each line of it."""
    page_text = leaf.get_textpage()
    width, height = (round(side * scale) for side in leaf.get_size())
    boxes: list[Box] = []
    for start, end in spans:
        for at in range(page_text.count_rects(start, end - start)):
            left, low, right, high = page_text.get_rect(at)
            x, y = zip(
                _pixel(leaf, width, height, left, low),
                _pixel(leaf, width, height, right, high),
                strict=True,
            )
            box = (max(min(x) - 2, 0), max(min(y) - 2, 0), max(x) + 2, max(y) + 2)
            if boxes and _on_one_line(boxes[-1], box):
                box = (boxes[-1][0], min(boxes[-1][1], box[1]), box[2], max(boxes[-1][3], box[3]))
                boxes.pop()
            boxes.append(box)
    return boxes


def _on_one_line(one: Box, next_one: Box) -> bool:
    """Whether a box goes on from the last: pdfium starts a new one at every change of font."""
    middle = (next_one[1] + next_one[3]) / 2
    return one[1] < middle < one[3] and -4 < next_one[0] - one[2] < one[3] - one[1]


def _pixel(leaf: pypdfium2.PdfPage, width: int, height: int, x: float, y: float) -> tuple[int, int]:
    """A point of the page in pixels of its picture: pdfium knows of rotation and crop boxes."""
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(leaf, 0, 0, width, height, 0, x, y, across, down)
    return across.value, down.value


def _draw_what_is_asked() -> None:
    """The child: a line of JSON that says what to draw, then the file; what was drawn comes out."""
    start, stop, quotes, paragraph = json.loads(sys.stdin.buffer.readline())
    pictures = drawn_pages(sys.stdin.buffer.read(), range(start, stop), quotes, paragraph)
    head = json.dumps([(page, len(p.png), p.top) for page, p in pictures.items()])
    sys.stdout.buffer.write(head.encode() + b"\n" + b"".join(p.png for p in pictures.values()))


if __name__ == "__main__":
    _draw_what_is_asked()
