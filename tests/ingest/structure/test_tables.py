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


def numbers_of(*lines: Line) -> list[str]:
    return [p.number for p in paragraphs_in(lines, "a") if p.numbering == "printed"]


def test_rows_that_divide_a_numbered_row_are_numbered_however_few():
    heads = row_of(("No.", "Item"), header=True)
    rows = [row_of((n, f"About item {n}")) for n in ("1", "2", "2.1", "3", "3.1")]
    assert numbers_of(heads, *rows) == ["Item 1", "Item 2", "2.1", "Item 3", "3.1"]


FORM = [
    row_of((f"{n}. {label}", said))
    for n, label, said in ((1, "Decision", "To mend the quay."), (2, "Reasons", "It leaks."))
]


def test_a_number_before_the_words_of_a_first_cell_is_that_of_its_row():
    found = paragraphs_in([words("Record of a decision"), *FORM], "a")
    assert [(p.number, p.text) for p in found[-2:]] == [
        ("1", "Decision: To mend the quay."),
        ("2", "Reasons: It leaks."),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [row_of(("2. Decision", "To mend the quay.")), row_of(("5. Reasons", "It leaks."))],
        [words("1. The quay is old."), words("2. It leaks."), words("3. It is dry."), *FORM],
    ],
    ids=("with a gap", "beside paragraphs that have them"),
)
def test_such_numbers_are_words_where_they_are_no_run_of_their_own(rows: list[Line]):
    found = paragraphs_in([words("Record of a decision"), *rows], "a")
    assert all(p.numbering == "counted" for p in found if p.form == "row")


VERSIONS = [
    row_of(("Version", "Date", "Change"), header=True),
    row_of(("1.0", "May 2020", "First issue")),
    row_of(("1.1", "2 May 2022", "Typing errors")),
]
POLICY = [words(each) for each in ("1.1 Most boats are old.", "1.2 Some leak.", "1.3 One sank.")]


def test_the_versions_of_a_paper_number_no_paragraph():
    assert numbers_of(words("Policy on boats"), *VERSIONS, *POLICY) == ["1.1", "1.2", "1.3"]


def test_a_table_of_dated_references_keeps_its_numbers():
    heads = row_of(("Ref", "Date", "Change"), header=True)
    assert numbers_of(heads, *VERSIONS[1:]) == ["1.0", "1.1"]


def test_two_labels_in_a_row_are_each_said_with_what_stands_beside_it():
    row = row_of(("Ward:", "Quayside", "Exempt:", "No"))
    assert texts_of(words("Notice of a decision."), row)[-1] == "Ward: Quayside; Exempt: No"
