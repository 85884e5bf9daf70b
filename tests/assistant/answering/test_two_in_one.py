"""Two questions in one are answered apart, and the one without an answer is named."""

import pytest

from assistant.answering.two_in_one import each_found, halves_of
from assistant.answering.way import Desk, Found
from assistant.answers import Filters, Match, Question, Sentence
from assistant.question.scope import scope_of
from assistant.question.understand import read, understood
from tests.support import hand_built
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
        (
            "When was it, who led it and what did they say of carers?",
            [
                ("When was it", "date"),
                ("who led it", "person"),
                ("what did they say of carers", "passage"),
            ],
        ),
        (
            "List the carers and say who supports them",
            [("List the carers", "list"), ("who supports them", "person")],
        ),
        ("What did the team, who led it in 2020, say of carers?", []),
        ("How many carers and children are there?", []),
        ("What do inspectors say and think of carers?", []),
        ("Why are plans late?", []),
    ],
)
def test_two_questions_in_one_are_taken_apart(text, expected):
    assert halves(text) == expected


def test_a_number_is_asked_for_by_its_own_question_alone():
    text = "What does paragraph 1 of the 2018 inspection say and who leads the virtual school?"
    whole = understood(Question(text), text, hand_built.HandBuilt())
    numbers = [half.reference and half.reference.numbers for half in halves_of(whole, DOCUMENTS)]
    assert numbers == [(("1", "1"),), None]


def test_what_was_just_found_is_no_answer_to_what_it_does_not_speak_of():
    whole = hand_built.asked("Who leads the virtual school and what is its quorum?")
    school = hand_built.at(hand_built.OLD, "2")
    said = Found(
        (Sentence.quoting(school, "Amina Castle leads the virtual school."),), (Match(school, 1.0),)
    )

    def answered(half, _):
        return said if half.text.startswith("Who") else Found()

    halves = halves_of(whole, hand_built.DOCUMENTS)
    (_, lead), (_, quorum) = each_found(whole, halves, answered, Desk(hand_built.memory()))
    assert (len(lead.sentences), len(quorum.sentences)) == (1, 0)
