"""The parts of an answer come one by one, and a reader can stop in between."""

import threading
import time
from contextlib import closing

import pytest

from assistant.background import as_they_come
from assistant.errors import ModelError
from assistant.model.deadline import GivenUp, within


def test_the_parts_come_in_order():
    assert [part for part in as_they_come("abc") if part is not None] == ["a", "b", "c"]


def test_while_none_is_ready_there_is_a_sign_of_life():
    ready = threading.Event()

    def parts():
        ready.wait(5)
        yield "a"

    with closing(as_they_come(parts(), pause=0.01)) as coming:
        assert next(coming) is None
        ready.set()
        assert next(part for part in coming if part) == "a"


def test_an_error_reaches_the_reader():
    def parts():
        yield "a"
        raise ModelError("The model gave no answer.")

    with pytest.raises(ModelError, match="The model gave no answer"):
        list(as_they_come(parts()))


def test_a_stop_reaches_a_model_that_says_nothing():
    asked, ended = threading.Event(), []

    def silent():
        asked.set()
        time.sleep(3)
        yield "too late"

    def parts():
        try:
            yield from filter(None, within(30, silent()))
        except GivenUp:
            ended.append(time.monotonic())
            raise

    coming = as_they_come(parts(), pause=0.01)
    assert next(coming) is None and asked.wait(5)
    stopped = time.monotonic()
    coming.close()
    while not ended and time.monotonic() < stopped + 2:
        time.sleep(0.01)
    assert ended and ended[0] - stopped < 1


def test_nothing_more_is_asked_for_after_a_stop():
    taken, go_on, ended = [], threading.Event(), threading.Event()

    def parts():
        try:
            for part in range(1000):
                taken.append(part)
                yield part
                go_on.wait(5)
        finally:
            ended.set()

    coming = as_they_come(parts())
    assert next(coming) == 0
    coming.close()
    go_on.set()
    assert ended.wait(5) and len(taken) < 3
