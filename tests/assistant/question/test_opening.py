"""What stands before a question and behind it, and asks nothing."""

import pytest

from assistant.question.opening import question_in
from tests.support.seed_like import DOCUMENTS

LIST = "What needs to improve in Eastmere?"
LAMPS = "what was found about lamps"


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (LIST, LIST),
        (f"Good morning. {LIST}", LIST),
        (f"good morning, {LIST}", LIST),
        (f"Hello there! {LIST} Many thanks.", LIST),
        (f"Thanks. {LIST}", LIST),
        ("I heard that Eastmere was rated good, is that right?", "Eastmere was rated good?"),
        ("What needs to improve in Eastmere please?", LIST),
        (f"Our board meets next month. {LIST}", LIST),
        (f"we met on monday. {LAMPS}", LAMPS),
        (f"{LIST} We have to tell members.", LIST),
        (f"I am writing a paper, so I would be grateful to know {LAMPS}", LAMPS),
        (f"Could you please tell me {LAMPS}", LAMPS),
        (
            "I am working on Eastmere. What was found about lamps?",
            "What was found about lamps in Eastmere County Council?",
        ),
        ("Hi, and in Eastmere?", "and in Eastmere?"),
    ],
)
def test_what_asks_nothing_is_taken_off(text, question):
    assert question_in(text, DOCUMENTS) == question


@pytest.mark.parametrize(
    "text",
    [
        "Good morning",
        "and is that right?",
        "thanks",
        "The lamps were broken. Who mended them?",
        "There was a visit. What was found?",
        "I have read the 2018 focused visit. What was found about lamps?",
        "What was found? Who wrote it?",
        "What do carers need to know when lamps fail?",
        "Does it tell us how many lamps there are?",
        "In 2020, how many lamps were there?",
        "lamps in Eastmere",
        "What does para. 12 say about St. Mary’s lamps?",
    ],
)
def test_what_a_question_needs_stays(text):
    assert question_in(text, DOCUMENTS) == text
