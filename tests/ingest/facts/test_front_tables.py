"""The labels in a table at the head of a paper, in the formats that know their tables."""

from datetime import date
from io import BytesIO

import docx
import pytest

from ingest.facts.front_labels import labelled_in
from ingest.lines import row_of
from ingest.reading import read

ROWS = (
    ("Report to", "Planning Committee"),
    ("Date of meeting", "4 March 2024"),
    ("Subject", "Tree policy review"),
    ("Report of", "Head of Parks"),
)


def markdown() -> bytes:
    table = "\n".join(f"| {label} | {value} |" for label, value in ROWS)
    return f"# Report\n\n| | |\n|---|---|\n{table}\n\nThe policy is adopted.\n".encode()


def web_page() -> bytes:
    rows = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in ROWS)
    page = f"<h1>Report</h1><table>{rows}</table><p>The policy is adopted.</p>"
    return f"<html><body>{page}</body></html>".encode()


def word() -> bytes:
    file = docx.Document()
    file.add_heading("Report", 1)
    table = file.add_table(0, 2)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    file.add_paragraph("The policy is adopted.")
    file.save(saved := BytesIO())
    return saved.getvalue()


@pytest.mark.parametrize(
    ("name", "data"), [("a.md", markdown()), ("a.html", web_page()), ("a.docx", word())]
)
def test_a_table_of_labels_gives_the_facts(name, data):
    found = read(name, data).document.facts
    assert (found.title, found.committee) == ("Tree policy review", "Planning Committee")
    assert (found.inspected, found.authors) == ((date(2024, 3, 4),) * 2, ("Head of Parks",))


def test_a_plan_of_many_entries_has_neither_the_officer_nor_the_month_of_one():
    entry = "| | |\n|---|---|\n| Lead officer: | {} |\n| Key decision: | No |\n\nWords.\n\n"
    head = "# Forward plan\n\nAmbry Council: 1 November 2025 to 28 February 2026\n\n"
    text = head + entry.format("Head of Ferries") + entry.format("Head of Piers")
    found = read("a.md", text.encode()).document.facts
    assert (found.authors, found.month) == ((), None)


def test_two_labels_in_a_row_are_each_read_with_what_stands_beside_it():
    rows = [row_of((*ROWS[n], *ROWS[n + 1])) for n in (0, 2)]
    assert [(each.fact, each.value) for each in labelled_in(rows)] == [
        ("committee", "Planning Committee"),
        ("date", "4 March 2024"),
        ("title", "Tree policy review"),
        ("owner", "Head of Parks"),
    ]
