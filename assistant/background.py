"""Takes the parts of an answer from a thread, so that a reader can stop while none is ready."""

from __future__ import annotations

import queue
import threading
from collections.abc import Generator, Iterable
from typing import Any, TypeVar

from assistant.model.deadline import given_up

T = TypeVar("T")
_END = object()


def as_they_come(parts: Iterable[T], pause: float = 0.2) -> Generator[T | None]:
    """The parts in order, and None whenever `pause` seconds pass without one.

    Closing this iterator stops a language model that is being waited for, and lets the thread
    end after the part it is at. What the parts raise is raised here.
    """
    ready: queue.SimpleQueue[Any] = queue.SimpleQueue()
    stopped = threading.Event()

    def take() -> None:
        given_up.set(stopped)  # a thread has a context of its own
        try:
            for part in parts:
                ready.put(part)
                if stopped.is_set():
                    return
        except Exception as error:
            ready.put(error)
        finally:
            ready.put(_END)

    threading.Thread(target=take, daemon=True).start()
    try:
        while True:
            try:
                part = ready.get(timeout=pause)
            except queue.Empty:
                yield None
                continue
            if part is _END:
                return
            if isinstance(part, Exception):
                raise part
            yield part
    finally:
        stopped.set()
