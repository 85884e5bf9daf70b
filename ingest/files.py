"""The files a user points at, each with what tells it from every other."""

from __future__ import annotations

import filecmp
import hashlib
import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Protocol

from assistant.documents import Document
from assistant.errors import FileRefused

# What counts as a document in a folder: kinds that are read, kinds that people will expect to be
# read (each is refused with a word on how to save it), and files whose name says nothing.
_DOCUMENTS = re.compile(
    r"(?!\.|~\$)(?:[^.]+|.*\.(?:pdf|docx?|docm|od[tsp]|rtf|html?|xhtml|md|markdown|txt|text|eml|msg"
    r"|xls[xm]?|csv|tsv|pptx?|tiff?|png|jpe?g|ps|zip))",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A file. `key` is its whole path, links resolved, or its address in a storage, which no other
    file has; `name` is for people: its own, after the folders that tell it from others so named
    that came with it.
    """

    path: PurePath
    name: str
    key: str


class Source(Protocol):
    """Where files come from, and what stands there now."""

    def contents_of(self, place: Place, most: int) -> tuple[bytes, bytes | None]:
        """The bytes of a file and of NAME.toml beside it. Raises FileRefused saying why not.

        `most` is the greatest size in bytes: a longer file is not even opened.
        """

    def is_there(self, key: str) -> bool:
        """Whether a file is at this place, as far as can be told."""

    def holds(self, key: str, sha256: str) -> bool:
        """Whether the file at this place is the one of this digest."""

    def leaves(self, document: Document) -> bool:
        """Whether a document goes with its file, which is gone."""


class Disk:
    """The files of this machine."""

    def contents_of(self, place: Place, most: int) -> tuple[bytes, bytes | None]:
        return contents_of(place, most)

    def is_there(self, key: str) -> bool:
        return os.path.lexists(key)

    def holds(self, key: str, sha256: str) -> bool:
        try:
            return hashlib.sha256(Path(key).read_bytes()).hexdigest() == sha256
        except (OSError, ValueError):
            return False

    def leaves(self, document: Document) -> bool:
        return False  # a file that was added may be thrown away


DISK = Disk()


@dataclass(frozen=True, slots=True)
class Closed:
    """Something below a folder that was not looked into, and a sentence that says why. `on_purpose`
    where it is no part of the folder."""

    path: Path
    why: str
    on_purpose: bool = False


def places_of(
    paths: Sequence[Path], follow_links: bool = False
) -> tuple[tuple[Place, ...], tuple[str, ...]]:
    """Every file the paths mean, folders searched to the bottom, and a sentence for each bad path.

    Two files of one name in different folders are two documents; the same file twice is one.
    Symbolic links that lead out of a folder are followed only with `follow_links`.
    """
    found: dict[str, Path] = {}
    wrong: list[str] = []
    for path in paths:
        inside: Sequence[Path] = [path]
        if path.is_dir():
            inside, closed, _ = files_below(path, follow_links)
            wrong += [one.why for one in closed]
            if not inside and not closed:
                wrong.append(
                    f"{path} holds no documents. Put PDF or other files there and try again."
                )
        elif not os.path.lexists(path):
            wrong.append(f"{path} is not there. Check the name.")
            continue
        for file in sorted(inside, key=os.path.islink):  # a file by its own name before a link
            found.setdefault(os.path.realpath(file), Path(os.path.abspath(file)))
    return named(found), tuple(wrong)


def named(found: Mapping[str, Path]) -> tuple[Place, ...]:
    """Files, each by its whole path, under names that tell them apart."""
    each = zip(found, found.values(), _names_of(tuple(found.values())), strict=True)
    return tuple(Place(file, name, storable(key)) for key, file, name in each)


def is_document(name: str) -> bool:
    """Whether a file of this name counts as a document in a folder."""
    return _DOCUMENTS.fullmatch(name) is not None


def name_among(file: PurePath, others: Sequence[PurePath]) -> str:
    """The name of a file, after those of its folders that tell it from the `others`: not the
    outermost and innermost ones that all are in.
    """
    folders = [path.parent.parts for path in (file, *others)]
    shortest = min(map(len, folders))
    top = next((n for n in range(shortest) if len({f[n] for f in folders}) > 1), shortest)
    left = shortest - top
    end = next((n for n in range(left) if len({f[-1 - n] for f in folders}) > 1), left)
    own = file.parent.parts
    return printable(" ".join((*own[top : len(own) - end], file.name)))


def printable(name: str) -> str:
    """Printable whatever the file system holds: names are shown, and never used as paths."""
    plain = name.encode("utf-8", "replace").decode("utf-8")
    return "".join(c if c.isprintable() else "?" for c in plain)


def contents_of(place: Place, most: int) -> tuple[bytes, bytes | None]:
    """The bytes of a file and of NAME.toml beside it. Raises FileRefused saying why not.

    `most` is the greatest size in bytes: a longer file is not even opened.
    """
    try:
        path = Path(place.path)
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):  # a pipe or a device would never end
            raise FileRefused(f"{place.name} is not an ordinary file and was left out.")
        if about.st_size > most:
            raise FileRefused(
                f"{place.name} has {about.st_size / 2**20:.0f} MB; {most / 2**20:.0f} MB at most"
                " can be read. Add it in pieces."
            )
        sidecar = next((p for p in sidecars_of(path) if _lies_beside(p, path)), None)
        return path.read_bytes(), sidecar.read_bytes() if sidecar else None
    except OSError as error:
        raise FileRefused(
            f"{place.name} cannot be opened ({error.strerror or error})."
            " Check that it is there and that you may read it."
        ) from error


def _lies_beside(sidecar: Path, path: Path) -> bool:
    """Whether it is there and is no link to a file of another folder."""
    folders = (path.parent.resolve(), path.resolve().parent)
    return sidecar.is_file() and sidecar.resolve().parent in folders


def sidecars_of(path: Path) -> tuple[Path, ...]:
    """Where facts put right by hand may lie: report.pdf.toml or report.toml beside report.pdf."""
    return path.with_name(f"{path.name}.toml"), path.with_name(f"{path.stem}.toml")


def is_passed_over(name: str) -> bool:
    """Whether a file of this name is neither a document nor one that goes with a document or with
    the machine: somebody may miss it."""
    return not is_document(name) and not name.startswith((".", "~$")) and not name.endswith(".toml")


def told_passed_over(top: str, names: Sequence[str]) -> str:
    """A sentence for files of kinds that are not read; "" for none."""
    if not names:
        return ""
    kinds = sorted({PurePath(name).suffix for name in names})
    files = "1 file is" if len(names) == 1 else f"{len(names):,} files are"
    return f"{top}: {files} of kinds that are not read ({', '.join(kinds)})."


def files_below(
    top: Path, follow_links: bool = False
) -> tuple[list[Path], list[Closed], list[str]]:
    """The documents below a folder, each thing that was not looked into, and the names of files of
    kinds that are not read."""
    inside, seen = os.path.realpath(top), set[str]()
    closed: list[Closed] = []
    other: list[str] = []

    def is_open(path: Path) -> bool:
        if not path.is_symlink() or follow_links:
            return True
        target = os.path.realpath(path)
        if os.path.commonpath((inside, target)) == inside:
            return not path.is_dir()  # a folder inside is searched in its own place
        why = (
            f"{path} is a link that leads out of {top} and was not followed."
            " Add what it names, or add with --follow-links."
        )
        closed.append(Closed(path, why, on_purpose=True))
        return False

    def files_in(folder: Path) -> Iterator[Path]:
        if os.path.realpath(folder) in seen:  # links may go round in circles
            return
        seen.add(os.path.realpath(folder))
        try:
            with os.scandir(folder) as found:  # which knows folders, also of a share that goes now
                entries = sorted((Path(e.path), e.is_dir()) for e in found)
        except OSError as error:
            why = f"{folder} cannot be searched ({error.strerror}). Check your rights."
            closed.append(Closed(folder, why))
            return
        if _is_library(folder):
            return
        folders = [e for e, holds in entries if holds and not e.name.startswith(".")]
        names = [e for e, holds in entries if not holds and is_document(e.name)]
        other.extend(e.name for e, holds in entries if not holds and is_passed_over(e.name))
        yield from filter(is_open, names)
        for one in filter(is_open, folders):
            yield from files_in(one)

    return list(files_in(top)), closed, other


def _names_of(files: Sequence[Path]) -> Iterator[str]:
    """A name to show for each file. Files of one name and content are not told apart: they are
    kept once.
    """
    alike: dict[str, list[Path]] = {}
    for file in files:
        alike.setdefault(printable(file.name).casefold(), []).append(file)
    for group in alike.values():
        if all(_same(group[0], file) for file in group[1:]):
            group.clear()
    return (name_among(file, alike[printable(file.name).casefold()]) for file in files)


def _same(one: Path, other: Path) -> bool:
    try:
        return filecmp.cmp(one, other, shallow=False)
    except OSError:
        return False


def _is_library(folder: Path) -> bool:
    """Whether it is a library, a damaged one too: what lies in it are no documents to add."""
    editions = folder / "editions"
    return (folder / "edition.json").exists() or (
        editions.is_dir()
        and ((folder / "current").exists() or any(editions.glob("*/edition.json")))
    )


def storable(path: str) -> str:
    """A path as text that can be stored, whatever bytes the file system holds."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
