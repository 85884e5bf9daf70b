"""What a newer paper says comes before what an older one says best."""

from dataclasses import replace

import pytest

from assistant.answering.newer import NOTE, newer
from assistant.answering.way import Desk
from assistant.answers import Match
from assistant.finding.weigh import weighed
from tests.support.hand_built import NEW, OLD, asked, at, memory, said

QUESTION = "How many cases do social workers hold?"


def found(text, *matches):
    question = asked(text)
    evidence = weighed(question, matches, memory())
    held = {id(question): matches}, {id(question): evidence}
    return newer(question, Desk(memory(), (), *held))


OLDER = Match(replace(at(OLD, "1"), text="Social workers hold 24 cases each."), 1.0)
THEN = replace(at(OLD, "1"), text="In 2018/19 social workers hold 24 cases each.")
SINCE = replace(at(NEW, "1"), text="Since 2018/19 social workers hold 15 cases each.")
BOTH = Match(at(OLD, "1"), 1.0), Match(at(NEW, "1"), 0.6)


def test_the_newest_comes_first_and_it_is_told():
    told = found(QUESTION, OLDER, BOTH[1])
    assert told.note == NOTE
    assert [number for number, _ in said(told.sentences)] == ["1", "1"]
    assert [s.citations[0].paragraph.document for s in told.sentences] == [NEW.id, OLD.id]


@pytest.mark.parametrize(
    ("question", "matches"),
    [
        (QUESTION, (BOTH[0], Match(at(NEW, "2"), 0.9))),
        (QUESTION, (Match(at(NEW, "1"), 1.0),)),
        ("How many cases did social workers hold in 2018?", BOTH),
        (
            "How many cases do social workers hold in 2018/19?",
            (Match(THEN, 1.0), Match(SINCE, 0.6)),
        ),
    ],
)
def test_there_is_no_newer_one(question, matches):
    assert found(question, *matches) is None
