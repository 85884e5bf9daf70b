"""Reading arrays from disk in a process of several threads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TypeVar

import numpy as np

Read = TypeVar("Read")

_reading = Lock()


def steadily(read: Callable[[], Read]) -> Read:
    """`read()`, one thread at a time, and once more when another parser got in its way.

    numpy reads an array's head with `ast.literal_eval`, and CPython up to 3.11.8 and 3.12.2 counts
    the depth of all threads' parsing in one place: two at once can end in a SystemError though
    nothing is wrong with the file (python/cpython#106905).
    """
    with _reading:
        try:
            return read()
        except SystemError:
            return read()


def opened(path: Path) -> np.ndarray:
    """The array in a file, read from disk as it is needed."""
    return steadily(lambda: np.load(path, mmap_mode="r"))
