"""Rows of tables: under which heads each is told, and that no word of the heads is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.lines import Line, row_of
from ingest.structure.paragraphs import paragraphs_in

HEADS = row_of(("Service", "2023", "2024"), header=True)
PARKS = row_of(("Parks", "410", "395"))
OWNER = row_of(("Flooding", "Sandbags", "Head of Parks"))


def words(text: str) -> Line:
    return Line(text, starts=True)


def texts_of(*lines: Line) -> list[str]:
    return [paragraph.text for paragraph in paragraphs_in(lines, "a")]


def test_rows_stand_under_the_heads_of_their_table():
    assert texts_of(HEADS, PARKS) == ["Service: Parks; 2023: 410; 2024: 395"]


@pytest.mark.parametrize(
    "between",
    [
        words("1. The risks are set out below."),
        words("The risks are set out below."),
        words("• The risks are set out below."),
        words("Table 2: Risks"),
    ],
    ids=("number", "text", "bullet", "caption"),
)
def test_a_table_below_words_takes_no_heads_from_the_table_above_them(between: Line):
    *_, last = texts_of(HEADS, PARKS, between, OWNER)
    assert last == "Flooding; Sandbags; Head of Parks"


def test_heads_that_no_row_can_stand_under_are_told_as_a_row():
    wide = row_of(("Mill", "12", "15", "18"))
    again = row_of(("Ward", "Homes", "Change"), header=True)
    assert texts_of(HEADS, wide) == ["Service; 2023; 2024", "Mill; 12; 15; 18"]
    assert texts_of(HEADS, again, PARKS) == [
        "Service; 2023; 2024",
        "Ward: Parks; Homes: 410; Change: 395",
    ]
    assert texts_of(words("Below are the heads."), HEADS)[-1] == "Service; 2023; 2024"


def test_the_rows_of_each_small_table_stand_under_the_title_across_it():
    def table(title: str, day: str) -> tuple[Line, ...]:
        across = replace(row_of((title,)), bold=True)
        return across, row_of(("", ""), header=True), row_of(("Due:", day))

    lines = (*table("School places", "18 May"), *table("Ferry fares", "16 June"))
    rows = {each.text: each.section for each in paragraphs_in(lines, "a")}
    assert rows["Due: 18 May"][-1:] == ("School places",)
    assert rows["Due: 16 June"][-1:] == ("Ferry fares",)
