"""Folders for what is needed for a while: copies of papers, mostly, that nobody should come upon.

Each is removed with the process that made it or, where that was killed, by the next that makes one.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from filelock import FileLock, Timeout

PREFIX, LOCK = "council-assistant-", ".lock"


class Scratch:
    """A new folder among the system's temporary ones, told from abandoned ones by a lock that the
    system takes back when the process dies. Raises OSError where it cannot be made."""

    def __init__(self) -> None:
        _clear_abandoned()
        new = Path(tempfile.mkdtemp(prefix=f".{PREFIX}"))
        self._lock = _lock_in(new)
        self._lock.acquire()
        self.folder = new.rename(new.with_name(new.name[1:]))  # from here on others see it

    @property
    def environment(self) -> dict[str, str]:
        """What makes a program keep its own temporary files there."""
        return dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(self.folder))

    def remove(self) -> None:
        self._lock.release()
        shutil.rmtree(self.folder, ignore_errors=True)


def _clear_abandoned() -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            if _is_ours(folder):
                with _lock_in(folder).acquire(timeout=0):
                    pass
                shutil.rmtree(folder, ignore_errors=True)
        except (OSError, Timeout):  # gone meanwhile, or in use
            continue


def _is_ours(folder: Path) -> bool:
    """Anybody may put anything into the system's folder."""
    about = folder.lstat()
    return not folder.is_symlink() and about.st_uid == getattr(os, "getuid", lambda: 0)()


def _lock_in(folder: Path) -> FileLock:
    return FileLock(folder / LOCK, thread_local=False)  # a deadline removes it from its own thread
