"""One deadline for everything an iterator does, however slowly it drips, and a way to stop it."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Generator
from contextvars import ContextVar
from typing import Any

from assistant.errors import ModelError

END = object()
LOOK = 0.05  # seconds without a piece until an empty one says so

# Set by whoever asks in a thread of its own, and may lose interest while nothing comes.
given_up: ContextVar[threading.Event | None] = ContextVar("given_up", default=None)


class GivenUp(ModelError):
    """Nobody waits for the answer any more: no fault of the model's."""

    def __init__(self) -> None:
        super().__init__("The answer was stopped.")


def within(seconds: float, pieces: Generator[str], ends: float | None = None) -> Generator[str]:
    """The pieces of an iterator that runs in a thread of its own, until the deadline.

    The deadline is `seconds` from now, or `ends` by the clock of time.monotonic(). An empty piece
    is given whenever nothing has come for a moment.
    Raises ModelError at the deadline, even while the iterator waits for the network, and GivenUp
    soon after `given_up` is set. Whatever the iterator raises is raised here. Closing this
    iterator tells the other to stop at its next piece.
    """
    gone = given_up.get() or threading.Event()
    waiting: queue.SimpleQueue[Any] = queue.SimpleQueue()
    stopped = threading.Event()
    ends = time.monotonic() + seconds if ends is None else ends

    def run() -> None:
        try:
            for piece in pieces:
                if stopped.is_set():
                    pieces.close()
                    return
                waiting.put(piece)
            waiting.put(END)
        except BaseException as error:  # handed over, to be raised where it is waited for
            waiting.put(error)

    threading.Thread(target=run, name="language model", daemon=True).start()
    try:
        while True:
            left = ends - time.monotonic()
            if gone.is_set():
                raise GivenUp
            if left <= 0:
                raise ModelError(f"The language model took longer than {seconds:g} seconds.")
            try:
                piece = waiting.get(timeout=min(left, LOOK))
            except queue.Empty:
                yield ""
                continue
            if piece is END:
                return
            if isinstance(piece, BaseException):
                raise piece
            yield piece
    finally:
        stopped.set()
