"""Small talk, and what asks for the papers by one word."""

import pytest

from assistant.answers import Question
from assistant.pages.asides import OF_THE_LIBRARY, WithAsides, aside
from assistant.pages.texts import say
from tests.support.seed_like import DOCUMENTS


class Library:
    documents = DOCUMENTS

    def answering(self, question: Question):
        yield question.text


@pytest.mark.parametrize("text", ["ta", "bye", "Many thanks!"])
def test_thanks_and_farewells_are_no_questions(text):
    assert aside(text, 4) == say("say_thanks")


def test_what_it_can_do_is_told_with_how_many_documents_it_holds():
    assert aside("What can you do?", 1200) == say("say_able", documents="1,200")


@pytest.mark.parametrize(
    ("text", "asked"),
    [("Documents?", OF_THE_LIBRARY), ("What does the report say?", "What does the report say?")],
)
def test_every_other_question_is_handed_on(text, asked):
    assert list(WithAsides(Library(), Library()).answering(Question(text))) == [asked]
