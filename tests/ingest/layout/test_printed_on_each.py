"""A title and the heads of a table that are printed on every page are text, a letterhead is not."""

from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas

from ingest.facts.facts import facts_of
from ingest.formats.pdf.pdf import pages_of
from ingest.layout.page_furniture import lines_of

HEADS = ("Hazard", "Owner", "Cost")


def register(pages: int = 3, title_size: int = 20, letterhead: bool = False) -> bytes:
    """A table over several pages, its title and its heads in the upper margin of each."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(842, 595), invariant=True)
    for number in range(1, pages + 1):
        canvas.setFont("Helvetica", title_size)
        canvas.drawString(72, 560, "Register of Hazards")
        rows = [HEADS, (f"Flood {number}", f"Works {number}", f"£{number}m")]
        heights = [540, 515, 490]
        if letterhead:
            canvas.grid([72, 272, 472, 672], [545, 525])
            for place, words in zip((76, 276, 476), ("Form 7", "Issue 2", "Estates"), strict=True):
                canvas.setFont("Helvetica", 10)
                canvas.drawString(place, 531, words)
            rows, heights = rows[1:], [500, 475]
        canvas.setFont("Helvetica", 10)
        canvas.grid([72, 272, 472, 672], heights)
        for height, row in zip(heights, rows, strict=False):
            for place, words in zip((76, 276, 476), row, strict=True):
                canvas.drawString(place, height - 16, words)
        canvas.drawString(72, 300, f"Sentence {number} stands below the table and ends there.")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_the_heads_of_a_table_on_every_page_stand_over_its_rows_once():
    rows = [line for line in lines_of(pages_of(register())) if line.cells]
    assert next(row for row in rows if row.header).cells == HEADS
    assert [row.cells for row in rows if not row.header] == [
        (f"Flood {n}", f"Works {n}", f"£{n}m") for n in (1, 2, 3)
    ]


def test_a_title_that_every_page_repeats_is_read_once_and_is_the_title():
    lines = lines_of(pages_of(register()))
    assert [line.text for line in lines].count("Register of Hazards") == 1
    assert facts_of(lines).title == "Register of Hazards"


def test_a_running_head_in_the_type_of_the_text_is_no_title():
    texts = [line.text for line in lines_of(pages_of(register(title_size=10)))]
    assert "Register of Hazards" not in texts


def test_a_letterhead_in_a_frame_of_its_own_is_left_out():
    text = " ".join(line.text for line in lines_of(pages_of(register(letterhead=True))))
    assert "Issue 2" not in text and "Flood 3" in text
