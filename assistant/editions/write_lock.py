"""One writer at a time, by a lock the system takes back when its holder dies."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.editions.edition_folder import EDITIONS
from assistant.errors import LibraryError, LibraryIsBusy

LOCK, HOLDER = "lock", "holder"


@contextmanager
def the_only_writer(library: Path, wait: float) -> Iterator[None]:
    """Holds the library's lock; waits up to `wait` seconds for it.

    Raises LibraryIsBusy naming the holder, and LibraryError when the folder cannot be written or
    the disk is full: the library is then as it was.
    """
    lock = FileLock(library / LOCK)
    try:
        (library / EDITIONS).mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=wait)
    except Timeout as error:
        raise LibraryIsBusy(
            f"Another process is writing to the library {library}{_holder(library)}."
            " Try again when it has finished."
        ) from error
    except (OSError, NotImplementedError) as error:
        raise _cannot_be_written(library, error) from error
    try:
        _note_holder(library)
        yield
    except sqlite3.ProgrammingError:  # a mistake of ours, not of the disk
        raise
    except (OSError, sqlite3.DatabaseError) as error:
        raise _cannot_be_written(library, error) from error
    finally:
        with suppress(OSError):
            (library / HOLDER).unlink(missing_ok=True)
        lock.release()


def is_written_to(library: Path) -> bool:
    """Whether somebody holds the library's lock now; one who died holds none."""
    if not (library / HOLDER).exists():
        return False
    try:
        with FileLock(library / LOCK).acquire(timeout=0):
            return False
    except Timeout:
        return True
    except (OSError, NotImplementedError):
        return False


def _cannot_be_written(library: Path, error: Exception) -> LibraryError:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return LibraryError(
        f"The library {library} could not be written ({reason}) and is as it was before. Make room"
        " on the disk or get the right to write there, then run the same command again."
    )


def _note_holder(library: Path) -> None:
    note = {
        "process": os.getpid(),
        "machine": socket.gethostname(),
        "since": datetime.now().astimezone().isoformat(" ", timespec="seconds"),
    }
    (library / HOLDER).write_text(json.dumps(note), encoding="utf-8")


def _holder(library: Path) -> str:
    try:
        held = json.loads((library / HOLDER).read_text(encoding="utf-8"))
        return f": process {held['process']} on {held['machine']}, since {held['since']}"
    except (OSError, ValueError, KeyError):
        return ""
