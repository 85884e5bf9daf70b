"""The same paragraphs come out of a Word file, of the PDF made from it, and of its HTML."""

import io
from dataclasses import replace

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from ingest.reading import read
from tests.support.word_files import definition, level, number, numbered, saved, word_file

# kind, printed mark, words. The report of a council that does not exist.
LONG = (
    "Social workers see children alone and in places where they feel safe. They write down what "
    "children say in the children’s own words, and managers read those words before they decide. "
    "In 46 of the 52 records seen, the child’s wishes changed the plan."
)
REPORT = (
    ("title", "", "Helping children early: yearly report of Ashmere Borough Council"),
    ("heading", "", "Purpose of the report"),
    ("number", "1.1", "To tell the committee how early help has worked since April 2023."),
    ("number", "1.2", LONG),
    ("heading", "", "What was found"),
    ("number", "2.1", "Three things went well:"),
    ("bullet", "•", "families were seen within five days;"),
    ("bullet", "•", "schools knew whom to ring; and"),
    ("bullet", "•", "plans were shared with parents."),
    ("number", "2.2", LONG.replace("46", "31")),
    ("number", "2.3", "The committee is asked to:"),
    ("letter", "(a)", "note the figures in this report; and"),
    ("letter", "(b)", "ask for the next report in May 2025."),
    ("heading", "", "What happens next"),
    ("number", "3.1", "Paragraph 2.2 will be looked at again in the autumn."),
)
LEVELS = {"heading": 0, "number": 1, "letter": 2}


def as_word():
    # Headings count the sections unseen, so that paragraphs are 1.1, 1.2, 2.1.
    lists = definition(
        0,
        level(0, "decimal", ""),
        level(1, "decimal", "%1.%2"),
        level(2, "lowerLetter", "(%3)"),
    )
    bullets = definition(1, level(0, "bullet", "\uf0b7"))
    file = word_file([lists, bullets], [number(1, 0), number(2, 1)])
    for kind, _, words in REPORT:
        if kind in ("title", "heading"):
            paragraph = file.add_heading(words, 0 if kind == "title" else 1)
        else:
            paragraph = file.add_paragraph(words)
        if kind == "bullet":
            numbered(paragraph, 2)
        elif kind in LEVELS:
            numbered(paragraph, 1, LEVELS[kind])
    return saved(file)


def as_pdf():
    # Embedded TrueType, as Word makes its PDFs; these fonts come with reportlab.
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    pdfmetrics.registerFont(TTFont("VeraBd", "VeraBd.ttf"))
    body = ParagraphStyle(
        "body", fontName="Vera", bulletFontName="Vera", fontSize=11, leading=14, spaceAfter=8
    )
    styles = {
        "title": ParagraphStyle("title", body, fontName="VeraBd", fontSize=20, leading=24),
        "heading": ParagraphStyle("heading", body, fontName="VeraBd", fontSize=14),
        "number": ParagraphStyle("number", body, leftIndent=36, bulletIndent=0),
        "bullet": ParagraphStyle("bullet", body, leftIndent=54, bulletIndent=36),
        "letter": ParagraphStyle("letter", body, leftIndent=60, bulletIndent=36),
    }
    target = io.BytesIO()
    story = [
        Paragraph(words, styles[kind], bulletText=mark or None) for kind, mark, words in REPORT
    ]
    SimpleDocTemplate(target, pagesize=A4, invariant=1).build(story)
    return target.getvalue()


def as_html():
    tags = {"title": "h1", "heading": "h2"}
    rows = (
        f"<{tags.get(kind, 'p')}>{mark} {words}</{tags.get(kind, 'p')}>"
        for kind, mark, words in REPORT
    )
    return f"<!doctype html><body>{''.join(rows)}</body>".encode()


FORMS = {"report.docx": as_word, "report.pdf": as_pdf, "report.html": as_html}


def paragraphs_of(name):
    """Everything of the paragraphs but the pages, which a Word file does not fix."""
    reading = read(name, FORMS[name]())
    return [replace(each, first_page=1, last_page=1) for each in reading.paragraphs]


EXPECTED = [
    ("Front page, paragraph 1", "Front page", REPORT[0][2]),
    ("1.1", "Purpose of the report", REPORT[2][2]),
    ("1.2", "Purpose of the report", LONG),
    (
        "2.1",
        "What was found",
        "Three things went well:\n• families were seen within five days;\n"
        "• schools knew whom to ring; and\n• plans were shared with parents.",
    ),
    ("2.2", "What was found", LONG.replace("46", "31")),
    (
        "2.3",
        "What was found",
        "The committee is asked to:\n(a) note the figures in this report; and\n"
        "(b) ask for the next report in May 2025.",
    ),
    ("3.1", "What happens next", REPORT[-1][2]),
]


@pytest.mark.parametrize("name", FORMS)
def test_each_form_gives_the_paragraphs_as_written(name):
    found = [(each.number, each.section[-1], each.text) for each in paragraphs_of(name)]
    assert found == EXPECTED


def test_word_and_pdf_agree_in_everything_but_pages():
    assert paragraphs_of("report.docx") == paragraphs_of("report.pdf")


def test_word_and_html_agree_in_everything():
    assert paragraphs_of("report.docx") == paragraphs_of("report.html")
