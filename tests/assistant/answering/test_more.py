"""What is asked for beyond the answer before: "who else?"."""

from dataclasses import replace

import pytest

from assistant import pipeline
from assistant.answering.way import Desk, Found
from assistant.answers import Sentence
from assistant.pipeline import answered
from tests.support.hand_built import OLD, asked, at, memory

WHO = "Who led the 2018 inspection?"


def told(text: str):
    lead = at(OLD, "Front page, paragraph 2")
    question = replace(asked(text), before=frozenset({lead.key}))
    return answered(question, Desk(memory(), _found={id(question): ()}))


def test_nothing_is_said_twice_where_more_is_asked_for():
    assert told(WHO).outcome == "answered"
    assert told(f"Who else: {WHO}").outcome == "not_found"
    assert told("Who led more than the 2018 inspection?").outcome == "answered"
    (when,) = told(f"And when: {WHO}").sentences
    assert when.text == "Inspection dates: 4 to 8 March 2018"


def test_a_reason_that_is_asked_for_is_not_the_answer_before_once_more():
    assert told(f"Why: {WHO}").outcome == "not_found"


@pytest.mark.parametrize("searched", [True, False])
@pytest.mark.parametrize(
    ("text", "outcome"),
    [("The yard is shut because it floods.", "answered"), ("The yard is shut.", "not_found")],
)
def test_a_reason_may_stand_in_what_was_said_before(monkeypatch, text, outcome, searched):
    shut = Sentence.quoting(replace(at(OLD, "1"), text=text), text)
    question = replace(
        asked("Why: Is it shut?"), before=frozenset({shut.citations[0].paragraph.key})
    )
    found = Found((shut,), searched=searched)
    monkeypatch.setattr(pipeline, "WAYS", (lambda asked, desk: found,))
    desk = Desk(memory(), shut.citations, _found={id(question): ()})
    assert answered(question, desk).outcome == outcome


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("When was it: Who led it?", "When was it"),
        ("Who else: Who led it?", "Who else: Who led it?"),
        ("Is it new? (Who led it)", "Is it new?"),
        ("Policy 2: who leads it?", "Policy 2: who leads it?"),
    ],
)
def test_what_a_question_asks_itself_stands_before_the_one_it_goes_on_from(text, own):
    assert asked(text).own == own
