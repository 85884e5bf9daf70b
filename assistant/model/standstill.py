"""A circuit breaker: a model that fails again and again is left alone for a while."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.errors import ModelError

FAILURES = 3  # in a row
REST = 60.0  # seconds


@dataclass(slots=True)
class Standstill:
    """Counts failures in a row: after three it refuses for a minute, then lets one through."""

    clock: Callable[[], float] = time.monotonic
    failures: int = 0
    until: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def check(self) -> None:
        """Raises ModelError while the model is left alone."""
        with self.lock:
            if self.clock() < self.until:
                raise ModelError(
                    "The language model failed three times in a row and is left alone for a minute."
                )

    def succeeded(self) -> None:
        with self.lock:
            self.failures, self.until = 0, 0.0

    def failed(self) -> None:
        with self.lock:
            self.failures += 1
            if self.failures >= FAILURES:
                self.until = self.clock() + REST
