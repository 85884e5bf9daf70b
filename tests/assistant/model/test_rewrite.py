"""A follow-up is completed by a model only from the conversation's own words."""

import pytest

from assistant.answers import Answer, Filters, Question, Turn
from assistant.errors import ModelError
from assistant.model.rewrite import rewritten

FIRST = "What are the caseloads of social workers in Ashmere?"
LAST = "Have they fallen since 2019?"
QUESTION = Question(
    LAST, Filters(from_year=2020), (Turn(FIRST, Answer(Question(FIRST), "answered")),)
)
COMPLETE = "Have the caseloads of social workers in Ashmere fallen since 2019?"


class Saying:
    window = 4096

    def __init__(self, text: str) -> None:
        self.text, self.asked = text, []

    def reply(self, instructions, text):
        self.asked.append(text)
        if not self.text:
            raise ModelError("Gone.")
        yield self.text


def test_a_follow_up_is_completed():
    model = Saying(COMPLETE)
    assert rewritten(LAST, QUESTION, model) == COMPLETE
    assert model.asked == [f"Earlier: {FIRST}\nLast: {LAST}"]


@pytest.mark.parametrize(
    "said",
    [
        "Have the caseloads in Telford fallen since 2019?",
        "Have the caseloads of social workers fallen since 2016?",
        "Caseloads fell.",
        "Have the caseloads fallen? " + "And so on? " * 40,
        "",
    ],
)
def test_a_rewriting_that_is_not_the_conversations_is_not_believed(said):
    assert rewritten(LAST, QUESTION, Saying(said)) == LAST


def test_a_question_that_stands_alone_is_not_sent():
    model = Saying(COMPLETE)
    alone = "What is the budget for libraries?"
    assert rewritten(alone, QUESTION, model) == alone
    assert rewritten(LAST, Question(LAST), model) == LAST
    assert model.asked == []
