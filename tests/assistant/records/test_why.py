"""Why was this refused?"""

from __future__ import annotations

import pytest

from assistant.answers import Question
from assistant.pages.texts import say, speak
from assistant.pipeline import Assistant
from assistant.records.why import why
from tests.support.depots import QUESTION, depots


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    return Assistant(depots(tmp_path_factory.mktemp("why") / "library"))


def test_a_refusal_is_explained_by_step_unknown_words_and_nearest_paragraphs(assistant):
    lines = list(why(assistant, Question("Who won the zeppelin race of the depot?"), say))
    assert lines[0] == "Outcome: not_found (not said)"
    assert "Step passages: has nothing" in lines
    (unknown,) = (line for line in lines if line.startswith("Words that no document has: "))
    assert "zeppelin" in unknown and "depot" not in unknown
    nearest = lines[lines.index("Nearest paragraphs:") + 1 :]
    assert any("depot" in line for line in nearest)


def test_a_paragraph_with_hardly_a_word_of_the_question_is_said_to_have_none(assistant):
    hardly = say("why_hardly_any")
    assert hardly in list(why(assistant, Question("Which zeppelins were flown?"), say))
    assert hardly not in list(why(assistant, Question(QUESTION), say))


def test_an_answer_is_explained_by_the_step_that_gave_it(assistant):
    lines = list(why(assistant, Question(QUESTION), say))
    assert lines[0] == "Outcome: answered"
    assert "Step passages: answered" in lines
    assert "Words that no document has: none" in lines


def test_the_explanation_is_in_the_language_of_the_page(assistant):
    try:
        speak("cy")
        lines = list(why(assistant, Question("Who won the zeppelin race of the depot?"), say))
    finally:
        speak("en")
    ours = [line for line in lines if line[:1] != " "]
    english = (
        "Outcome",
        "Told",
        "Understood",
        "Asked of",
        "Looked",
        "Step",
        "Words",
        "Chance",
        "Hardly",
    )
    assert [line for line in ours if line.startswith((*english, "The ", "It ", "Nearest"))] == []
