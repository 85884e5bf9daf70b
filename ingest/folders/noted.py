"""What was noted of each file at the last sync, so that one that has not changed is not fetched.

Nothing rests on it: what is missing here, or no longer agrees with the library, is read again.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

FILE = "folders.json"  # in the library's folder


@dataclass(frozen=True, slots=True)
class Note:
    """A file as it was: its mark, and the source of the version that was made of it. What could
    not be read has none: it is tried again, for what hindered it may be gone."""

    mark: str
    source: str


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of one reader, by the keys of places: another reader may read a file otherwise."""

    reader: str
    notes: Mapping[str, Note]


_notes = TypeAdapter(Notes)


def notes_in(library: Path, reader: str) -> Mapping[str, Note]:
    """What this reader noted; nothing where nothing is, or it cannot be read."""
    try:
        noted = _notes.validate_json((library / FILE).read_bytes())
    except (OSError, ValidationError):
        return {}
    return noted.notes if noted.reader == reader else {}


def write_notes(library: Path, reader: str, notes: Mapping[str, Note]) -> None:
    new = library / f"{FILE}.new"
    new.write_bytes(_notes.dump_json(Notes(reader, notes)))
    os.replace(new, library / FILE)
