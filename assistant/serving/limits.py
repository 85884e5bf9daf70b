"""How much is asked at once: by one person in a minute, and by everybody at the same time."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from assistant.errors import TooManyQuestions

MINUTE = 60.0
# An answer without a model keeps a core busy for a third of a second: sixteen at once on two
# cores take about three seconds each, and hold some 100 MB between them.
AT_ONCE = 16
WAIT = 20.0  # seconds until a place is free; longer, and a person asks again anyway
REMEMBERED = 10_000  # people; those who have not asked for a minute are forgotten first


class Limits:
    """Safe to share between threads. `a_minute` questions from each person, 0 for no limit."""

    def __init__(
        self,
        a_minute: int = 0,
        at_once: int = AT_ONCE,
        wait: float = WAIT,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._a_minute, self._wait, self._clock = a_minute, wait, clock
        self._places = threading.BoundedSemaphore(at_once)
        self._asked: dict[str, list[float]] = {}
        self._lock = threading.Lock()

    def count(self, name: str) -> None:
        """Counts a question of this person. Raises TooManyQuestions, with the seconds to wait."""
        if not self._a_minute:
            return
        with self._lock:
            now = self._clock()
            lately = [at for at in self._asked.pop(name, ()) if at > now - MINUTE]
            self._asked[name] = lately  # last of all, as the one who asked last
            if len(lately) >= self._a_minute:
                wait = max(math.ceil(lately[0] + MINUTE - now), 1)
                raise TooManyQuestions(
                    f"You have asked {self._a_minute} questions within a minute, which is as many"
                    f" as can be answered for one person. Please ask again in {wait} seconds.",
                    wait,
                )
            lately.append(now)
            while len(self._asked) > REMEMBERED:
                del self._asked[next(iter(self._asked))]

    @contextmanager
    def a_place(self) -> Iterator[None]:
        """One of the places of those who are answered at once, waited for. Raises as above."""
        if not self._places.acquire(timeout=self._wait):
            raise TooManyQuestions(
                "Too many questions are being answered just now. Please ask again in a minute.",
                int(MINUTE),
            )
        try:
            yield
        finally:
            self._places.release()
