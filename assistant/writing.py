"""Makes the next edition of a library beside the one in use, and brings it into use whole."""

from __future__ import annotations

import hashlib
import inspect
import json
import os
import secrets
import shutil
import socket
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import numpy as np
from filelock import FileLock, Timeout

from assistant import edition_folder as place
from assistant import indexed_text
from assistant.documents import Document, Paragraph
from assistant.embedding import Embedder
from assistant.errors import LibraryError, LibraryIsBusy
from assistant.index_building import build_indexes
from assistant.store import FORMAT, Store

Added = Literal["added", "replaced", "unchanged"]


@contextmanager
def the_only_writer(library: Path, wait: float) -> Iterator[None]:
    """Holds the library's lock, which the system takes back when the process dies."""
    try:
        (library / place.EDITIONS).mkdir(parents=True, exist_ok=True)
        lock = FileLock(library / "lock")
        lock.acquire(timeout=wait)
    except Timeout as error:
        raise LibraryIsBusy(
            f"Another process is writing to the library {library}{_holder(library)}."
            " Try again when it has finished."
        ) from error
    except OSError as error:
        raise LibraryError(
            f"The library {library} cannot be written ({error.strerror or error})."
            " Give this user the right to write there, or name another: --library DIR"
        ) from error
    holder = library / "holder"
    try:
        holder.write_text(
            json.dumps(
                {
                    "process": os.getpid(),
                    "machine": socket.gethostname(),
                    "since": datetime.now().astimezone().isoformat(timespec="seconds"),
                }
            ),
            encoding="utf-8",
        )
        yield
    except (OSError, sqlite3.OperationalError) as error:
        raise LibraryError(
            f"The library {library} could not be written ({error}); it is as it was before."
            " Make room or give the right to write there, then run the same command again."
        ) from error
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _holder(library: Path) -> str:
    try:
        held = json.loads((library / "holder").read_text(encoding="utf-8"))
        return f": process {held['process']} on {held['machine']}, since {held['since']}"
    except (OSError, ValueError, KeyError):
        return ""


class Writer:
    """What goes into the next edition. Nothing is seen by readers before `publish`."""

    def __init__(self, library: Path, embedder: Embedder, chroma: str) -> None:
        self._library, self._embedder, self._chroma = library, embedder, chroma
        self._before = place.current_edition(library)
        if self._before == library:
            raise LibraryError(
                f"{library} is a copy of one edition and is only read."
                " Add documents to the library it was copied from."
            )
        place.remove_superseded(library)
        self._folder = library / place.EDITIONS / f"{place.UNFINISHED}{secrets.token_hex(4)}"
        (self._folder / place.ORIGINALS).mkdir(parents=True)
        self._changed = False
        truth = self._folder / place.TRUTH
        if self._before:
            shutil.copyfile(self._before / place.TRUTH, truth)
        self._store = Store(truth, writing=True)
        self._check_embedder()

    @property
    def documents(self) -> tuple[Document, ...]:
        """The current version of every document so far."""
        return tuple(version.document for version in self._store.versions())

    def sources(self) -> dict[str, str]:
        """What each document was made from, by document id: see `add`."""
        return {version.id: version.source for version in self._store.versions()}

    def add(
        self,
        document: Document,
        paragraphs: Sequence[Paragraph],
        original: bytes,
        *,
        source: str = "",
    ) -> Added:
        """Embeds and stores a document whole; an earlier version is kept but no longer current.

        `source` is a digest of what it was made from (file, sidecar, reader), so that an unchanged
        file need not be read again; without one, of the file alone.
        """
        source = source or document.sha256
        before = {version.id: version for version in self._store.versions()}.get(document.id)
        paragraphs = tuple(_storable(document, paragraphs))
        if before and before.source == source:
            return "unchanged"
        meanings = [indexed_text.meaning_of(document, paragraph) for paragraph in paragraphs]
        digests = [hashlib.blake2b(m.encode(), digest_size=16).digest() for m in meanings]
        known = self._store.known_vectors(document.id, self._embedder.dimension)
        new = {d: text for d, text in zip(digests, meanings, strict=True) if d not in known}
        known |= dict(zip(new, self._embedder.embed(list(new.values())), strict=True))
        vectors = np.array([known[digest] for digest in digests], dtype=np.float32)
        self._keep_original(document.sha256, original)
        self._store.put(
            document,
            paragraphs,
            source=source,
            added=datetime.now(UTC).isoformat(timespec="seconds"),
            meanings=digests,
            vectors=vectors.reshape(len(digests), self._embedder.dimension),
        )
        self._changed = True
        return "replaced" if before else "added"

    def remove(self, document_id: str) -> None:
        """Removes a document, every version of it, from everything."""
        if document_id not in {document.id for document in self.documents}:
            raise LibraryError(
                f"There is no document {document_id} in the library."
                " See which there are: python -m ingest list"
            )
        self._store.forget(document_id)
        self._changed = True

    def rebuild(self) -> None:
        """Makes every index anew at the end, even when nothing was added or removed."""
        self._changed = True

    def publish(self) -> None:
        """Writes the indexes, reads everything back, and brings the edition into use."""
        if not self._changed:
            return
        self._store.commit()
        self._bring_originals()
        build_indexes(self._folder, self._store, self._embedder.dimension)
        self._store.close()
        number = int(self._before.name.partition("-")[0]) + 1 if self._before else 1
        final = self._folder.with_name(f"{number:06d}-{secrets.token_hex(2)}")
        self._write_manifest()
        os.rename(self._folder, final)
        place.sync_folder(final.parent)
        place.point_to(self._library, final)
        place.remove_superseded(self._library)

    def close(self) -> None:
        """Lets go; what was not published is gone."""
        self._store.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _keep_original(self, sha256: str, original: bytes) -> None:
        if hashlib.sha256(original).hexdigest() != sha256:
            raise LibraryError("A document's digest is not that of its file; it was not added.")
        path = self._folder / place.ORIGINALS / sha256
        path.write_bytes(original)
        place.sync(path)

    def _bring_originals(self) -> None:
        for version in (*self._store.versions(), *self._store.versions(current=False)):
            path = self._folder / place.ORIGINALS / version.sha256
            if not path.exists() and self._before:
                place.link_or_copy(self._before / place.ORIGINALS / version.sha256, path)

    def _write_manifest(self) -> None:
        from assistant import chroma_index

        with_counts = Store(self._folder / place.TRUTH)
        versions = with_counts.versions()
        with_counts.close()
        for path in place.files_in(self._folder):
            place.sync(path)
        place.write_manifest(
            self._folder,
            place.Manifest(
                format=FORMAT,
                embedder=self._embedder.name,
                dimension=self._embedder.dimension,
                chroma=chroma_index.version(),
                indexed=indexing_rule(),
                documents=len(versions),
                paragraphs=sum(version.paragraphs for version in versions),
                files={
                    path.relative_to(self._folder).as_posix(): (
                        path.stat().st_size,
                        place.digest_of_file(path),
                    )
                    for path in place.files_in(self._folder)
                },
            ),
        )

    def _check_embedder(self) -> None:
        made_with = self._store.stamp("embedder")
        if made_with and made_with != self._embedder.name:
            raise LibraryError(
                f"The library was made with the embedding model {made_with}; now"
                f" {self._embedder.name} is set. Set the former again, or run:"
                " python -m ingest rebuild"
            )
        self._store.set_stamp("embedder", self._embedder.name)


def indexing_rule() -> str:
    """Changes whenever what is indexed of a paragraph is decided differently."""
    return hashlib.sha256(inspect.getsource(indexed_text).encode()).hexdigest()[:16]


def _storable(document: Document, paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    for position, paragraph in enumerate(paragraphs):
        if (paragraph.document, paragraph.position) != (document.id, position):
            raise LibraryError(
                f"{document.id}: its paragraphs are not counted from 0 in order; it was not added."
            )
        # Lone surrogates, which some PDFs yield, can be neither stored nor shown.
        text = paragraph.text.encode("utf-8", "replace").decode("utf-8")
        yield paragraph if text == paragraph.text else replace(paragraph, text=text)
