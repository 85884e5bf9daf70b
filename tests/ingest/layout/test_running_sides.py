"""A running head that stands sideways at the edge of turned pages is not part of their text."""

from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas

from ingest.formats.pdf.pdf import pages_of
from ingest.layout.page_furniture import lines_of, words_about


def turned(sides: tuple[str, ...]) -> bytes:
    """A page for each running head, which begins at the height of a line of the text."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(842, 595), invariant=True)
    for number, side in enumerate(sides, 1):
        canvas.setFont("Helvetica", 12)
        canvas.drawString(72, 300, f"Exercise {number} was held in the spring and again in autumn.")
        canvas.rotate(90)
        canvas.drawString(300, -815, side)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def texts(sides: tuple[str, ...]) -> list[str]:
    return [line.text for line in lines_of(pages_of(turned(sides)))]


def test_the_same_words_beside_the_text_of_three_pages_are_left_out():
    assert texts(("Exercises",) * 3) == [
        f"Exercise {number} was held in the spring and again in autumn." for number in (1, 2, 3)
    ]


def test_words_that_stand_sideways_once_are_kept_on_a_line_of_their_own():
    kept = texts(("Money", "People", "Homes"))
    assert [kept.count(word) for word in ("Money", "People", "Homes")] == [1, 1, 1]


def test_what_runs_is_told_of_the_pages_each_once():
    assert words_about(pages_of(turned(("Midshire Council",) * 3))) == "Midshire Council"
    assert words_about(pages_of(turned(("Money", "People", "Homes")))) == ""
