"""The truth of a library: originals' digests, documents, paragraphs and vectors in our own SQLite.

Everything else in a library can be made again from this file and the originals beside it.
"""

from __future__ import annotations

import hashlib
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import TypeAdapter

from assistant.documents import Document, Paragraph
from assistant.editions import edition_folder as place
from assistant.editions import likeness

Values = tuple[Any, ...]  # of one row of the file
FORMAT = 2  # 2: paragraphs say their form
# The stamps of each version: how well it was read, and a sample of its words.
READING, SAMPLE = "reading", "sample"
SCHEMA = """
CREATE TABLE stamps (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE versions (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL,              -- of the document
  version INTEGER NOT NULL,      -- 1 for the first content seen under this id
  current INTEGER NOT NULL,      -- 1 for the version answers come from
  sha256 TEXT NOT NULL,          -- of the original
  source TEXT NOT NULL,          -- what it was made from: original, sidecar and reader
  sidecar BLOB,                  -- the facts put right by hand that came with it
  added TEXT NOT NULL,           -- UTC, ISO 8601
  document TEXT NOT NULL,        -- JSON
  paragraphs INTEGER NOT NULL,
  digest TEXT NOT NULL,          -- of the paragraphs and vectors below
  meanings BLOB NOT NULL,        -- 16 bytes a paragraph: the digest of the text embedded
  vectors BLOB NOT NULL,         -- little-endian float32, paragraphs x dimension
  UNIQUE (id, version)
);
CREATE TABLE paragraphs (
  version INTEGER NOT NULL REFERENCES versions (key),
  position INTEGER NOT NULL,
  paragraph TEXT NOT NULL,       -- JSON
  PRIMARY KEY (version, position)
) WITHOUT ROWID;
"""

_document = TypeAdapter(Document)
_paragraph = TypeAdapter(Paragraph)


@dataclass(frozen=True, slots=True)
class Version:
    """One content of one document, as stored. `key` is its row; no two ever share one."""

    id: str
    version: int
    current: bool
    source: str
    sidecar: bytes | None
    added: str
    document: Document
    key: int = 0
    paragraphs: int = 0
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Embedded:
    """The vectors of a version's paragraphs, and 16 bytes for each: the digest of its text."""

    meanings: tuple[bytes, ...]
    vectors: np.ndarray


class Store:
    """An open truth file. Shared by threads; written by one process at a time."""

    def __init__(self, path: Path, writing: bool = False) -> None:
        """Opens `path`; when `writing`, makes it where it is missing."""
        self._path, fresh = path, not path.exists()
        # immutable: an edition's file never changes, so no lock or journal is looked for,
        # and a library on a read-only disk can be read.
        mode = "mode=rwc" if writing else "mode=ro&immutable=1"
        self._lock = threading.RLock()
        self._db = sqlite3.connect(
            f"{path.absolute().as_uri()}?{mode}", uri=True, check_same_thread=False
        )
        if writing and fresh:
            self._db.executescript(SCHEMA)
            self._db.execute(f"PRAGMA user_version = {FORMAT}")

    @property
    def format(self) -> int:
        return int(self._one("PRAGMA user_version")[0])

    def close(self) -> None:
        with self._lock:
            self._db.close()

    def commit(self) -> None:
        with self._lock:
            self._db.commit()

    def stamp(self, name: str) -> str:
        """What was noted under this name, "" when nothing was."""
        rows = self._all("SELECT value FROM stamps WHERE name = ?", (name,))
        return rows[0][0] if rows else ""

    def set_stamp(self, name: str, value: str) -> None:
        with self._lock:
            self._db.execute("INSERT OR REPLACE INTO stamps VALUES (?, ?)", (name, value))

    def versions(self, *, current: bool = True) -> tuple[Version, ...]:
        """What is stored, in order of its keys; with `current=False` the superseded versions."""
        return self._versions("current = ?", (int(current),))

    def _versions(self, which: str, values: tuple[object, ...]) -> tuple[Version, ...]:
        query = (
            "SELECT id, version, current, source, sidecar, added, document, key, paragraphs, digest"
            f" FROM versions WHERE {which} ORDER BY key"
        )
        with self._reading():
            rows = self._all(query, values)
            return tuple(
                Version(
                    id,
                    number,
                    bool(held),
                    source,
                    beside,
                    added,
                    _document.validate_json(told),
                    *end,
                )
                for id, number, held, source, beside, added, told, *end in rows
            )

    def version(self, id: str) -> Version | None:
        """The current version of one document, None where it has none."""
        rows = self._versions("current = 1 AND id = ?", (id,))
        return rows[0] if rows else None

    def paragraphs(self, key: int) -> tuple[Paragraph, ...]:
        """A version's paragraphs by position."""
        query = "SELECT paragraph FROM paragraphs WHERE version = ? ORDER BY position"
        with self._reading():
            return tuple(_paragraph.validate_json(row[0]) for row in self._all(query, (key,)))

    def printed_numbers(self, key: int) -> frozenset[str]:
        """The numbers that a version's paragraphs print, as they stand."""
        query = (
            "SELECT DISTINCT json_extract(paragraph, '$.number') FROM paragraphs"
            " WHERE version = ? AND json_extract(paragraph, '$.numbering') = 'printed'"
        )
        with self._reading():
            return frozenset(str(number) for (number,) in self._all(query, (key,)))

    def paragraphs_at(self, places: Iterable[tuple[int, int]]) -> tuple[Paragraph, ...]:
        """The paragraphs at these places, each the key of a version and a position."""
        query = "SELECT paragraph FROM paragraphs WHERE version = ? AND position = ?"
        with self._reading():
            rows = [self._one(query, each) for each in places]
            return tuple(_paragraph.validate_json(row[0]) for row in rows)

    def embedded(self, key: int, dimension: int) -> Embedded:
        """A version's vectors, (paragraphs, dimension) float32, and what they were made from."""
        query = "SELECT meanings, vectors FROM versions WHERE key = ?"
        with self._reading():
            meanings, vectors = self._one(query, (key,))
            return Embedded(
                tuple(meanings[i : i + 16] for i in range(0, len(meanings), 16)),
                np.frombuffer(vectors, dtype="<f4").reshape(-1, dimension),
            )

    def known_vectors(self, id: str, dimension: int) -> dict[bytes, np.ndarray]:
        """Vectors already computed for a document, by the digest of the text embedded."""
        keys = self._all("SELECT key FROM versions WHERE id = ?", (id,))
        embedded = [self.embedded(key, dimension) for (key,) in keys]
        return {m: v for e in embedded for m, v in zip(e.meanings, e.vectors, strict=True)}

    def reading(self, key: int) -> str:
        """What was said of a version when it was read, "" when nothing was."""
        return self.stamp(f"{READING} {key}")

    def sample(self, key: int) -> frozenset[int]:
        """A sample of a version's words, to tell how alike another is."""
        noted = self.stamp(f"{SAMPLE} {key}")
        if noted:
            return likeness.as_read(noted)
        return likeness.sample_of(paragraph.text for paragraph in self.paragraphs(key))

    def put(
        self,
        version: Version,
        paragraphs: Sequence[Paragraph],
        embedded: Embedded,
        reading: str = "",
    ) -> None:
        """Stores a version of a document, in place of one of the same number.

        Its key, count and digest are those it gets here, whatever `version` says. `reading` is
        what was said of it when it was read.
        """
        texts = [_paragraph.dump_json(paragraph).decode() for paragraph in paragraphs]
        vectors = np.ascontiguousarray(embedded.vectors, dtype="<f4").tobytes()
        with self._lock:
            if version.current:
                self.retire(version.id)
            self._drop("id = ? AND version = ?", (version.id, version.version))
            key = self._db.execute(
                "INSERT INTO versions (id, version, current, sha256, source, sidecar, added,"
                " document, paragraphs, digest, meanings, vectors)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    version.id,
                    version.version,
                    int(version.current),
                    version.document.sha256,
                    version.source,
                    version.sidecar,
                    version.added,
                    _document.dump_json(version.document).decode(),
                    len(texts),
                    digest_of(texts, vectors),
                    b"".join(embedded.meanings),
                    vectors,
                ),
            ).lastrowid
            self._db.executemany(
                "INSERT INTO paragraphs VALUES (?, ?, ?)",
                ((key, p.position, text) for p, text in zip(paragraphs, texts, strict=True)),
            )
            if reading:
                self.set_stamp(f"{READING} {key}", reading)
            sample = likeness.sample_of(paragraph.text for paragraph in paragraphs)
            self.set_stamp(f"{SAMPLE} {key}", likeness.written(sample))

    def rename(self, key: int, document: Document) -> None:
        """A version's document under another name or place, its paragraphs as they are."""
        with self._lock:
            values = (_document.dump_json(document).decode(), key)
            self._db.execute("UPDATE versions SET document = ? WHERE key = ?", values)

    def retire(self, id: str) -> None:
        """No version of the document is the current one any more."""
        with self._lock:
            self._db.execute("UPDATE versions SET current = 0 WHERE id = ?", (id,))

    def forget(self, id: str) -> None:
        """Removes every version of a document."""
        self._drop("id = ?", (id,))

    def _drop(self, which: str, values: tuple[object, ...]) -> None:
        with self._lock:
            for stamp in (READING, SAMPLE):
                keys = f"SELECT '{stamp} ' || key FROM versions WHERE {which}"
                self._db.execute(f"DELETE FROM stamps WHERE name IN ({keys})", values)
            self._db.execute(
                f"DELETE FROM paragraphs WHERE version IN (SELECT key FROM versions WHERE {which})",
                values,
            )
            self._db.execute(f"DELETE FROM versions WHERE {which}", values)

    def faults(self) -> Iterator[str]:
        """What does not add up, each a sentence."""
        (verdict,) = self._one("PRAGMA integrity_check(1)")
        if verdict != "ok":
            yield f"The file of paragraphs is damaged ({verdict})."
            return
        for version in (*self.versions(), *self.versions(current=False)):
            rows = self._all(
                "SELECT paragraph FROM paragraphs WHERE version = ? ORDER BY position",
                (version.key,),
            )
            (blob,) = self._one("SELECT vectors FROM versions WHERE key = ?", (version.key,))
            if len(rows) != version.paragraphs:
                yield f"{version.id}: {len(rows)} paragraphs stored of {version.paragraphs}."
            elif digest_of([row[0] for row in rows], blob) != version.digest:
                yield f"{version.id}: its paragraphs are not those that were stored."

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Raises LibraryError where what is read back cannot be what was stored."""
        try:
            yield
        except sqlite3.ProgrammingError:  # a mistake of ours, not of the disk
            raise
        except (sqlite3.DatabaseError, ValueError, IndexError, TypeError) as error:
            raise place.damaged(self._path.parent, f"{self._path.name} cannot be read") from error

    def _all(self, query: str, values: Iterable[object] = ()) -> list[Values]:
        with self._lock:
            return self._db.execute(query, tuple(values)).fetchall()

    def _one(self, query: str, values: Iterable[object] = ()) -> Values:
        return self._all(query, values)[0]


def digest_of(texts: Iterable[str], vectors: bytes) -> str:
    """The digest that says whether paragraphs and vectors are as they were stored."""
    digest = hashlib.blake2b(vectors, digest_size=16)
    for text in texts:
        digest.update(text.encode() + b"\n")
    return digest.hexdigest()
