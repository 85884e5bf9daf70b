"""What is asked for beyond the answer before: "who else?"."""

from dataclasses import replace

from assistant.answering.way import Desk
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
    assert told(f"And when: {WHO}").outcome == "answered"
