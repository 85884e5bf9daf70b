"""The parts of an answer come one by one, and a reader can stop in between."""

import threading
from contextlib import closing

import pytest

from assistant.errors import ModelError
from assistant.pages.background import as_they_come


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
