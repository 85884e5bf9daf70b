"""A time by which something has to be done, that may be put off."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable


class Deadline:
    """Within it, `end` is called when the time is up, unless it is put off before."""

    def __init__(self, seconds: float, end: Callable[[], None]) -> None:
        self._end, self._began, self.has_come = end, time.monotonic(), False
        self._until = self._began + seconds
        self._timer = self._started(seconds)

    def __enter__(self) -> Deadline:
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def put_off(self, seconds: float) -> None:
        """To `seconds` from now, where it would come sooner."""
        if time.monotonic() + seconds > self._until and not self.has_come:
            self._timer.cancel()
            self._until = time.monotonic() + seconds
            self._timer = self._started(seconds)

    @property
    def seconds(self) -> float:
        """What it has come to, from the beginning."""
        return self._until - self._began

    def _started(self, seconds: float) -> threading.Timer:
        timer = threading.Timer(seconds, self._come)
        timer.daemon = True
        timer.start()
        return timer

    def _come(self) -> None:
        self.has_come = True
        self._end()
