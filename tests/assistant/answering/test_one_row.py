"""Two years of one thing that one paragraph prints beside one another."""

from dataclasses import replace

import pytest

from assistant.answering.one_row import one_row
from assistant.answers import Match
from tests.support.hand_built import NEW, OLD, asked, at, memory

ROW = "Service: Parks; 2031/32: 4,120; 2032/33: 4,480"
BOTH = "Caseloads fell from 24 in 2018 to 15 in 2022."


def printed(question, *texts):
    """What one row says to a question, of these paragraphs under "Net budget"."""
    matches = [
        Match(replace(at(NEW, "1"), text=text, section=("Net budget",), position=place), 1.0)
        for place, text in enumerate(texts)
    ]
    return [said.text for said in one_row(asked(question), matches, memory())]


@pytest.mark.parametrize(
    "question",
    [
        "Compare the parks budget in 2031/32 and 2032/33.",
        "What is the difference between the 2031/32 and 2032/33 parks budgets?",
    ],
)
def test_the_row_with_a_column_for_each_year_is_the_answer(question):
    others = "The net budget rose from 2031/32 to 2032/33.", "Service: Parks; 2031/32: 4,120"
    assert printed(question, *others, ROW) == [ROW]


def test_a_row_of_something_else_is_none():
    assert printed("Compare the museums budget in 2031/32 and 2032/33.", ROW) == []


def test_papers_of_the_years_are_compared_with_one_another():
    question = asked("Compare caseloads in 2018 and 2022.")
    match = Match(replace(at(OLD, "1"), text=BOTH), 1.0)
    assert question.scope.narrowed
    assert one_row(question, [match], memory()) == ()
