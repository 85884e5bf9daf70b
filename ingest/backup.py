"""A copy of a library that is whole and was checked, and a library made from it again."""

from __future__ import annotations

import argparse
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from assistant.errors import LibraryError, LibraryIsEmpty
from assistant.library import Library
from ingest.telling import WAIT, library_of, say

# What is made again by whoever writes, and what SQLite keeps beside a file while it is open.
_NOT_COPIED = ("lock", "holder")
_BESIDE = ("-wal", "-shm", "-journal", ".new")
DATABASE, EDITIONS = ".sqlite", "editions"  # an edition's own is never written to


def backup(asked: argparse.Namespace) -> int:
    library = library_of(asked)
    library.edition()  # raises where there is nothing to copy, or it is damaged
    copied(library, asked.folder)
    faults = list(Library(asked.folder, library.embedder, library.chroma).faults())
    for fault in faults:
        say(fault)
    if not faults:
        print(f"{asked.folder} holds the library {library.folder}, and was checked.")
    return 1 if faults else 0


def restore(asked: argparse.Namespace) -> int:
    library = library_of(asked)
    if library.folder.exists() and any(library.folder.iterdir()):
        raise LibraryError(
            f"{library.folder} is not empty. Move it away first, or name another: --library DIR"
        )
    kept = Library(asked.folder, library.embedder, library.chroma)
    try:
        kept.edition()
    except LibraryIsEmpty as error:
        raise LibraryError(
            f"{asked.folder} is no backup of a library. Name the folder that ingest backup made."
        ) from error
    coming = library.folder.with_name(f"{library.folder.name}.coming")
    shutil.rmtree(coming, ignore_errors=True)
    copied(kept, coming)
    if library.folder.exists():
        library.folder.rmdir()
    os.rename(coming, library.folder)
    print(f"{library.folder} is what {asked.folder} was. Check it: python -m ingest check")
    return 0


def copied(library: Library, target: Path) -> None:
    """A copy of a library's folder, with every edition in it, while nobody writes to it.

    Raises LibraryError where the target is there already, or cannot be written.
    """
    if target.exists():
        raise LibraryError(f"{target} is there already. Name a folder that is not.")
    try:
        with library.the_lock(WAIT):
            target.mkdir(parents=True, mode=0o700)
            for path in _worth_keeping(library.folder):
                if path.is_dir():
                    copy = shutil.copy2 if path.name == EDITIONS else _copy
                    shutil.copytree(path, target / path.name, True, _beside, copy)
                else:
                    _copy(path, target / path.name)
    except (OSError, shutil.Error, sqlite3.Error) as error:
        raise LibraryError(
            f"{library.folder} could not be copied to {target} ({error}). Make room there, remove"
            " what was copied, and run the same command again."
        ) from error


def _worth_keeping(folder: Path) -> Iterator[Path]:
    names = sorted(path.name for path in folder.iterdir() if path.name not in _NOT_COPIED)
    yield from (folder / name for name in names if name not in _beside("", names))


def _beside(_: str, names: list[str]) -> list[str]:
    return [name for name in names if name.endswith(_BESIDE)]


def _copy(source: str | Path, target: str | Path) -> str | Path:
    """A file; a database as it is between two of its changes, for it may be written to now."""
    source = Path(source)
    if source.suffix != DATABASE:
        return shutil.copy2(source, target)
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as read,
        closing(sqlite3.connect(target)) as written,
    ):
        read.backup(written)
    shutil.copymode(source, target)
    return target


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Both commands with their arguments."""
    for name, run, what in (
        ("backup", backup, "Copy the library, whole, to a new folder, and check the copy."),
        ("restore", restore, "Make the library anew from such a copy."),
    ):
        one = commands.add_parser(name, help=what, description=what)
        one.set_defaults(command=run)
        one.add_argument("folder", type=Path, metavar="BACKUP")
        one.add_argument("--library", type=Path, metavar="DIR", help="the library's folder")
