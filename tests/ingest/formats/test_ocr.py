"""Scans: pages that are pictures are said to be, and read where Tesseract is installed."""

import io

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from assistant.errors import FileRefused
from ingest.formats import ocr
from ingest.reading import read

PRINTED = ("1. The board meets every month.", "2. The board reads every case.")
SCANNED = ("3. Leaders know their services well.", "4. Managers listen to children.")


def scan():
    """A page of A4 at 150 dots an inch, as a scanner makes it."""
    picture = Image.new("L", (1240, 1754), 255)
    font = ImageFont.load_default(size=36)
    for row, line in enumerate(SCANNED):
        ImageDraw.Draw(picture).text((150, 200 + 90 * row), line, fill=0, font=font)
    return ImageReader(picture)


def pdf(*, text=True, scanned=True):
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    if text:
        for row, line in enumerate(PRINTED):
            canvas.drawString(72, 760 - 40 * row, line)
        canvas.showPage()
    if scanned:
        canvas.drawImage(scan(), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def numbered(pages):
    """Pages under the number that a clerk prints on each: those named "scan" are pictures."""
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    for number, kind in enumerate(pages, 41):
        if kind == "scan":
            canvas.drawImage(scan(), 0, 0, 595, 842)
        else:
            for row, line in enumerate(PRINTED):
                canvas.drawString(72, 760 - 40 * row, line)
        canvas.drawString(280, 30, f"Page {number}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


@pytest.mark.needs("tesseract")
def test_a_scanned_page_that_was_numbered_with_the_pack_is_read():
    reading = read("pack.pdf", numbered(["text", "scan", "text"]))
    assert [(each.text, each.first_page) for each in reading.paragraphs if each.ocr] == [
        ("Leaders know their services well.", 2),
        ("Managers listen to children.", 2),
    ]
    assert not any("Page 4" in each.text for each in reading.paragraphs)


@pytest.mark.parametrize("pages", [["text", "scan", "text"], ["text", "text", "scan", "scan"]])
def test_a_scanned_page_that_was_numbered_is_told_where_it_is_not_read(monkeypatch, pages):
    monkeypatch.setenv("PATH", "")
    reading = read("pack.pdf", numbered(pages))
    told = [each.where for each in reading.problems if each.kind == "page without text"]
    scans = [str(number) for number, kind in enumerate(pages, 1) if kind == "scan"]
    assert told == [f"page {' and '.join(scans)}"]


def test_numbered_scans_alone_are_refused_with_what_to_do(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FileRefused, match=r"scan\.pdf holds pictures of pages.*ocrmypdf"):
        read("scan.pdf", numbered(["scan", "scan", "scan"]))


@pytest.mark.needs("tesseract")
def test_a_scanned_page_is_read_and_its_paragraphs_are_marked():
    reading = read("scan.pdf", pdf())
    assert [(each.number, each.text, each.first_page, each.ocr) for each in reading.paragraphs] == [
        ("1", "The board meets every month.", 1, False),
        ("2", "The board reads every case.", 1, False),
        ("3", "Leaders know their services well.", 2, True),
        ("4", "Managers listen to children.", 2, True),
    ]
    assert [each.where for each in reading.problems if each.kind == "recognised text"] == ["page 2"]


def test_without_tesseract_the_page_is_said_to_have_no_text(monkeypatch):
    monkeypatch.setenv("PATH", "")
    reading = read("scan.pdf", pdf())
    assert [each.number for each in reading.paragraphs] == ["1", "2"]
    (problem,) = [each for each in reading.problems if each.kind == "page without text"]
    assert problem.where == "page 2"
    assert "Install Tesseract" in problem.message


def test_a_document_of_scans_alone_is_refused_with_what_to_do(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(
        FileRefused, match=r"scan\.pdf holds pictures of pages.*ocrmypdf.*Tesseract"
    ):
        read("scan.pdf", pdf(text=False))


def test_a_page_that_cannot_be_drawn_costs_that_page_alone(monkeypatch):
    monkeypatch.setattr(ocr, "SECONDS", 0.001)
    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    reading = read("scan.pdf", pdf())
    assert [each.number for each in reading.paragraphs] == ["1", "2"]
    (problem,) = [each for each in reading.problems if each.kind == "damaged page"]
    assert problem.message == "Page 2 is a picture that could not be read."


def test_a_document_with_text_is_never_given_to_tesseract(monkeypatch):
    monkeypatch.setattr(ocr, "_tesseract", None)
    assert len(read("text.pdf", pdf(scanned=False)).paragraphs) == 2


def stand_in_tesseract(tmp_path, monkeypatch) -> None:
    """A program that has English and Welsh, and reads one word from any picture."""
    program = tmp_path / "tesseract"
    names = r"level\tblock_num\tpar_num\tline_num\tconf\tleft\ttop\twidth\theight\ttext"
    row = r"5\t1\t1\t1\t90\t10\t10\t50\t12\tCyngor"
    program.write_text(
        '#!/bin/sh\nif [ "$1" = --list-langs ]; then printf "eng\\ncym\\n"; exit; fi\n'
        f"echo \"$@\" > {tmp_path / 'asked'}\nprintf '{names}\\n{row}\\n'\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")


def test_scans_are_read_in_the_languages_that_are_named(tmp_path, monkeypatch):
    stand_in_tesseract(tmp_path, monkeypatch)
    monkeypatch.setenv("ASSISTANT_OCR_LANGUAGES", "eng+cym")
    assert [p.text for p in read("scan.pdf", pdf(text=False)).paragraphs] == ["Cyngor"]
    assert "-l eng+cym" in (tmp_path / "asked").read_text()


def test_a_language_that_is_not_installed_is_told(tmp_path, monkeypatch):
    stand_in_tesseract(tmp_path, monkeypatch)
    monkeypatch.setenv("ASSISTANT_OCR_LANGUAGES", "pol")
    with pytest.raises(FileRefused, match=r"no language pol: install it .*tesseract-ocr-pol"):
        read("scan.pdf", pdf(text=False))
