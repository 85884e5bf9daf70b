"""A single row of a table does not say that it is the largest."""

from assistant.answering.ordering import without_an_order
from assistant.documents import Paragraph
from tests.support.hand_built import OLD, asked, evidence_for


def row(at, text):
    return Paragraph(OLD, at, f"row {at}", "counted", ("Teams",), 1, 1, text, form="row")


ROWS = (row(90, "Team: North; Cases: 310"), row(91, "Team: Largest of last year; Cases: 270"))


def kept(question):
    found = without_an_order(asked(question), evidence_for(question, *ROWS))
    return sorted({each.match.paragraph.position for each in found})


def test_only_a_row_that_says_so_is_the_largest():
    assert kept("Which team has the largest number of cases?") == [91]
    assert kept("Which team has the fewest cases?") == []


def test_what_asks_for_no_order_keeps_every_row():
    assert kept("How many cases has the team in the north?") == [90, 91]
    assert kept("Which team has at least 300 cases?") == [90, 91]
