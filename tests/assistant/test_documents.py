"""A paragraph as people refer to it, and a quote that is or is not its words."""

from dataclasses import replace

from assistant.documents import Citation, Paragraph

PARAGRAPH = Paragraph(
    "report", 16, "17", "printed", ("Findings",), 5, 5, "Of 40 carers\n• 14 left", part="Item 4"
)


def test_a_printed_number_is_a_paragraph_and_a_counted_one_says_where_it_was_counted():
    counted = replace(PARAGRAPH, number="Findings, bullet 3", numbering="counted")
    assert (PARAGRAPH.reference, counted.reference) == ("paragraph 17", "Findings, bullet 3")


def test_pages_are_one_or_a_stretch_and_a_scan_is_said():
    assert PARAGRAPH.pages == "page 5"
    assert replace(PARAGRAPH, last_page=6).pages == "pages 5 to 6"
    assert replace(PARAGRAPH, ocr=True).pages == "page 5 (read from a scan)"


def test_a_quote_is_verbatim_letter_by_letter_line_breaks_aside():
    assert Citation(PARAGRAPH, "Of 40 carers • 14 left").is_verbatim
    assert not Citation(PARAGRAPH, "Of 40 carers 14 left").is_verbatim
    assert not Citation(PARAGRAPH, " ").is_verbatim
