"""Where an edition of a library lies on disk, and how one replaces another.

library/
  current               names the edition in use; replaced by one atomic rename
  lock, holder          who is writing
  editions/000012-8f3a/ complete, and never changed once it has this name
    edition.json        what it holds: stamps, counts, the size and checksum of every file
    truth.sqlite        documents, paragraphs, vectors
    catalogue.json      the documents once more, should the truth be damaged
    originals/          the files as they came in, named by their digest
    vectors.npy words/ chroma/   made from the truth, and can be made again
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sqlite3
import time
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from pydantic import TypeAdapter, with_config

from assistant.errors import LibraryError

TRUTH, ORIGINALS, VECTORS, WORDS, CHROMA = (
    "truth.sqlite",
    "originals",
    "vectors.npy",
    "words",
    "chroma",
)
MANIFEST, POINTER, EDITIONS, UNFINISHED = "edition.json", "current", "editions", "unfinished-"
CATALOGUE = "catalogue.json"
SPARED = 10.0  # seconds an edition stays after it is superseded: longer than any reading of it
_NAMED = re.compile(r"[\w-]+", re.ASCII)


@with_config({"extra": "forbid"})
@dataclass(frozen=True, slots=True)
class Manifest:
    """What an edition holds. `files` gives each file's size in bytes and checksum."""

    format: int
    embedder: str
    dimension: int
    chroma: str  # version of Chroma that wrote the folder
    indexed: str  # digest of the rule for what is indexed of a paragraph
    documents: int
    paragraphs: int
    deleted: int  # rows Chroma has marked as deleted since it was made anew
    files: dict[str, tuple[int, str]]
    waiting: int = 0  # rows, the last ones, that Chroma does not have yet
    seal: str = ""  # checksum of all the above; "" in those written before there was one


_manifest = TypeAdapter(Manifest)


def current_edition(library: Path) -> Path | None:
    """The folder of the edition in use; None where nothing was ever added.

    A copy of a library that was being written to may name an edition it does not hold: then the
    newest it holds is in use. Raises LibraryError where none is named and there are editions, or
    one is named and there is none: a library that is damaged must not be taken for a new one.
    """
    if (library / MANIFEST).is_file():  # an edition copied here on its own
        return library
    held, (named, why) = complete_editions(library), _pointer(library)
    if named and (library / EDITIONS / named).is_dir():
        return library / EDITIONS / named
    if not held and why == "missing":
        return None
    if not held:
        raise LibraryError(
            f"The library {library} holds no edition any more: its documents are gone. Restore a"
            " copy of the folder, or remove it and add the documents again."
        )
    if named:
        return held[-1]
    raise LibraryError(
        f"The library {library} does not say which of its editions is in use: the file {POINTER} is"
        f" {why}. {way_out(held[-1])}"
    )


def missing_edition(library: Path) -> str:
    """The edition that `current` names and the library does not hold, "" when all is well."""
    named, _ = _pointer(library)
    if (library / MANIFEST).is_file() or (library / EDITIONS / (named or "?")).is_dir():
        return ""
    return named or "?"


def _pointer(library: Path) -> tuple[str, str]:
    """The name in `current`; "" and why where there is none."""
    try:
        name = (library / POINTER).read_bytes().decode("ascii").strip()
    except FileNotFoundError:
        return "", "missing"
    except (OSError, UnicodeDecodeError):
        return "", "unreadable"
    if not name:
        return "", "empty"
    return (name, "") if _NAMED.fullmatch(name) else ("", "unreadable")


def pointer_state(library: Path) -> tuple[int, ...] | None:
    """Changes whenever another edition comes into use; costs one look at the folder."""
    for name in (MANIFEST, POINTER):
        with suppress(OSError):
            found = os.stat(library / name)
            return (found.st_ino, found.st_mtime_ns, found.st_size)
    return None


def point_to(library: Path, edition: Path) -> None:
    """Brings an edition into use, in one step that cannot be seen half done."""
    new = library / f"{POINTER}.new"
    with new.open("w", encoding="ascii") as file:
        file.write(edition.name + "\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(new, library / POINTER)
    sync_folder(library)


def read_manifest(edition: Path, only: str = "") -> Manifest:
    """The manifest of an edition, every file it names (or `only` one) there in its right size.

    Answers can do without the originals and the catalogue, so these are not looked at.
    Raises LibraryError saying what is missing and how to make it again.
    """
    try:
        manifest = _as_written(edition)
    except (OSError, ValueError) as error:
        raise damaged(edition, f"{MANIFEST} cannot be read") from error
    for name, (size, _) in manifest.files.items():
        if only not in ("", name) or name.startswith((f"{ORIGINALS}/", CATALOGUE)):
            continue
        try:
            found = (edition / name).stat().st_size
        except OSError as error:
            raise damaged(edition, f"{name} is missing") from error
        if found != size:
            raise damaged(edition, f"{name} has {found} bytes, not {size}")
    return manifest


def write_manifest(edition: Path, manifest: Manifest) -> None:
    path = edition / MANIFEST
    path.write_bytes(_manifest.dump_json(replace(manifest, seal=_seal_of(manifest)), indent=1))
    sync(path)


def _as_written(edition: Path) -> Manifest:
    """Raises OSError or ValueError where it cannot be read or is not what was written."""
    manifest = _manifest.validate_json((edition / MANIFEST).read_bytes())
    if manifest.seal not in ("", _seal_of(manifest)):
        raise ValueError(f"{MANIFEST} is not as it was written")
    return manifest


def _seal_of(manifest: Manifest) -> str:
    return f"{zlib.crc32(_manifest.dump_json(replace(manifest, seal=''))):08x}"


def damaged(edition: Path, what: str) -> LibraryError:
    """The error that names the damage and the way out."""
    return LibraryError(f"The library is damaged: {what} (in {edition}). {way_out(edition)}")


def way_out(edition: Path) -> str:
    """What is left of a damaged edition, and what to do: said only when it is so."""
    if is_whole(edition):
        return "Nothing is lost that was stored. Run: python -m ingest rebuild"
    return (
        "Not all that was stored can be read. Restore a copy of the library's folder, or keep what"
        " can be read: python -m ingest rebuild"
    )


def is_whole(edition: Path) -> bool:
    """Whether everything that was stored can be made again from an edition.

    Its truth is as it was written; or its catalogue is, and every original that it names.
    """
    try:
        files = _as_written(edition).files
    except (OSError, ValueError):
        return _opens(edition / TRUTH)
    originals = [name for name in files if name.startswith(f"{ORIGINALS}/")]
    return is_as_written(edition, files, TRUTH) or (
        is_as_written(edition, files, CATALOGUE)
        and all(original_in(edition, name.rpartition("/")[2]) is not None for name in originals)
    )


def is_as_written(edition: Path, files: dict[str, tuple[int, str]], name: str) -> bool:
    return (edition / name).is_file() and checksum(edition / name) == files.get(name, (0, ""))[1]


def _opens(truth: Path) -> bool:
    """Whether SQLite finds a file of its own whole."""
    try:
        with closing(sqlite3.connect(f"{truth.absolute().as_uri()}?mode=ro", uri=True)) as file:
            return bool(file.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))
    except sqlite3.Error:
        return False


def files_in(edition: Path) -> Iterator[Path]:
    """Every file of an edition but its manifest, in a fixed order."""
    for path in sorted(edition.rglob("*")):
        if path.is_file() and path.name != MANIFEST:
            yield path


def checksum(path: Path) -> str:
    """CRC-32: five times as fast as a digest, and enough against damage (not against malice).

    What malice could change has digests of its own: originals by name, paragraphs in the truth.
    """
    value = 0
    with path.open("rb") as file:
        while block := file.read(2**20):
            value = zlib.crc32(block, value)
    return f"{value:08x}"


def unharmed(edition: Path, manifest: Manifest, parts: tuple[str, ...]) -> bool:
    """Whether the files in these parts of an edition are as they were written."""
    return all(
        checksum(edition / name) == value
        for name, (_, value) in manifest.files.items()
        if name.partition("/")[0] in parts
    )


def sync(path: Path) -> None:
    """Waits until a file is on the disk."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    if os.name == "posix":
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def original_in(edition: Path, sha256: str) -> bytes | None:
    """The file that was added, by its digest; None when it is missing or another by now."""
    try:
        data = (edition / ORIGINALS / sha256).read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == sha256 else None


def link_folder(source: Path, target: Path) -> None:
    """The files of a folder under a second name, where the disk can do that, else copies."""
    for path in files_in(source):
        place = target / path.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        link_or_copy(path, place)


def link_or_copy(source: Path, target: Path) -> None:
    """One file under two names where the disk can do that, else a copy."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def complete_editions(library: Path) -> list[Path]:
    """The editions that are whole, oldest first."""
    folder = library / EDITIONS
    return sorted(
        path
        for path in (folder.iterdir() if folder.is_dir() else ())
        if path.is_dir() and not path.name.startswith(UNFINISHED)
    )


def next_number(library: Path) -> int:
    """The number of the next edition, above any there is."""
    numbers = [path.name.partition("-")[0] for path in complete_editions(library)]
    return 1 + max((int(number) for number in numbers if number.isdigit()), default=0)


def copy_truth(edition: Path, target: Path) -> None:
    """Copies the file of the truth. Raises LibraryError unless it is as it was written."""
    _, written = read_manifest(edition, only=TRUTH).files[TRUTH]
    value = 0
    with (edition / TRUTH).open("rb") as source, target.open("wb") as copy:
        while block := source.read(2**20):
            value = zlib.crc32(block, value)
            copy.write(block)
    if f"{value:08x}" != written:
        raise damaged(edition, f"{TRUTH} is not as it was written")


def remove_superseded(library: Path) -> None:
    """Removes all but the edition in use, the one before it and those superseded a moment ago,
    which readers may still hold.

    Also what a crash left half made. What another program holds open (Windows) goes next time.
    Nothing is removed where `current` does not name an edition that is there.
    """
    if missing_edition(library):
        return
    in_use = current_edition(library)
    others = [path for path in complete_editions(library) if path != in_use]
    young = {
        path
        for path, after in pairwise([*others, *([in_use] if in_use else [])])
        if time.time() - after.stat().st_mtime < SPARED
    }
    keep = {in_use, *others[-1:], *young}
    for path in (library / EDITIONS).iterdir():
        if path not in keep:
            shutil.rmtree(path, ignore_errors=True)
