"""A sign of life from the process that reads a file, while it recognises the text of pictures.

A page of text has its share of the time a file may take; a scanned one takes seconds, and a pack of
two hundred many minutes. Each page that is done earns the file time for another.
"""

from __future__ import annotations

from collections.abc import Callable

SECONDS_A_PAGE = 130.0  # until the next sign: drawing a page and reading it may take 60 each
_signs: list[Callable[[], None]] = []


def signs_go_to(told: Callable[[], None]) -> None:
    """From now on `told` is called with each sign of this process."""
    _signs[:] = [told]


def give_sign() -> None:
    """Says that the reading goes on; nobody is told where nobody waits."""
    for told in _signs:
        told()
