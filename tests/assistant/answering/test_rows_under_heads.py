"""Rows under a row that heads them are quoted with it."""

from dataclasses import replace

import pytest

from assistant.answering.quotation import sentences_of, with_rows
from assistant.documents import Paragraph

WORK = "Work programme"
DAY = "30 January 2025 – Committee Meeting"


def _row(position, text, *heads):
    number = f"{WORK}, row {position}"
    return Paragraph("pack", position, number, "counted", (WORK, *heads), 1, 1, text, form="row")


ROWS = (
    _row(1, "7 November 2024 – Committee Meeting"),
    _row(2, "School attendance; For review", "7 November 2024 – Committee Meeting"),
    _row(3, DAY),
    _row(4, "Fostering; Annual report", DAY),
    _row(5, "Outcomes:", DAY),
    _row(6, "Adoption; Annual report", DAY),
)


@pytest.mark.parametrize(
    ("quoted", "expected"),
    [
        (2, [DAY, "Fostering; Annual report", "Adoption; Annual report"]),
        (3, [DAY, "Fostering; Annual report"]),
    ],
)
def test_a_row_comes_with_its_head_and_a_head_with_its_rows(quoted, expected):
    said = with_rows(sentences_of(ROWS[quoted]), lambda _: ROWS)
    assert [sentence.text for sentence in said] == expected


def test_a_row_of_units_is_no_head_to_be_quoted():
    units, row = _row(1, "£m £m"), _row(2, "Fostering; 1.2; 1.4", "£m £m")
    quotes = sentences_of(row)
    assert with_rows(quotes, lambda _: (units, row)) == quotes


def test_a_paragraph_that_is_no_row_stays_as_it_is():
    paragraph = Paragraph("pack", 9, "4", "printed", (WORK,), 1, 1, "Carers are supported.")
    quotes = sentences_of(paragraph)
    assert with_rows(quotes, lambda _: ROWS) == quotes


def test_an_item_of_the_agenda_that_is_called_like_a_report_heads_no_row_of_it():
    item = Paragraph("pack", 8, "2", "printed", ("Agenda",), 1, 1, WORK)
    author = replace(_row(1, "Author: Ann Rowe"), position=9)
    quotes = sentences_of(author)
    assert with_rows(quotes, lambda _: (item, author)) == quotes
