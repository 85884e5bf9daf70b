"""Numbered paragraphs laid out in any way come back unchanged."""

from __future__ import annotations

import io

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingest.formats.pdf.pdf import pages_of
from ingest.layout.page_furniture import lines_of
from ingest.structure.paragraphs import paragraphs_in

WORDS = (
    "child family social worker plan review carer school home visit record council service "
    "quality decision support early help need team manager board risk leaders progress in 2019 "
    "of the a and with for 14 days paragraph 3 was"
).split()
sentences = st.lists(st.sampled_from(WORDS), min_size=5, max_size=60).map(
    lambda words: " ".join(["Then", *words]) + "."
)


def wrapped(text: str, width: float) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if stringWidth(longer, "Helvetica", 12) > width:
            lines.append(line)
            longer = word
        line = longer
    return [*lines, line]


def laid_out(
    paragraphs: list[str], indent: int, per_page: int, header: str, dot: str, first: int
) -> bytes:
    """A PDF of numbered paragraphs with a hanging indent, pages ending anywhere. Two pages at
    least: on one, nothing tells a running head from a title."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    y, page, on_page = 740.0, first, 0

    def furniture() -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(72, 805, header)
        canvas.drawRightString(523, 30, str(page))
        canvas.setFont("Helvetica", 12)

    furniture()
    for number, text in enumerate(paragraphs, 1):
        for index, line in enumerate(wrapped(text, 451 - indent)):
            if on_page == per_page:
                canvas.showPage()
                y, page, on_page = 740.0, page + 1, 0
                furniture()
            if index == 0:
                canvas.drawString(72, y, f"{number}{dot}")
            canvas.drawString(72 + indent, y, line)
            y, on_page = y - 14.4, on_page + 1
        y -= 10
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    paragraphs=st.lists(sentences, min_size=13, max_size=16),
    indent=st.sampled_from([24, 28, 36, 43]),
    per_page=st.integers(min_value=4, max_value=12),
    header=st.sampled_from(["Inspection of Westmere", "Report on fostering, 3 May 2024"]),
    dot=st.sampled_from([".", ")", ""]),
    first=st.integers(min_value=1, max_value=60),
)
def test_numbered_paragraphs_come_back_as_they_were(
    paragraphs, indent, per_page, header, dot, first
):
    pdf = laid_out(paragraphs, indent, per_page, header, dot, first)
    read = [(p.number, p.text) for p in paragraphs_in(lines_of(pages_of(pdf)), "x")]
    assert read == [(str(n), text) for n, text in enumerate(paragraphs, 1)]
