"""Two questions in one are answered apart, and the one without an answer is named."""

import pytest

from assistant.answering.two_in_one import halves_of
from assistant.answers import Filters, Question
from assistant.question.scope import scope_of
from assistant.question.understand import read
from tests.support.seed_like import DOCUMENTS


def halves(text):
    asked = read(Question(text), text, scope_of(text, DOCUMENTS, Filters()))
    return [(half.text, half.wants) for half in halves_of(asked, DOCUMENTS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "How many carers are there, and who supports them?",
            [("How many carers are there", "number"), ("who supports them", "person")],
        ),
        (
            "Which council helped and in what month did that start?",
            [("Which council helped", "passage"), ("in what month did that start", "date")],
        ),
        (
            "Which cabinet member fronts adoption and which one fronts carers?",
            [
                ("Which cabinet member fronts adoption", "person"),
                ("which cabinet member fronts carers", "person"),
            ],
        ),
        ("How many carers and children are there?", []),
        ("What do inspectors say and think of carers?", []),
        ("Why are plans late?", []),
    ],
)
def test_two_questions_in_one_are_taken_apart(text, expected):
    assert halves(text) == expected
