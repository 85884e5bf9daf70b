"""What is asked of a time that no paper is of."""

import pytest

from assistant.answering.way import Desk
from assistant.pipeline import answered
from tests.support.hand_built import asked, memory


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("What did Harrowdale need to improve before 2019?", "answered"),
        ("What did Harrowdale need to improve before 2017?", "not_found"),
        ("What did Harrowdale need to improve in May 2018?", "not_found"),
        ("What did Harrowdale need to improve in March 2018?", "answered"),
    ],
)
def test_only_what_prints_it_tells_of_it(text, outcome):
    question = asked(text)
    found = answered(question, Desk(memory(), _found={id(question): ()}))
    assert (found.outcome, bool(found.sentences)) == (outcome, outcome == "answered")


def test_it_is_said_that_no_paper_is_of_it():
    question = asked("What did Harrowdale need to improve before 2017?")
    found = answered(question, Desk(memory(), _found={id(question): ()}))
    assert found.note.startswith("No document of Harrowdale in the library is dated before 2017")
