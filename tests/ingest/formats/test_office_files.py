"""Workbooks, presentations, OpenDocument and old office files: a row is told with its heads."""

from __future__ import annotations

import io
import os
from datetime import date

import pytest
from docx import Document as WordFile
from odfdo import Document, Element, Header, List, Paragraph, Table
from openpyxl import Workbook
from openpyxl.styles import Font
from pptx import Presentation
from pptx.util import Inches

from assistant.errors import FileRefused
from ingest.formats import office
from ingest.reading import read


def saved(file) -> bytes:
    data = io.BytesIO()
    file.save(data)
    return data.getvalue()


def told(name: str, file) -> list[tuple[tuple[str, ...], str]]:
    data = file if isinstance(file, bytes) else saved(file)
    return [(paragraph.section, paragraph.text) for paragraph in read(name, data).paragraphs]


def test_a_row_of_a_sheet_is_told_with_its_heads_as_the_sheet_shows_it():
    book = Workbook()
    sheet = book.active
    sheet.title = "Budget"
    for row in (["Service", "2023", "Change", "Reviewed"],
                ["Fostering", 1200000, 0.045, date(2024, 3, 1)],
                ["Residential", 300, -0.1, None]):  # fmt: skip
        sheet.append(row)
    sheet["B2"].number_format = '"£"#,##0'
    sheet["C2"].number_format, sheet["C3"].number_format = "0.0%", "0%"
    assert told("a.xlsx", book) == [
        (("Budget",), "Service: Fostering; 2023: £1,200,000; Change: 4.5%; Reviewed: 1 March 2024"),
        (("Budget",), "Service: Residential; 2023: 300; Change: -10%"),
    ]


def test_heads_in_two_rows_are_joined_and_a_table_has_the_words_above_it_as_section():
    book = Workbook()
    sheet = book.active
    sheet.title = "Pupils"
    sheet.append(["Attendance by area"])
    sheet["A1"].font = Font(bold=True)
    for row in (
        ["Area", "2023", None, "2024"],
        [None, "Boys", "Girls", "Boys"],
        ["North", 1, 2, 3],
    ):
        sheet.append(row)
    sheet.merge_cells("B2:C2")
    sheet.merge_cells("A2:A3")
    assert told("a.xlsx", book) == [
        (
            ("Pupils", "Attendance by area"),
            "Area: North; 2023 Boys: 1; 2023 Girls: 2; 2024 Boys: 3",
        )
    ]


def test_a_column_without_a_head_is_called_by_its_letter():
    book = Workbook()
    for row in ([None, "2023", "2024"], ["Placements", 4, 5]):
        book.active.append(row)
    assert told("a.xlsx", book)[0][1] == "column A: Placements; 2023: 4; 2024: 5"


def test_what_a_workbook_hides_is_kept_out_and_told():
    book = Workbook()
    book.active.append(["Ward", "Homes", "Cost"])
    book.active.append(["North", 3, 900])
    book.active.column_dimensions["C"].hidden = True
    hidden = book.create_sheet("Drafts")
    hidden.append(["Not agreed"])
    hidden.sheet_state = "hidden"
    reading = read("a.xlsx", saved(book))
    assert [p.text for p in reading.paragraphs] == ["Ward: North; Homes: 3"]
    assert [p.message for p in reading.problems if p.kind == "hidden text"] == [
        "Words nobody sees were kept out (hidden rows or columns): “Cost 900”",
        "Words nobody sees were kept out (hidden sheet): “Not agreed”",
    ]


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_a_row_of_a_csv_file_is_told_with_its_heads(between):
    rows = (("Ward", "Homes"), ("North", "12"), ("South", "3"))
    text = "\n".join(between.join(row) for row in rows)
    assert [words for _, words in told("a.csv", text.encode())] == [
        "Ward: North; Homes: 12",
        "Ward: South; Homes: 3",
    ]


def test_a_slide_is_told_under_its_title_and_a_hidden_one_is_kept_out():
    file = Presentation()
    slide = file.slides.add_slide(file.slide_layouts[1])
    slide.shapes.title.text = "Savings plan"
    body = slide.placeholders[1].text_frame
    body.text = "Close one depot"
    body.add_paragraph().text = "Sell the land"
    table = slide.shapes.add_table(2, 2, Inches(1), Inches(5), Inches(4), Inches(1)).table
    for place, words in {(0, 0): "Depot", (0, 1): "Saving", (1, 0): "East", (1, 1): "£2m"}.items():
        table.cell(*place).text = words
    slide.notes_slide.notes_text_frame.text = "Do not mention this"
    hidden = file.slides.add_slide(file.slide_layouts[6])
    hidden.shapes.add_textbox(0, 0, 100, 100).text_frame.text = "Not agreed"
    hidden._element.set("show", "0")
    reading = read("a.pptx", saved(file))
    assert [(p.section, p.first_page, p.text) for p in reading.paragraphs] == [
        (("Savings plan",), 1, "Close one depot"),
        (("Savings plan",), 1, "Sell the land"),
        (("Savings plan",), 1, "Depot: East; Saving: £2m"),
    ]
    assert any("Not agreed" in problem.message for problem in reading.problems)


def test_an_opendocument_text_is_read_with_its_headings_numbers_and_tables():
    file = Document("text")
    file.body.clear()
    file.body.append(Header(1, "Findings"))
    for words in ("1. The board met.", "2. It heard of two homes.", "3. It closed at nine."):
        file.body.append(Paragraph(words))
    table = Table("Homes", width=2, height=3)
    table.set_values([["Ward", "Homes"], ["North", 3], ["South", 4]])
    file.body.append(table)
    reading = read("a.odt", saved(file))
    assert [(p.number, p.section, p.text) for p in reading.paragraphs] == [
        ("1", ("Findings",), "The board met."),
        ("2", ("Findings",), "It heard of two homes."),
        ("3", ("Findings",), "It closed at nine."),
        ("Findings, row 1", ("Findings",), "Ward: North; Homes: 3"),
        ("Findings, row 2", ("Findings",), "Ward: South; Homes: 4"),
    ]


def test_a_list_of_labels_in_an_opendocument_text_has_no_heads_and_merged_cells_are_opened_out():
    file = Document("text")
    file.body.clear()
    labels = Table("Labels", width=2, height=2)
    labels.set_values([["Report to", "Cabinet"], ["Lead", "A. Smith"]])
    merged = Element.from_tag(
        "<table:table><table:table-header-rows><table:table-row><table:table-cell"
        ' table:number-rows-spanned="2"><text:p>Ward</text:p></table:table-cell><table:table-cell'
        ' table:number-columns-spanned="2"><text:p>Homes</text:p></table:table-cell>'
        "<table:covered-table-cell/></table:table-row><table:table-row>"
        "<table:covered-table-cell/><table:table-cell><text:p>2023</text:p></table:table-cell>"
        "<table:table-cell><text:p>2024</text:p></table:table-cell></table:table-row>"
        "</table:table-header-rows><table:table-row><table:table-cell><text:p>Mill</text:p>"
        "</table:table-cell><table:table-cell><text:p>4</text:p></table:table-cell>"
        "<table:table-cell><text:p>5</text:p></table:table-cell></table:table-row></table:table>"
    )
    for each in (labels, Paragraph("The homes are below."), merged):
        file.body.append(each)
    assert [p.text for p in read("a.odt", saved(file)).paragraphs] == [
        "Report to: Cabinet",
        "Lead: A. Smith",
        "The homes are below.",
        "Ward: Mill; Homes 2023: 4; Homes 2024: 5",
    ]


def test_the_numbers_of_an_opendocument_list_are_read():
    style = Element.from_tag(
        '<text:list-style style:name="Numbered"><text:list-level-style-number text:level="1"'
        ' style:num-suffix="." style:num-format="1"/></text:list-style>'
    )
    file = Document("text")
    file.insert_style(style, automatic=True)
    file.body.clear()
    file.body.append(List(["The board met.", "It closed.", "It went home."], style="Numbered"))
    assert [(p.number, p.text) for p in read("a.odt", saved(file)).paragraphs] == [
        ("1", "The board met."),
        ("2", "It closed."),
        ("3", "It went home."),
    ]


def test_an_opendocument_sheet_is_read_as_any_sheet():
    file = Document("spreadsheet")
    file.body.clear()
    table = Table("Homes")
    table.set_values([["Ward", "Homes"], ["North", 3]])
    file.body.append(table)
    assert told("a.ods", file) == [(("Homes",), "Ward: North; Homes: 3")]


OLD_WORD = b"\xd0\xcf\x11\xe0" + "WordDocument\0".encode("utf-16-le") + b"\0" * 500


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [("a.doc", OLD_WORD, "an old Word file"), ("a.rtf", b"{\\rtf1 Words}", "a rich text file")],
)
def test_an_old_file_is_refused_with_what_to_do_where_there_is_no_libreoffice(
    monkeypatch, tmp_path, name, data, what
):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FileRefused) as refused:
        read(name, data)
    assert str(refused.value) == (
        f"{name} is {what}, which is read only where LibreOffice is installed. Install it, or save"
        " it as Word (.docx) or PDF, and add that."
    )


def stand_in_office(tmp_path, monkeypatch, script: str) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")


def test_an_old_file_is_read_as_what_libreoffice_makes_of_it(tmp_path, monkeypatch):
    file, made = WordFile(), tmp_path / "made.docx"
    for words in ("1. The board met.", "2. It closed.", "3. It went home."):
        file.add_paragraph(words)
    made.write_bytes(saved(file))
    stand_in_office(
        tmp_path,
        monkeypatch,
        f'for last; do :; done\ncp {made} "${{last%.*}}.docx"\necho "$@" > {tmp_path / "asked"}',
    )
    assert [p.text for p in read("a.doc", OLD_WORD).paragraphs] == [
        "The board met.",
        "It closed.",
        "It went home.",
    ]
    asked = (tmp_path / "asked").read_text()
    assert "--headless" in asked and "-env:UserInstallation=file://" in asked


def test_an_old_file_that_libreoffice_cannot_read_is_refused(tmp_path, monkeypatch):
    stand_in_office(tmp_path, monkeypatch, "exit 1")
    with pytest.raises(FileRefused, match="that LibreOffice could not read: save it as Word"):
        office.converted(OLD_WORD, "old Word", "a.doc")
