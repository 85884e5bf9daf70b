"""The folder that librarians fill from the page: each paper a file, its corrected facts beside it.

It is a folder like any other: `python -m ingest add` or `sync` of it gives the same library.
"""

from __future__ import annotations

import os
import re
import secrets
import threading
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from assistant.documents import Document
from assistant.pages.keeping.received import Received, plain_name

AN_HOUR = 60 * 60  # seconds
_UNFINISHED = re.compile(r"\.[0-9a-f]{16}")
_putting = threading.Lock()


class Papers:
    """What lies in the folder. No name from outside leads out of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = Path(os.path.realpath(folder))

    def file_of(self, document: Document) -> Path | None:
        """The file of a document, None where it did not come from this folder."""
        path = Path(document.place or "/")
        inside = path.is_relative_to(self.folder) and os.path.realpath(path) == str(path)
        return path if inside and path.is_file() else None

    def folders(self) -> Iterator[str]:
        """The folders in it, as they are called from it: "housing/2024". A link is none."""
        for top, inside, _ in os.walk(self.folder):
            inside[:] = sorted(
                name for name in inside if not name.startswith(".") and not _is_link(top, name)
            )
            yield from (str(Path(top, name).relative_to(self.folder)) for name in inside)

    def put(self, file: Received, below: str = "") -> Path:
        """Where the file lies now: whole or not at all, and never in another's place.

        Raises OSError.
        """
        folder = self.folder / below
        if os.path.realpath(folder) != str(folder):
            raise FileNotFoundError(below)
        folder.mkdir(parents=True, exist_ok=True)
        new = _new_in(folder)
        try:
            new.write_bytes(file.data)
            with _putting:
                free = _free(folder / plain_name(file.name))
                os.rename(new, free)
                return free
        finally:
            new.unlink(missing_ok=True)

    def facts(self, file: Path) -> bytes | None:
        """The facts put right by hand that lie beside a file."""
        sidecar = next(filter(_is_plain, _sidecars(file)), None)
        return sidecar.read_bytes() if sidecar else None

    def laid(self, file: Path) -> bytes | None:
        """Those of them that were laid there from the page."""
        own, _ = _sidecars(file)
        return own.read_bytes() if _is_plain(own) else None

    def put_facts(self, file: Path, facts: bytes | None) -> None:
        """Lays facts beside a file; None takes away those that were laid there before."""
        own, _ = _sidecars(file)
        if facts is None:
            own.unlink(missing_ok=True)
            return
        new = _new_in(own.parent)
        new.write_bytes(facts)
        os.replace(new, own)

    def take_away(self, file: Path) -> None:
        """Deletes a file and the facts beside it."""
        file.unlink(missing_ok=True)
        self.put_facts(file, None)

    def clear_unfinished(self) -> None:
        """Deletes what was being laid down when a page was stopped. Raises OSError."""
        for top, _, names in os.walk(self.folder):
            for path in (Path(top, name) for name in names if _UNFINISHED.fullmatch(name)):
                if path.lstat().st_mtime < time.time() - AN_HOUR:  # another page may be at it
                    path.unlink(missing_ok=True)


def _new_in(folder: Path) -> Path:
    """Where a file is written before it is given its name."""
    return folder / f".{secrets.token_hex(8)}"


def _is_link(*path: str) -> bool:
    return os.path.islink(os.path.join(*path))


def _is_plain(file: Path) -> bool:
    return file.is_file() and not file.is_symlink()


def _free(path: Path) -> Path:
    """The path, or where something lies there, the next one that is free: "minutes 2.pdf"."""
    others = (path.with_name(f"{path.stem} {number}{path.suffix}") for number in count(2))
    return path if not os.path.lexists(path) else next(p for p in others if not os.path.lexists(p))


def _sidecars(file: Path) -> tuple[Path, Path]:
    """Where `python -m ingest add` looks for them: ours, and one that may be of several files."""
    return file.with_name(f"{file.name}.toml"), file.with_name(f"{file.stem}.toml")
