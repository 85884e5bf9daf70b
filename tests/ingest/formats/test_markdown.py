"""Markdown: what is typed stands as it is typed, where a renderer would say otherwise."""

import pytest

from ingest.formats.markdown import pages_of


def lines(text: str) -> list[str]:
    return [line.text for page in pages_of(text) for line in page.lines]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (("19.", "21.", "22."), ["19.", "21.", "22."]),  # two pages of a report were left out
        (("1.", "1.", "1."), ["1.", "2.", "3."]),  # counted by whoever renders it
    ],
)
def test_numbers_that_rise_are_those_typed(typed, read):
    text = "\n\n".join(f"{mark} The hall is let for the year {n}." for n, mark in enumerate(typed))
    assert [line.split()[0] for line in lines(text)] == read


def test_a_list_in_a_list_counts_by_itself():
    text = "4. The panel asks:\n\n   - for plans\n   - for dates\n\n6. The panel ends."
    assert [line.split()[0] for line in lines(text)][-1] == "6."
