"""How much is asked at once."""

from __future__ import annotations

import threading
import time

import pytest

from assistant.answers import Answer, Question
from assistant.errors import TookTooLong, TooManyQuestions
from assistant.serving import limits as limits_file
from assistant.serving.limits import Limits
from tests.support.depots import QUESTION, depots, enquiries_of, someone


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_person_asks_so_often_a_minute_and_others_are_not_held_up():
    clock = Clock()
    limits = Limits(a_minute=2, clock=clock)
    limits.count("a")
    clock.now += 20
    limits.count("a")
    with pytest.raises(TooManyQuestions, match="2 questions within a minute") as told:
        limits.count("a")
    assert told.value.wait == 40
    limits.count("b")
    clock.now += 41
    limits.count("a")


def test_zero_is_no_limit():
    limits = Limits(a_minute=0)
    for _ in range(1000):
        limits.count("a")


def test_those_who_asked_longest_ago_are_forgotten_first(monkeypatch):
    monkeypatch.setattr(limits_file, "REMEMBERED", 2)
    limits = Limits(a_minute=1)
    for name in "abc":
        limits.count(name)
    limits.count("a")
    with pytest.raises(TooManyQuestions):
        limits.count("c")


def test_when_every_place_is_taken_one_waits_a_while_and_is_told():
    limits = Limits(at_once=1, wait=0.05)
    with limits.a_place(), pytest.raises(TooManyQuestions, match="Too many questions"):
        limits.a_place().__enter__()
    with limits.a_place():
        pass


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    return depots(tmp_path_factory.mktemp("limits") / "library")


class Waiting:
    """An assistant whose answer comes when it is told to."""

    def __init__(self, library) -> None:
        self.library, self.go_on = library, threading.Event()

    def answering(self, question):
        self.go_on.wait(10)
        yield Answer(question, "not_found", note="Nothing.")


def test_an_answer_that_takes_too_long_is_stopped_and_gives_its_place_back(library, monkeypatch):
    enquiries = enquiries_of(library, limits=Limits(at_once=1, wait=0.1), longest=0.3)
    slow = Waiting(library)
    monkeypatch.setattr(enquiries.readers, "assistant_for", lambda identity: slow)
    served = enquiries.of(someone())
    started = time.monotonic()
    with pytest.raises(TookTooLong, match=r"longer than 0\.3 seconds"):
        served.answer(Question(QUESTION))
    assert time.monotonic() - started < 3
    slow.go_on.set()
    assert served.answer(Question(QUESTION)).note == "Nothing."


def test_many_who_ask_at_once_each_get_their_own_answer(library):
    enquiries = enquiries_of(library)
    asked = (QUESTION, "When does the depot open?", "What does grit cost?")
    questions = {str(n): text for n, text in enumerate(asked * 4)}
    alone = {text: enquiries.of(someone()).answer(Question(text)).text for text in asked}
    got: dict[str, str] = {}

    def ask(name: str) -> None:
        got[name] = enquiries.of(someone(name)).answer(Question(questions[name])).text

    threads = [threading.Thread(target=ask, args=(name,)) for name in questions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert got == {name: alone[text] for name, text in questions.items()}
