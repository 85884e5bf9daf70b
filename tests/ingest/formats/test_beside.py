"""Lines that stand side by side are read one side after the other, and tables row by row."""

from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas

from ingest.formats.pdf.pdf import pages_of

LEFT = (
    "The ferry to the island runs each day",
    "of the week, and on Sundays it runs",
    "to the far pier as well.",
)
RIGHT = (
    "The library on the quay is open until",
    "eight in the evening, and its garden",
    "is open to all who come.",
)


def texts(rows: list[tuple[str, ...]], places: tuple[int, ...] = (60, 310), drawn: int = 0):
    """The lines of a page of rows, written row by row, some of them with a line drawn below."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=True)
    canvas.setFont("Helvetica", 11)
    for n, row in enumerate(rows):
        for place, text in zip(places, row, strict=False):
            canvas.drawString(place, 780 - 13 * n, text)
    for n in range(drawn):
        canvas.line(60, 776 - 13 * n, 540, 776 - 13 * n)
    canvas.save()
    return [line.text for page in pages_of(buffer.getvalue()) for line in page.lines]


def test_prose_on_both_sides_is_read_one_side_after_the_other():
    rows = [("The news of the town, with all that the council does for the quay, for all",)]
    rows += list(zip(LEFT, RIGHT, strict=True))
    assert texts(rows) == [rows[0][0], *LEFT, *RIGHT]


def test_the_same_numbers_on_both_sides_are_two_languages():
    rows = [("1. Ymddiheuriadau", "1. Apologies"), ("Dim.", "None."), ("2. Praesept", "2. Precept")]
    assert texts(rows) == [row[side] for side in (0, 1) for row in rows]


def test_the_address_at_the_head_of_a_letter_is_read_before_its_references():
    rows = [("Ambry Council", "Date: 9 May 2025"), ("The Quay", "Ref: A/25"), ("Dear Ada",)]
    assert texts(rows) == ["Ambry Council", "The Quay", "Date: 9 May 2025", "Ref: A/25", "Dear Ada"]


def test_the_rows_of_a_table_stay_together():
    labels = [("Officer:", "Ada Byron"), ("Date:", "9 May 2025"), ("Dear Ada",)]
    assert texts(labels) == ["Officer: Ada Byron", "Date: 9 May 2025", "Dear Ada"]
    figures = [("Ferries", "12"), ("Piers", "3"), ("Buoys", "41"), ("Lamps", "7")]
    assert texts(figures) == [" ".join(row) for row in figures]
    prose = list(zip(LEFT, RIGHT, strict=True))
    assert texts(prose, drawn=3) == [" ".join(row) for row in prose]
    three = [(text[:18].strip(), text[18:].strip(), "yes") for text in LEFT]
    assert texts(three, (60, 240, 420)) == [" ".join(row) for row in three]
