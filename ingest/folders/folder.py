"""A folder as it stands at one moment: its documents, and what could not be looked into."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from assistant.errors import LibraryError
from ingest.files import (
    Closed,
    Place,
    contents_of,
    files_below,
    named,
    sidecars_of,
    storable,
    told_passed_over,
)

# Seconds until a file's times tell whether it has changed since: some disks count in steps of two,
# a server's clock may be off, and what was changed twice within them would look unchanged.
SETTLED = 60.0


@dataclass(frozen=True, slots=True)
class Look:
    """What a folder held. `marks` tell by a place's key what changes whenever the file or the
    NAME.toml beside it does; a place without one has to be read to be known.

    `closed` are keys below which nothing is known, each with a sentence. `passed_over` tells of
    files of kinds that are not read.
    """

    places: tuple[Place, ...] = ()
    marks: Mapping[str, str] | None = None
    closed: tuple[tuple[str, str], ...] = ()
    left_out: tuple[str, ...] = ()
    passed_over: str = ""

    def is_closed(self, key: str) -> bool:
        return any(is_below(key, closed) for closed, _ in self.closed)


class Folder(Protocol):
    """A folder of documents, to the bottom."""

    @property
    def address(self) -> str:
        """As it was named."""

    def covers(self, key: str) -> bool:
        """Whether a document of this place belongs to the folder."""

    def look(self) -> Look:
        """What it holds now. Never raises: what is not there is closed."""

    def contents_of(self, place: Place, most: int) -> tuple[bytes, bytes | None]:
        """As Source.contents_of, of a place of the last look."""


class LocalFolder:
    """A folder of this machine, or a share that is mounted on it."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self.address, self._clock = str(path), clock
        self._path, self._top = path, os.path.realpath(path)

    def covers(self, key: str) -> bool:
        return is_below(key, storable(self._top))

    def look(self) -> Look:
        before = self._itself()
        files, closed, other = files_below(self._path) if before else ([], [], [])
        if not before or before != self._itself():  # it went, or went and came, meanwhile
            why = f"{self.address} is not there. Nothing of it was changed; check that it is."
            return Look(closed=((storable(self._top), why),))
        found: dict[str, Path] = {}
        for file in sorted(files, key=os.path.islink):
            found.setdefault(os.path.realpath(file), Path(os.path.abspath(file)))
        places = named(found)
        marks = {place.key: self._mark(Path(place.path)) for place in places}
        return Look(
            places,
            {key: mark for key, mark in marks.items() if mark},
            tuple((self._key(one), one.why) for one in closed if not one.on_purpose),
            tuple(one.why for one in closed if one.on_purpose),
            told_passed_over(self.address, other),
        )

    def contents_of(self, place: Place, most: int) -> tuple[bytes, bytes | None]:
        return contents_of(place, most)

    def _itself(self) -> tuple[int, int] | None:
        """Which folder of which disk it is: another one where a share is not mounted any more."""
        try:
            about = os.stat(self._path)
        except OSError:
            return None
        return (about.st_dev, about.st_ino) if os.path.isdir(self._path) else None

    def _key(self, closed: Closed) -> str:
        return storable(os.path.realpath(closed.path))

    def _mark(self, path: Path) -> str:
        """Size, times and number of a file and those beside it, "" while they may still change."""
        told, last = [], 0.0
        for one in (path, *sidecars_of(path)):
            try:
                at = os.stat(one)
            except FileNotFoundError:
                told.append("-")
                continue
            except OSError:
                return ""
            told.append(f"{at.st_size} {at.st_mtime_ns} {at.st_ctime_ns} {at.st_ino}")
            last = max(last, at.st_mtime, at.st_ctime)
        return ", ".join(told) if last < self._clock() - SETTLED else ""


def is_below(key: str, top: str) -> bool:
    """Whether a place is this one, or below it."""
    return key == top or key.startswith(top.rstrip("/\\") + ("/" if "/" in top else os.sep))


def folders_of(addresses: tuple[str, ...]) -> tuple[Folder, ...]:
    """The folders that are named, on this machine or as scheme://… in a storage.

    Raises LibraryError where none is named, or one is a file.
    """
    if not addresses:
        raise LibraryError(
            "Name the folders to keep the library in step with, here or in ASSISTANT_FOLDERS."
        )
    return tuple(_folder(address) for address in dict.fromkeys(addresses))


def _folder(address: str) -> Folder:
    scheme, separator, rest = address.partition("://")
    if separator and scheme != "file":
        from ingest.folders.storage import StoredFolder

        return StoredFolder(address)
    path = Path(rest if separator else address)
    if path.is_file():
        raise LibraryError(f"{address} is a file. Name the folder that it is in.")
    return LocalFolder(path)
