"""One deadline for everything an iterator does, however slowly it drips."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator

from assistant.errors import ModelError

END = object()


def within(seconds: float, pieces: Iterator[str]) -> Iterator[str]:
    """The pieces of an iterator that runs in a thread of its own, until the deadline.

    Raises ModelError at the deadline, even while the iterator waits for the network. Whatever the
    iterator raises is raised here. Closing this iterator tells the other to stop at its next piece.
    """
    waiting: queue.SimpleQueue = queue.SimpleQueue()
    stopped = threading.Event()
    ends = time.monotonic() + seconds

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
            try:
                piece = waiting.get(timeout=max(0.0, ends - time.monotonic()))
            except queue.Empty:
                raise ModelError(
                    f"The language model took longer than {seconds:g} seconds."
                ) from None
            if piece is END:
                return
            if isinstance(piece, BaseException):
                raise piece
            yield piece
    finally:
        stopped.set()
