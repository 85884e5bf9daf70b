"""Arrays read while other threads are parsing."""

import pytest

from assistant.editions.arrays import steadily


def failing(times, value="the array"):
    """Reads `value` after failing so many times as the parser does when two threads meet in it."""
    left = [times]

    def read():
        if left[0]:
            left[0] -= 1
            raise SystemError("AST constructor recursion depth mismatch (before=57, after=53)")
        return value

    return read


def test_a_parser_upset_by_another_thread_reads_once_more():
    assert steadily(failing(1)) == "the array"


def test_what_fails_twice_is_an_error_and_the_next_reader_still_gets_its_turn():
    with pytest.raises(SystemError):
        steadily(failing(2))
    assert steadily(failing(0)) == "the array"
