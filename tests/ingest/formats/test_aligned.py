"""Aligned columns of plain text are rows of a table; labels, numbers and contents are none."""

import time

import pytest

from ingest.formats.aligned import tables_in
from ingest.reading import read

REPORT = """Report on ponds

8.1 There are no other costs.

APPENDIX 1: PONDS
Kind                 2023/24   2024/25
Ponds with fish          318       347
Ponds without            205       198

Ducks are not counted.
"""


def cells(text):
    return [rows for _, _, rows in tables_in(text.split("\n"))]


def test_a_table_of_aligned_columns_is_read_row_by_row_under_its_heads():
    found = read("ponds.txt", REPORT.encode()).paragraphs
    assert [(p.text, p.section[-1]) for p in found if p.form == "row"] == [
        ("Kind: Ponds with fish; 2023/24: 318; 2024/25: 347", "APPENDIX 1: PONDS"),
        ("Kind: Ponds without; 2023/24: 205; 2024/25: 198", "APPENDIX 1: PONDS"),
    ]
    assert any(p.text.endswith("There are no other costs.") for p in found)


def test_cells_over_two_lines_are_whole_and_a_blank_line_between_rows_parts_no_table():
    text = """
 Judgement                     Grade

 The work of leaders with      Requires improvement to be
 children and families         good

 The experiences of care       Good
 leavers

Prose that runs on over the whole width of the page stands below the table.
"""
    assert cells(text) == [
        [
            ("Judgement", "Grade"),
            ("The work of leaders with children and families", "Requires improvement to be good"),
            ("The experiences of care leavers", "Good"),
        ]
    ]


def test_tabs_part_the_cells_however_long_they_are():
    rows = [("Judgement", "Grade"), ("The work of leaders", "Good"), ("Ponds", "Outstanding")]
    assert cells("\n".join(map("\t".join, rows))) == [rows]
    typed = "Kind\t\t2023\nPonds with fish\t318\nPonds\t\t205"
    assert cells(typed) == [[("Kind", "2023"), ("Ponds with fish", "318"), ("Ponds", "205")]]


@pytest.mark.parametrize(
    "text",
    [
        "Present:   Ann Rowe\nAbsent:    Tom Lim\nClerk:     Mary Fox",
        "C4/23   Apologies\nC5/23   Minutes\nC6/23   Roads",
        "Introduction        2\nThe ponds           3\nThe ducks           11",
        "Ponds are deep.  They are cold.\nDucks swim.  Fish, on the other hand,  do.\nSo it is.",
    ],
)
def test_labels_numbers_contents_and_sentences_are_no_table(text):
    assert cells(text) == []


@pytest.mark.parametrize("row", ["A  1", "A  b", "a  b", "  A  B", "A  b\n  a  b", "A\tb", "a "])
def test_long_texts_are_no_burden(row):
    began = time.process_time()
    cells("\n".join([row] * 10_000))
    assert time.process_time() - began < 3
