"""Titles as they are printed: neither more than the title nor the next line of the text."""

import pytest

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
