"""Merged cells and heads of tables in files that tell their tables: web pages and Word."""

from __future__ import annotations

import time

import pytest
from docx.oxml import OxmlElement

from ingest.formats import html
from ingest.formats.table import Cell, Row, lines_of
from ingest.reading import read
from tests.support.word_files import saved, word_file


def texts_of(*rows: str) -> list[str]:
    """The paragraphs of a page with one table of these rows, cells set apart by "|"."""
    return [p.text for p in read("a.html", page(*rows).encode()).paragraphs]


def page(*rows: str) -> str:
    return f"<!DOCTYPE html><html><body><table>{''.join(map(row, rows))}</table></body></html>"


def row(cells: str) -> str:
    told = (cell if cell.startswith("<t") else f"<td>{cell}" for cell in cells.split("|"))
    return f"<tr>{''.join(told)}</tr>"


def test_heads_in_two_rows_are_joined_over_each_column():
    assert texts_of(
        "<th rowspan=2>Ward|<th colspan=2>Homes|<th rowspan=2>Limit",
        "<th>2023|<th>2024",
        "Mill|12|15|20",
    ) == ["Ward: Mill; Homes 2023: 12; Homes 2024: 15; Limit: 20"]
    assert texts_of("|<td colspan=2>Spent", "£000|2023|2024", "Parks|12|15", "Roads|9|8") == [
        "£000: Parks; Spent 2023: 12; Spent 2024: 15",
        "£000: Roads; Spent 2023: 9; Spent 2024: 8",
    ]


def test_a_row_of_words_under_a_wide_head_is_no_second_row_of_heads():
    assert texts_of("<th>Ward|<th colspan=2>Grades", "Mill|Good|Poor") == [
        "Ward: Mill; Grades: Good; Grades: Poor"
    ]


def test_a_cell_that_goes_down_is_said_in_each_row_and_numbers_the_first():
    assert texts_of(
        "<th>Ref|<th>Risk|<th>Step",
        "<td rowspan=2>R1|<td rowspan=2>Flood|Sandbags",
        "Pumps",
        "R2|Fire|Alarm",
    ) == [
        "Risk: Flood; Step: Sandbags",
        "Ref: R1; Risk: Flood; Step: Pumps",
        "Risk: Fire; Step: Alarm",
    ]


def test_long_words_that_go_down_are_said_once():
    long = "The pool was closed for the works. " * 9
    first, second = texts_of("<th>Why|<th>Site", f"<td rowspan=2>{long}|Mill", "Fen")
    assert first.startswith("Why: The pool")
    assert second == "Site: Fen"


def test_a_cell_over_several_columns_is_told_under_each_but_a_figure_under_none():
    heads = "<th>Ward|<th>Year|<th>Planned|<th>Built"
    assert texts_of(
        heads, "Mill|2023|<td colspan=2>None", "<td colspan=2>Total|4|5", "R1|2024|<td colspan=2>40"
    ) == [
        "Ward: Mill; Year: 2023; Planned: None; Built: None",
        "Ward: Total; Planned: 4; Built: 5",
        "R1; 2024; 40",
    ]


def test_a_row_of_heads_across_the_table_heads_the_rows_below():
    reading = read("a.html", page("<th>Ward|<th>Homes", "<th colspan=2>North", "Mill|12").encode())
    assert [(p.section[-1], p.text) for p in reading.paragraphs] == [
        ("Front page", "North"),
        ("North", "Ward: Mill; Homes: 12"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("<td><b>Ward</b>|<td><b>Lead</b>", "Mill|A. Smith"),
        ("Service|2023/24|2024/25", "Parks|1,200|1,310"),
        ("Risk|Step|Owner", "Flooding of the depot|Move stock upstairs|Head of Estates"),
        ("Time|Item|Lead", "10.00|Welcome|Chair", "10.15|Minutes|Clerk"),
        ("Ward|Homes", "Mill|12", "Fen|15"),
        ("Item|Decision", "1|Agreed", "2|Refused"),
    ],
    ids=("bold", "years", "longer", "times", "figures", "numbers"),
)
def test_heads_are_told_from_how_they_are_set_and_what_stands_below(rows: tuple[str, ...]):
    first, *_ = html.pages_of(page(*rows))[0].lines
    assert first.header


@pytest.mark.parametrize(
    "rows",
    [
        ("Report to|Cabinet", "Date|9 July 2025", "Cost|400"),
        ("Applicant|<td colspan=3>A. Smith", "Ward|Mill|Parish|Fen", "Ref|23/00411|Officer|B. Low"),
        ("Councillor Low|Councillor Cole|Councillor Day", "Councillor Fry|Councillor Amos|Mayor"),
        ("A. Smith|Mill|Green", "B. Low|Fen|Blue", "C. Day|Fen|Blue"),
        ("10.00|Welcome|Chair", "10.15|Minutes of the last meeting|Clerk"),
        ("<th>Name|Mill|Oak", "<th>Rooms|12|14"),
    ],
    ids=("labels", "form", "names", "members", "times", "labels at the side"),
)  # fmt: skip
def test_a_first_row_that_may_be_like_the_others_is_none_of_heads(rows: tuple[str, ...]):
    lines = html.pages_of(page(*rows))[0].lines
    assert len(lines) == len(rows)
    assert not any(line.header for line in lines)


def test_a_table_right_below_another_takes_no_heads_from_it():
    two = page("<th>Ward|<th>Lead", "Mill|A. Smith").replace(
        "</body>", f"<table>{row('Report to|Cabinet')}</table></body>"
    )
    texts = [p.text for p in read("a.html", two.encode()).paragraphs]
    assert texts == ["Ward: Mill; Lead: A. Smith", "Report to: Cabinet"]


def test_a_paragraph_below_a_table_is_none_of_its_words():
    below = page("<th>Ward|<th>Lead", "Mill|A. Smith and").replace("</body>", "<p>others</body>")
    assert [p.text for p in read("a.html", below.encode()).paragraphs][-1] == "others"


def word_table(*rows: tuple[str, ...], style: str = "Table Grid"):
    file = word_file()
    table = file.add_table(rows=0, cols=len(rows[0]))
    table.style = style
    for cells in rows:
        for cell, words in zip(table.add_row().cells, cells, strict=True):
            cell.text = words
    return file, table


def word_texts(file) -> list[str]:
    return [p.text for p in read("a.docx", saved(file)).paragraphs]


def test_merged_cells_of_word_are_opened_out():
    file, table = word_table(
        ("Ward", "Cases", ""), ("", "2023", "2024"), ("Mill", "4", "5"), ("", "6", "7")
    )
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(2, 0).merge(table.cell(3, 0))
    for each in (0, 1):
        table.rows[each]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    assert word_texts(file) == [
        "Ward: Mill; Cases 2023: 4; Cases 2024: 5",
        "Ward: Mill; Cases 2023: 6; Cases 2024: 7",
    ]


def test_a_table_style_of_word_may_set_its_heads_in_bold():
    rows = (("Ward", "Lead"), ("Mill", "A. Smith"), ("Fen", "B. Low"))
    file, _ = word_table(*rows, style="Light Grid Accent 1")
    assert word_texts(file) == ["Ward: Mill; Lead: A. Smith", "Ward: Fen; Lead: B. Low"]
    file, _ = word_table(*rows)
    assert word_texts(file) == ["Ward: Lead", "Mill: A. Smith", "Fen: B. Low"]


def test_a_line_across_a_table_of_word_stands_over_rows_that_keep_their_heads():
    file, table = word_table(
        ("Ward", "2023", "2024"), ("Mill", "4", "5"), ("Northern wards", "", ""), ("Fen", "6", "7")
    )
    table.cell(2, 0).merge(table.cell(2, 2))
    paragraphs = read("a.docx", saved(file)).paragraphs
    assert [(p.section[-1], p.text) for p in paragraphs] == [
        ("Front page", "Ward: Mill; 2023: 4; 2024: 5"),
        ("Front page", "Northern wards"),
        ("Northern wards", "Ward: Fen; 2023: 6; 2024: 7"),
    ]


def test_ten_thousand_cells_that_go_down_do_no_harm():
    many = Row((Cell("A", over=9999, down=9999),) * 10_000)
    begun = time.perf_counter()
    assert len(list(lines_of([many] + [Row((Cell("B"),))] * 20))) > 20
    assert time.perf_counter() - begun < 5
