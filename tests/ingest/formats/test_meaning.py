"""A text layer whose signs have no meaning is recognised from the page, or refused with why."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from assistant.errors import FileRefused
from ingest.formats.pdf.meaning import is_without_meaning
from ingest.formats.pdf.pdf import pages_of
from ingest.lines import Line
from ingest.reading import read

SENTENCES = (
    "The harbour board looks after forty moorings and mends each of them in spring.",
    "Boats longer than nine metres pay twice, and those of the rescue pay nothing at all.",
    "Anybody who leaves nets on the quay is asked to take them away within three days.",
    "The keeper of the light reports to the board at its meeting in October every year.",
    "Money from the moorings is spent on the quay, the light and the road to the slipway.",
)
WELSH = (
    "Mae'r bwrdd yn gofalu am y porthladd ac yn trwsio pob angorfa yn y gwanwyn bob blwyddyn.",
) * 5
CODES = ("HB/12/0345 FUL PQ7 8RT B1 D2 A3 SUI GENERIS REF 20-118 TPO 44 KX1 CYP26 LN4 WD3",) * 8


def moved(text: str, by: int = -29) -> str:
    """As a font keeps it that counts its shapes in the order of the letters."""
    return "".join(c if c == " " else chr(ord(c) + by) for c in text)


def pdf(lines: tuple[str, ...], shown: bool = False) -> bytes:
    """A page of the lines, as text; what is `shown` is a picture of readable ones over them."""
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    canvas.setFont("Helvetica", 7)
    for row, line in enumerate(lines):
        canvas.drawString(72, 760 - 20 * row, line)
    if shown:
        picture = Image.new("L", (1240, 1754), 255)
        font = ImageFont.load_default(size=24)
        for row, line in enumerate(SENTENCES):
            ImageDraw.Draw(picture).text((100, 200 + 60 * row), line, fill=0, font=font)
        canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    canvas.save()
    return target.getvalue()


@pytest.mark.parametrize("lines", [SENTENCES, WELSH, CODES])
def test_words_and_codes_have_a_meaning(lines):
    (page,) = pages_of(pdf(lines))
    assert not page.meaningless and len(page.lines) == len(lines)


@pytest.mark.parametrize("by", [-29, 1, 2, 3])
def test_letters_that_were_moved_on_have_none(by):
    assert is_without_meaning((), [Line(moved(line, by)) for line in SENTENCES])


def test_signs_that_print_nothing_have_none():
    assert is_without_meaning(["\ue012\ue013\x03\x04" * 20], ())
    assert not is_without_meaning(["\uf0b7"] * 20 + ["Forty moorings are mended in spring."], ())


def test_a_document_without_meaning_is_refused_with_the_reason(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FileRefused, match=r"does not say which letters they are.*Tesseract"):
        read("quay.pdf", pdf(tuple(map(moved, SENTENCES))))


@pytest.mark.needs("tesseract")
def test_a_page_without_meaning_is_read_as_it_looks():
    reading = read("quay.pdf", pdf(tuple(map(moved, SENTENCES)), shown=True))
    words = " ".join(paragraph.text for paragraph in reading.paragraphs)
    assert "harbour board looks after forty moorings" in words
    assert all(paragraph.ocr for paragraph in reading.paragraphs)
