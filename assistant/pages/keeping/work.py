"""Reading in a process of its own: the page goes on over the edition before until it is done."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant.outcome import Outcome
from assistant.watch import Deadline

log = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parents[3]
KINDLY = 10  # of 19: those who ask go before those who add
PROGRAM = (sys.executable, "-m", "ingest")
# Seconds after which one that tells nothing hangs: 600 for another writer, 900 for a file without
# a sign that another page of it is read.
SILENT = 1600.0

_outcomes = TypeAdapter(tuple[Outcome, ...])


@dataclass(slots=True, eq=False)
class Work:
    """One run of `python -m ingest`. `done` counts the files that are read; `outcomes` are there
    when it has `ended`. `well` says whether it was done, whatever became of each file.
    """

    files: int = 1
    done: int = 0
    outcomes: tuple[Outcome, ...] = ()
    well: bool = False
    _over: threading.Event = field(default_factory=threading.Event)

    @property
    def ended(self) -> bool:
        return self._over.is_set()

    def wait(self, seconds: float) -> bool:
        """Whether it ends within so many seconds."""
        return self._over.wait(seconds)


# What a work does when its turn has come: gives the arguments, and afterwards puts in order.
Turn = Callable[[Work], AbstractContextManager[Sequence[str]]]


class Works:
    """Runs works one after another, whoever asked for them, as the library has one writer.

    One that tells nothing for `silent` seconds is ended: the others wait for it.
    """

    def __init__(
        self, library: Path, program: Sequence[str] = PROGRAM, silent: float = SILENT
    ) -> None:
        self._library, self._program, self._turn = library, tuple(program), threading.Lock()
        self._silent = silent

    def start(self, what: str, turn: Turn, files: int = 1) -> Work:
        """`python -m ingest WHAT …`. Its arguments are asked for when its turn has come, as those
        before it may move what it is about. `turn` is left before anybody is told of the end."""
        work = Work(files)
        threading.Thread(target=self._run, args=(work, what, turn), daemon=True).start()
        return work

    def _run(self, work: Work, what: str, turn: Turn) -> None:
        lines = ("--json-lines",) if what == "add" else ()
        library = ("--library", str(self._library.absolute()))
        try:
            with self._turn, turn(work) as arguments:
                _read(work, (*self._program, what, *library, *lines, *arguments), self._silent)
        except Exception:
            work.well = False
            log.exception("Work on the library was not finished")
        finally:
            work._over.set()


def _read(work: Work, command: Sequence[str], silent: float) -> None:
    """Runs it to its end, or ends it where it is silent, noting what it tells."""
    # Found from anywhere, and never by what happens to lie in somebody's folder.
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"}
    with (
        tempfile.TemporaryFile() as told,
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=told,
            env=environment,
        ) as process,
        Deadline(silent, process.kill) as watch,
    ):
        with suppress(OSError, AttributeError):  # Windows has none
            os.setpriority(os.PRIO_PROCESS, process.pid, KINDLY)
        for line in process.stdout or ():
            watch.put_off(silent)
            _note(work, line)
        code = process.wait()
        work.well = code == 0 or bool(work.outcomes)
        if not work.well:
            told.seek(0)
            log.error("Work on the library ended with %d: %s", code, _last(told.read()))


def _note(work: Work, line: bytes) -> None:
    """A file that is done, or what became of all."""
    with suppress(ValueError, ValidationError, TypeError):
        said = json.loads(line)
        if "files" in said:
            work.outcomes = _outcomes.validate_python(said["files"])
        else:
            work.done = min(work.done + 1, work.files)


def _last(told: bytes) -> str:
    return told.decode("utf-8", "replace").strip().rpartition("\n")[2]
