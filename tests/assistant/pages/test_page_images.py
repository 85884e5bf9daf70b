"""A page is drawn with the quoted words highlighted, and a file that cannot be drawn says so."""

import io

import numpy as np
import pypdfium2
import pytest
from pypdf import PdfWriter
from reportlab.pdfgen.canvas import Canvas

from assistant.errors import FileRefused
from assistant.pages import page_images
from assistant.pages.page_images import HIGHLIGHT, Picture, drawn_pages, has_pages, page_pictures

QUOTE = "children are seen within ten days of a referral and again a month later"


def pdf(rotation: int = 0) -> bytes:
    """Two A4 pages; the quote stands on the second, over two lines at 700 and 684 points."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    canvas.drawString(72, 700, "A first page about something else.")
    canvas.showPage()
    canvas.drawString(72, 700, "17. In this area children are seen within ten")
    canvas.drawString(72, 684, "days of a referral and again a month later.")
    canvas.showPage()
    canvas.save()
    writer = PdfWriter(clone_from=buffer)
    writer.pages[1].rotate(rotation)
    writer.write(buffer := io.BytesIO())
    return buffer.getvalue()


def highlighted(picture: Picture) -> np.ndarray:
    """Which pixels of the picture are yellow (rows, columns)."""
    from PIL import Image

    pixels = np.asarray(Image.open(io.BytesIO(picture.png)).convert("RGB")).astype(int)
    return (abs(pixels - HIGHLIGHT) < 16).all(axis=2)


def test_the_quoted_words_are_highlighted_where_they_stand():
    yellow = highlighted(drawn_pages(pdf(), range(2, 3), (QUOTE,))[2])
    scale = yellow.shape[1] / 595
    rows = np.flatnonzero(yellow.any(axis=1)) / scale
    columns = np.flatnonzero(yellow.any(axis=0)) / scale
    assert 842 - 712 < rows.min() < 842 - 700 < 842 - 684 < rows.max() < 842 - 676
    assert 70 < columns.min() < 76 and 270 < columns.max() < 320


def test_a_rotated_page_is_highlighted_where_the_reader_sees_the_words():
    yellow = highlighted(drawn_pages(pdf(rotation=90), range(2, 3), (QUOTE,))[2])
    height, width = yellow.shape
    assert width > height
    columns = np.flatnonzero(yellow.any(axis=0)) / width
    assert 0.75 < columns.min() < columns.max() < 0.9


def test_of_several_pages_only_those_with_the_words_are_drawn():
    assert list(drawn_pages(pdf(), range(1, 3), (QUOTE,))) == [2]


def test_words_that_stand_nowhere_give_the_first_page():
    assert list(drawn_pages(pdf(), range(1, 3), ("Nobody ever wrote anything like this",))) == [1]


def test_a_page_without_the_words_is_drawn_without_highlight():
    picture = drawn_pages(pdf(), range(1, 2), (QUOTE,))[1]
    assert picture.top is None and not highlighted(picture).any()


def test_a_picture_knows_how_far_down_its_highlight_begins():
    assert abs(drawn_pages(pdf(), range(2, 3), (QUOTE,))[2].top - (842 - 710) / 842) < 0.01


def test_pages_drawn_in_a_process_of_its_own_are_the_same():
    pages = range(1, 3)
    assert page_pictures(pdf(), pages, (QUOTE,)) == drawn_pages(pdf(), pages, (QUOTE,))


@pytest.mark.parametrize("original", [b"%PDF-1.7 broken", pdf()[:400]], ids=["broken", "cut"])
def test_a_file_that_cannot_be_drawn_is_one_clear_sentence(original):
    with pytest.raises(FileRefused, match="The picture of page 3 cannot be drawn"):
        page_pictures(original, range(3, 5), (QUOTE,))


def test_a_page_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(page_images, "SECONDS", 0.01)
    with pytest.raises(FileRefused, match="cannot be drawn"):
        page_pictures(pdf(), range(2, 3), (QUOTE,))


def test_a_mile_long_page_gives_a_picture_of_bounded_size():
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(100, 14000))
    canvas.drawString(10, 100, "long")
    canvas.save()
    assert max(highlighted(drawn_pages(buffer.getvalue(), range(1, 2), ("long",))[1]).shape) <= 2201


def test_only_a_pdf_has_pages():
    assert has_pages(pdf()) and not has_pages(b"PK\x03\x04 a Word file")


def test_the_sample_really_has_two_pages():
    with pypdfium2.PdfDocument(pdf()) as document:
        assert len(document) == 2
