"""What comes over the wire from a language model, however it is sent."""

import itertools

import httpx
import pytest

from assistant.model.wire import MOST_BYTES, Heard, TooLong


class Endless(httpx.SyncByteStream):
    """A reply that never stops; `heard` is how much of it was read."""

    heard = 0

    def __iter__(self):
        for _ in itertools.repeat(None, 2 * MOST_BYTES // 1000):
            self.heard += 1000
            yield b"data: " + b"a" * 993 + b"\n"


class Listening:
    done = False


def test_an_endless_reply_is_not_read_to_its_end():
    stream = Endless()
    with pytest.raises(TooLong):
        list(Heard(stream, Listening()))
    assert stream.heard <= MOST_BYTES + 1000
