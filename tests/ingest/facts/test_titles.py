"""Titles as they are printed: neither more than the title nor the next line of the text."""

import pytest

from ingest.facts.titles import title_of
from ingest.lines import Line
from ingest.reading import read


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Minutes of the meeting held on 14 January 2025\n\n45/25 Apologies\n\n"
            "Apologies were received.\n\n46/25 Declarations\n\nNone.\n",
            "Minutes of the meeting held on 14 January 2025",
        ),
        (
            "# Minutes of the Schools Forum\n\nPresent: A Smith (Chair)\n\nApologies: B Jones\n\n"
            "## 1. Budget\n\nThe forum noted the budget.\n",
            "Minutes of the Schools Forum",
        ),
        (
            "# Minutes of the Panel\n\nThe panel met.\n\nThen it went home.\n",
            "Minutes of the Panel",
        ),
        (
            "# Minutes of the Panel\n\n| No. | Item |\n|---|---|\n| 1 | Apologies |\n",
            "Minutes of the Panel",
        ),
        (
            "# Anytown Borough Council\n\n## Housing Strategy\n\nHousing matters.\n",
            "Anytown Borough Council: Housing Strategy",
        ),
        (
            "# Anytown Borough Council\n\n## 14 March 2024\n\n## Parking\n\nParking matters.\n",
            "Anytown Borough Council: Parking",
        ),
        (
            "OXBURY CITY COUNCIL\n\nReport by Director of Bridges\n\nPARKING CHARGES\n\n"
            "They rise.\n",
            "OXBURY CITY COUNCIL: PARKING CHARGES",
        ),
        ("# Housing Strategy\n\n## Foreword\n\nHousing matters.\n", "Housing Strategy"),
        ("# Anytown Borough Council\n\nHousing matters.\n", "Anytown Borough Council"),
        (
            "Dear Mr Patel\n\nThank you for your request of 3 June 2024. You asked:\n\n"
            "1. How many notices were issued?\n2. What was the income?\n",
            "",
        ),
        ("Dear Mr Patel\n\nYou asked the council three things:\n\n1. How many?\n", ""),
        ("Dear Mr Patel\n\nThe ferry at St. Anne\n\nIt runs again.\n", "The ferry at St. Anne"),
    ],
)
def test_a_title_is_all_that_is_printed_as_one_and_no_more(text, title):
    name = "paper.md" if text.startswith("#") else "paper.txt"
    assert read(name, text.encode()).document.facts.title == title


@pytest.mark.parametrize(
    "line", ["Date: 14 March 2024", "Thursday 7 November 2024 at 6.00 pm", "Published 3 May 2024"]
)
def test_a_line_that_says_when_is_no_title(line):
    text = f"{line}\n\nThe ferry at Oxbury\n\nThe ferry runs each day, and on Sundays too.\n"
    assert read("paper.txt", text.encode()).document.facts.title == "The ferry at Oxbury"


def set_as(*rows: tuple[str, float, bool]) -> tuple[Line, ...]:
    """Lines below each other, each with its size in points and whether it is bold."""
    return tuple(
        Line(text, y=30.0 * n, size=size, bold=bold) for n, (text, size, bold) in enumerate(rows)
    )


def test_the_first_numbered_heading_is_no_more_of_the_title():
    rows = ("AMBRY COUNCIL FERRY RULES", "1. General", "1.1 They hold for all.", "1.2 Read them.")
    assert title_of(set_as(*((row, 0.0, row[2] != "1") for row in rows))) == rows[0]


TEXT = (("It runs each day.", 11, False), ("It is late.", 11, False))


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ((("How it ran", 16, True), ("Days", 13, True), *TEXT, ("Nights", 13, True), *TEXT),
         "Ferries Board: How it ran"),
        ((("Members", 13, True), *TEXT, ("Quorum", 13, True), *TEXT), "Ferries Board"),
    ],
)  # fmt: skip
def test_below_the_name_of_a_board_stands_what_its_paper_is_on(rows, title):
    assert title_of(set_as(("Ferries Board", 22, True), ("Paper 4", 11, False), *rows)) == title
