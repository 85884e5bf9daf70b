"""What fails once a file is open is passed over: told with its page, logged with its place."""

from __future__ import annotations

import logging
import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar

from assistant.errors import FileRefused

log = logging.getLogger(__name__)
# For those who run it: without a handler of theirs nothing of it reaches a reader's screen.
logging.getLogger("ingest").addHandler(logging.NullHandler())

T = TypeVar("T")
# Of the processor's time. The slowest page and the slowest stage of a whole file among 95 real
# ones take 0.6 and 5 seconds.
SECONDS_A_PAGE = 10.0
SECONDS_A_STAGE = 30.0

# Until the next sign of life: drawing a page and recognising its text may take 60 seconds each.
SECONDS_A_PICTURE = 130.0
_signs: list[Callable[[], None]] = []


class TooSlow(BaseException):
    """Work that took longer than it may. No Exception, which a library might swallow."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises TooSlow inside when the work has used so much of the processor.

    Only in the main thread, as signals are, and not on Windows: there the limits of the whole
    file are all there is.
    """
    here = threading.current_thread() is threading.main_thread()
    if not here or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> None:
        raise TooSlow

    former = signal.signal(signal.SIGPROF, stop)
    try:
        signal.setitimer(signal.ITIMER_PROF, seconds, 1.0)  # and again, should it be swallowed
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, former)


@dataclass(frozen=True, slots=True)
class Fault:
    """A stage that failed: "the tables" of page 4; page 0 where it was no one page's."""

    stage: str
    page: int = 0


class Kept(Protocol):
    """What `work` gives; where it fails, what `otherwise` gives."""

    def __call__(
        self, stage: str, page: int, work: Callable[[], T], otherwise: Callable[[], T]
    ) -> T: ...


def unguarded(stage: str, page: int, work: Callable[[], T], otherwise: Callable[[], T]) -> T:
    """Lets what fails rise: for those who would mend it."""
    return work()


@dataclass(slots=True)
class Faults:
    """The faults of reading one file."""

    found: list[Fault] = field(default_factory=list)

    def kept(self, stage: str, page: int, work: Callable[[], T], otherwise: Callable[[], T]) -> T:
        try:
            with at_most(SECONDS_A_STAGE):
                return work()
        except (FileRefused, MemoryError):
            raise
        except (Exception, TooSlow) as error:
            self.note(stage, page, error)
            return otherwise()

    def note(self, stage: str, page: int, error: BaseException) -> None:
        log.error("%s of page %d: %s", stage, page, place_of(error))
        self.found.append(Fault(stage, page))


def place_of(error: BaseException) -> str:
    """ "ValueError at tables.py:167 (undrawn_edges)": nothing of what the file says."""
    *_, last = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno} ({last.name})"


def signs_go_to(told: Callable[[], None]) -> None:
    """From now on `told` is called with each sign of life of this process."""
    _signs[:] = [told]


def give_sign() -> None:
    """Says that another picture is read: a pack of two hundred may take many minutes, and each page
    that is done earns the file time for another. Nobody is told where nobody waits."""
    for told in _signs:
        told()
