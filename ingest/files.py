"""The files a user points at, each with the name the library knows it by."""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import FileRefused

# What counts as a document in a folder: kinds that are read, kinds that people will expect to be
# read (each is refused with a word on how to save it), and files whose name says nothing.
_DOCUMENTS = re.compile(
    r"(?!\.|~\$)(?:[^.]+|.*\.(?:pdf|docx?|docm|odt|rtf|html?|xhtml|md|markdown|txt|text|eml|msg"
    r"|xlsx?|pptx?|tiff?|png|jpe?g|ps|zip))",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A file on disk. `name` is its file name, its folder before it where two have the same."""

    path: Path
    name: str


def places_of(paths: Sequence[Path]) -> tuple[tuple[Place, ...], tuple[str, ...]]:
    """Every file the paths mean, folders searched to the bottom, and a sentence for each bad path.

    Two files of one name in different folders are two documents; the same file twice is one.
    """
    found: dict[Path, None] = {}
    wrong: list[str] = []
    for path in paths:
        inside = [path] if not path.is_dir() else list(_files_below(path))
        if not os.path.lexists(path):
            wrong.append(f"{path} is not there. Check the name.")
        elif not inside:
            wrong.append(f"{path} holds no documents. Put PDF or other files there and try again.")
        else:
            found.update(dict.fromkeys(_absolute(file) for file in inside))
    common = Counter(file.name.casefold() for file in found)
    return tuple(Place(f, _name_of(f, common[f.name.casefold()] > 1)) for f in found), tuple(wrong)


def contents_of(place: Place, most: int) -> tuple[bytes, bytes | None]:
    """The bytes of a file and of NAME.toml beside it. Raises FileRefused saying why not.

    `most` is the greatest size in bytes: a longer file is not even opened.
    """
    try:
        about = place.path.stat()
        if not stat.S_ISREG(about.st_mode):  # a pipe or a device would never end
            raise FileRefused(f"{place.name} is not an ordinary file and was left out.")
        if about.st_size > most:
            raise FileRefused(
                f"{place.name} has {about.st_size / 2**20:.0f} MB; {most / 2**20:.0f} MB at most"
                " can be read. Add it in pieces."
            )
        sidecar = next((p for p in sidecars_of(place.path) if p.is_file()), None)
        return place.path.read_bytes(), sidecar.read_bytes() if sidecar else None
    except OSError as error:
        raise FileRefused(
            f"{place.name} cannot be opened ({error.strerror or error})."
            " Check that it is there and that you may read it."
        ) from error


def sidecars_of(path: Path) -> tuple[Path, ...]:
    """Where facts put right by hand may lie: report.toml or report.pdf.toml beside report.pdf."""
    return path.with_name(f"{path.stem}.toml"), path.with_name(f"{path.name}.toml")


def _files_below(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        if {"current", "editions"} <= {*names, *folders}:  # a library, not documents
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(where, name) for name in sorted(names) if _DOCUMENTS.fullmatch(name))


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))


def _name_of(path: Path, shared: bool) -> str:
    """Printable whatever the file system holds: names are shown, and never used as paths."""
    name = f"{path.parent.name} {path.name}" if shared else path.name
    plain = name.encode("utf-8", "replace").decode("utf-8")
    return "".join(c if c.isprintable() else "?" for c in plain)
