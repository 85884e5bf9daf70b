"""Folders that are not of this machine: S3-compatible storage, WebDAV. Only home of fsspec.

What a storage needs to be told (its address, a key) is read from the environment by fsspec:
FSSPEC_S3_ENDPOINT_URL, FSSPEC_WEBDAV_BASE_URL, and so on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any

import fsspec

from assistant.errors import FileRefused, LibraryError
from ingest.files import (
    Place,
    is_document,
    is_passed_over,
    name_among,
    printable,
    told_passed_over,
)
from ingest.folders.folder import SETTLED, Look, is_below

_Entries = dict[str, dict[str, Any]]  # what a storage tells of each file, by its path there


class StoredFolder:
    """A folder in a storage that fsspec knows."""

    def __init__(self, address: str, clock: Callable[[], float] = time.time) -> None:
        """`address` is scheme://path. Raises LibraryError where the scheme cannot be used."""
        self.address, self._clock = address.rstrip("/"), clock
        scheme = address.partition("://")[0]
        try:
            self._storage: Any
            self._storage, self._top = fsspec.core.url_to_fs(address, skip_instance_cache=True)
        except (ImportError, ValueError) as error:
            raise LibraryError(
                f"{address} cannot be reached: {scheme} needs a package that is not installed"
                f" ({error}). Install it beside this product: pip install s3fs webdav4, say"
            ) from error
        except Exception as error:  # each storage raises its own
            raise LibraryError(
                f"{address} cannot be reached ({_short(error)}). Check the address and the"
                " settings FSSPEC_… of this storage."
            ) from error
        self._entries: _Entries = {}
        self._paths: dict[str, str] = {}  # by the key of their place

    def covers(self, key: str) -> bool:
        return is_below(key, self._key(self._top))

    def look(self) -> Look:
        try:
            # A listing is not remembered: a file that was put there a moment ago is there.
            self._storage.invalidate_cache()
            entries = dict(self._below(self._top, 0))
        except Exception as error:  # half a listing is none: what it lacks may well be there
            why = (
                f"{self.address} cannot be looked into ({_short(error)})."
                " Nothing of it was changed; check that it is there."
            )
            return Look(closed=((self._key(self._top), why),))
        self._entries, self._paths = entries, {self._key(path): path for path in entries}
        paths = [path for path in sorted(entries) if is_document(PurePosixPath(path).name)]
        places = self._named(paths)
        marks = {self._key(path): self._mark(path) for path in paths}
        other = [name for path in entries if is_passed_over(name := PurePosixPath(path).name)]
        kept = {key: mark for key, mark in marks.items() if mark}
        return Look(places, kept, passed_over=told_passed_over(self.address, other))

    def contents_of(self, place: Place, most: int) -> tuple[bytes, bytes | None]:
        path = self._paths[place.key]
        size = self._entries.get(path, {}).get("size") or 0
        if size > most:
            raise FileRefused(
                f"{place.name} has {size / 2**20:.0f} MB; {most / 2**20:.0f} MB at most can be"
                " read. Add it in pieces."
            )
        try:
            sidecar = next((p for p in _sidecars(path) if p in self._entries), None)
            data: bytes = self._storage.cat_file(path)
            beside: bytes | None = self._storage.cat_file(sidecar) if sidecar else None
            return data, beside
        except Exception as error:
            raise FileRefused(
                f"{place.name} cannot be read from {self.address} ({_short(error)})."
                " It will be tried again at the next sync."
            ) from error

    def _below(self, folder: str, depth: int) -> Iterator[tuple[str, dict[str, Any]]]:
        """Every file with what the storage tells of it. Raises whatever the storage does."""
        if depth > 100:  # a storage may name a folder as its own content
            return
        for entry in self._storage.ls(folder, detail=True):
            path = str(entry["name"])
            name = PurePosixPath(path).name
            if path.rstrip("/") == folder.rstrip("/") or name.startswith("."):
                continue  # some list a folder among what is in it
            if entry["type"] == "directory":
                yield from self._below(path, depth + 1)
            else:
                yield path, entry

    def _named(self, paths: list[str]) -> tuple[Place, ...]:
        files = [PurePosixPath(path) for path in paths]
        alike: dict[str, list[PurePosixPath]] = {}
        for file in files:
            alike.setdefault(printable(file.name).casefold(), []).append(file)
        return tuple(
            Place(file, name_among(file, alike[printable(file.name).casefold()]), self._key(path))
            for file, path in zip(files, paths, strict=True)
        )

    def _key(self, path: str) -> str:
        return str(self._storage.unstrip_protocol(path)).rstrip("/")

    def _mark(self, path: str) -> str:
        """What changes with a file and what lies beside it, "" where nothing tells or it is new."""
        told = []
        for one in (path, *_sidecars(path)):
            entry = self._entries.get(one)
            if entry is None:
                told.append("-")
                continue
            tag = entry.get("ETag") or entry.get("etag")
            when = _time(entry)
            if not tag and (when is None or when > self._clock() - SETTLED):
                return ""
            told.append(f"{entry.get('size')} {tag} {when}")
        return ", ".join(told)


def _sidecars(path: str) -> tuple[str, str]:
    file = PurePosixPath(path)
    return f"{path}.toml", file.with_name(f"{file.stem}.toml").as_posix()


def _time(entry: dict[str, Any]) -> float | None:
    """When a file was last changed, seconds since 1970, as the storages name it."""
    for name in ("LastModified", "modified", "mtime", "created"):
        value = entry.get(name)
        if isinstance(value, datetime):
            return (value if value.tzinfo else value.replace(tzinfo=UTC)).timestamp()
        if isinstance(value, int | float):
            return float(value)
    return None


def _short(error: Exception) -> str:
    return (str(error) or type(error).__name__).split("\n")[0][:200]
