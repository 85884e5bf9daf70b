"""What is printed on a page and is no part of what it says stays out; what is typed in stays."""

from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas

from ingest.formats.pdf.pdf import pages_of
from ingest.layout.line_numbers import without_line_numbers
from ingest.reading import read

WORDS = "Managers read every record before the panel sits and say what must change in it"


def pdf(draw):
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    canvas.setFont("Helvetica", 11)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def page(draw):
    [found] = pages_of(pdf(draw))
    return [line.text for line in found.lines], [(h.kind, h.text) for h in found.hidden]


def test_words_with_a_line_through_them_are_struck_out():
    def draw(canvas):
        text = "The grade was inadequate good in the spring."
        before, struck = (
            canvas.stringWidth(t, "Helvetica", 11) for t in ("The grade was ", "inadequate")
        )
        canvas.drawString(72, 700, text)
        canvas.line(72 + before, 703.5, 72 + before + struck, 703.5)

    assert page(draw) == (["The grade was good in the spring."], [("struck out", "inadequate")])


def test_words_underlined_or_in_a_table_are_not():
    def draw(canvas):
        canvas.drawString(72, 700, WORDS[:40])
        canvas.line(72, 698, 280, 698)
        canvas.drawString(72, 660, "42")
        canvas.line(60, 663.5, 500, 663.5)  # a line of a chart, through its figures

    assert page(draw) == ([WORDS[:40], "42"], [])


def test_a_watermark_is_no_part_of_the_text():
    def draw(canvas):
        for row in range(8):
            canvas.drawString(72, 700 - 14 * row, WORDS)
        canvas.setFont("Helvetica-Bold", 90)
        canvas.setFillGray(0.8)
        canvas.saveState()
        canvas.translate(150, 500)
        canvas.rotate(45)
        canvas.drawString(0, 0, "DRAFT")
        canvas.restoreState()
        canvas.drawString(60, 610, "SECRET")

    assert page(draw) == (
        [WORDS] * 8,
        [("watermark", "DRAFT SECRET")],
    )


def test_what_is_typed_into_a_form_is_read_in_its_place():
    def draw(canvas):
        canvas.drawString(72, 700, "1. What will be done?")
        canvas.acroForm.textfield(
            name="done", x=72, y=660, width=400, height=20, value="Every visit is reviewed.",
            borderStyle="underlined",
        )  # fmt: skip
        canvas.drawString(72, 620, "2. By whom?")

    assert page(draw)[0] == ["1. What will be done?", "Every visit is reviewed.", "2. By whom?"]


def numbered(step, side=40):
    def draw(canvas):
        for row in range(1, 41):
            canvas.drawString(
                72, 760 - 14 * row - 4 * (row // 6), WORDS if row % 3 else WORDS.lower()
            )
            if row % step == 0:
                canvas.drawString(side, 760 - 14 * row - 4 * (row // 6), str(row))

    return draw


def test_the_numbers_of_lines_stay_out_of_the_margin():
    for step, side in ((5, 40), (10, 560), (2, 40)):
        [found] = without_line_numbers(pages_of(pdf(numbered(step, side))))
        assert [line.text.casefold() for line in found.lines] == [WORDS.casefold()] * 40
        assert [h.kind for h in found.hidden] == ["line numbers"]


def test_numbers_of_paragraphs_in_the_margin_are_no_line_numbers():
    def draw(canvas):
        for n in range(1, 6):
            canvas.drawString(40, 760 - 42 * n, str(n))
            for row in range(3):
                canvas.drawString(72, 760 - 42 * n - 14 * row, WORDS)

    pages = pages_of(pdf(draw))
    assert without_line_numbers(pages) == pages
    assert [p.number for p in read("a.pdf", pdf(draw)).paragraphs] == ["1", "2", "3", "4", "5"]


def test_a_page_number_at_the_foot_is_no_part_of_the_last_paragraph():
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    for leaf in range(3):
        canvas.setFont("Helvetica", 11)
        for n in (1, 2):
            canvas.drawString(72, 760 - 30 * n, f"{2 * leaf + n}. {WORDS}.")
        canvas.drawString(295, 36, str(leaf + 1))
        canvas.showPage()
        canvas.showPage()  # a blank one between
    canvas.save()
    paragraphs = read("a.pdf", target.getvalue()).paragraphs
    assert [(p.number, p.text) for p in paragraphs] == [(str(n), f"{WORDS}.") for n in range(1, 7)]
