"""Which first row of a table names its columns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.layout.column_heads import continues, is_head
from ingest.lines import Line
from ingest.structure.blocks import Block
from ingest.structure.rows import across


def row(*cells: str, bold: bool = False) -> Line:
    return Line(" ".join(cells), bold=bold, cells=cells)


@pytest.mark.parametrize(
    ("head", "below"),
    [
        (row("Measure", "2017", "2018", bold=True), row("Children in care", "389", "412")),
        (row("Measure", "2017", "2018"), row("Children in care", "389", "412")),
        (row("Measure", "Sept 2021", "31 March 2022", bold=True), row("Visits", "90%", "91%")),
        (row("Indicator", "2021/22", "Q3 2022-23"), row("Visits in time", "90%", "91%")),
        (row("Age", "Under 16", "Over 65", bold=True), row("Saltby", "12", "14")),
    ],
)
def test_a_head_may_hold_years_months_and_dates(head: Line, below: Line):
    assert is_head(head, below)


@pytest.mark.parametrize(
    ("first", "below"),
    [
        (row("1. Children in need", "Good", bold=True), row("2. Children in care", "Inadequate")),
        (row("Children in care", "389", "412", bold=True), row("Care leavers", "117", "145")),
        (row("Children in care", "389", "412"), row("Care leavers", "117", "145")),
    ],
)
def test_a_row_of_figures_or_with_a_grade_heads_nothing(first: Line, below: Line):
    assert not is_head(first, below)


def across_of(line: Line) -> str:
    return across(line.cells, Block("row", (line,)))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (row("30 January 2025 – Meeting", "", ""), "30 January 2025 – Meeting"),
        (row("Autumn term", "", "", bold=True), "Autumn term"),
        (row("Autumn term", "", ""), ""),
        (row("Outcomes by 30 June:", "", ""), ""),
        (row("30 January 2025", ""), ""),
        (row("30 January 2025", "Fostering", ""), ""),
    ],
)
def test_a_bold_row_or_a_day_alone_in_its_row_heads_the_rows_below(line: Line, expected: str):
    assert across_of(line) == expected


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        (row("Adoption", "Hear of the new", "Asked for"), row("Agency", "agency.", "by all"), True),
        (
            row("Adoption", "Hear of it", "monthly"),
            row("Fostering", "hear of it", "monthly"),
            False,
        ),
        (row("Adoption", "Hear of it.", "None."), row("Fostering", "hear of it", "none"), False),
        (row("1", "Write a guide", "Not yet"), row("2", "write another", "not yet"), False),
    ],
)
def test_a_row_goes_on_where_the_page_end_cuts_several_sentences(above, below, expected):
    assert continues(replace(below, page=2), above, above) is expected
