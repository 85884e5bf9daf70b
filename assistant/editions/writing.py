"""Makes the next edition of a library beside the one in use, and brings it into use whole."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import numpy as np

from assistant.documents import Document, Paragraph
from assistant.editions import catalogue, indexed_text, likeness
from assistant.editions import edition_folder as place
from assistant.editions.chroma_names import names_of
from assistant.editions.index_building import Building, Former, changed
from assistant.editions.salvage import Salvage, Stored, versions_in
from assistant.editions.store import FORMAT, Embedded, Store, Version
from assistant.embedding.embedding import Embedder
from assistant.errors import LibraryError

Added = Literal["added", "replaced", "unchanged"]


class Writer:
    """What goes into the next edition. Nothing is seen by readers before `publish`."""

    def __init__(self, library: Path, embedder: Embedder, chroma: str, anew: bool = False) -> None:
        """Begins with what the library holds; with `anew`, with nothing: see `former`."""
        self._library, self._embedder, self._chroma = library, embedder, chroma
        self._salvage = Salvage(library) if anew else None
        self._before = self._salvage.folder if self._salvage else place.current_edition(library)
        if (library / place.MANIFEST).is_file():
            raise LibraryError(
                f"{library} is a copy of one edition and is only read."
                " Add documents to the library it was copied from."
            )
        place.remove_superseded(library)
        self._folder = library / place.EDITIONS / f"{place.UNFINISHED}{secrets.token_hex(4)}"
        (self._folder / place.ORIGINALS).mkdir(parents=True)
        truth = self._folder / place.TRUTH
        if self._before and not anew:
            place.copy_truth(self._before, truth)
        self._former = self._salvage.store if self._salvage else None
        if self._before and not anew:
            self._former = Store(self._before / place.TRUTH)
        self._store = Store(truth, writing=True)
        self._changed = self._anew = anew
        self._samples: dict[int, frozenset[int]] = {}
        if not anew:
            self._check_make()
        self._store.set_stamp("embedder", embedder.name)
        library_id = self._former.stamp("library") if self._former else ""
        self._store.set_stamp("library", library_id or secrets.token_hex(8))

    def versions(self, *, current: bool = True) -> tuple[Version, ...]:
        """The current version of every document so far; else every superseded one."""
        return self._store.versions(current=current)

    def version(self, document_id: str) -> Version | None:
        """The current version of one document, None where it has none."""
        return self._store.version(document_id)

    def keeps(self, version: Version, original: bytes) -> bool:
        """Whether the file a version was made from is kept, and is this one to the last byte."""
        name = f"{place.ORIGINALS}/{version.document.sha256}"
        kept = (folder / name for folder in (self._folder, self._before) if folder)
        return any(path.is_file() and path.read_bytes() == original for path in kept)

    def former(self) -> Iterator[Stored]:
        """Every version the library held before, the superseded too, in the order of storing."""
        return self._salvage.stored() if self._salvage else iter(())

    def add(
        self,
        document: Document,
        paragraphs: Sequence[Paragraph],
        original: bytes,
        *,
        source: str = "",
        sidecar: bytes | None = None,
        reading: str = "",
    ) -> Added:
        """Embeds and stores a document whole; a version of other content is kept, not current.

        `source` is a digest of what it was made from (file, sidecar, reader), so that an unchanged
        file need not be read again; without one, of the file alone. `reading` says for people how
        well it was read.
        """
        source = source or document.sha256
        same = [v for which in (True, False) for v in self._store.versions(current=which)]
        same = [version for version in same if version.id == document.id]
        before = next((version for version in same if version.current), None)
        if before and before.source == source and self.keeps(before, original):
            return "unchanged"
        number = max((version.version for version in same), default=0) + 1
        if before and before.document.sha256 == document.sha256:
            number = before.version  # the same file, read anew
        added = datetime.now(UTC).isoformat(timespec="seconds")
        version = Version(document.id, number, True, source, sidecar, added, document)
        self.put(version, paragraphs, original, reading)
        return "replaced" if before else "added"

    def put(
        self,
        version: Version,
        paragraphs: Sequence[Paragraph],
        original: bytes | None,
        reading: str = "",
    ) -> None:
        """Embeds and stores one version of a document as it is described.

        One whose original is lost is stored without; adding its file again brings it back.
        """
        document = version.document
        if original is None:
            version = replace(version, source="")
        elif hashlib.sha256(original).hexdigest() != document.sha256:
            raise LibraryError(
                f"{document.file}: its digest is not that of its file; it was not added."
            )
        paragraphs = tuple(_storable(document, paragraphs))
        embedded = self._embedded(document, paragraphs)
        path = self._folder / place.ORIGINALS / document.sha256
        if original is not None and not path.exists():
            path.write_bytes(original)
            place.sync(path)
        self._store.put(version, paragraphs, embedded, reading)
        self._changed = True

    def rename(self, version: Version, document: Document) -> None:
        """A version's document under another name or place; nothing is read or embedded again."""
        self._store.rename(version.key, document)
        self._changed = True

    def alike(self, texts: Sequence[str]) -> Iterator[tuple[Version, float]]:
        """Every current document, with how alike its words are to these, 0 to 1."""
        sample = likeness.sample_of(texts)
        for version in self.versions():
            if version.key not in self._samples:
                self._samples[version.key] = self._store.sample(version.key)
            yield version, likeness.likeness(sample, self._samples[version.key])

    def retire(self, document_id: str) -> None:
        """Keeps the versions of a document, with none of them current."""
        self._store.retire(document_id)
        self._changed = True

    def remove(self, document_id: str) -> None:
        """Removes a document, every version of it, from everything."""
        if document_id not in {version.id for version in self.versions()}:
            raise LibraryError(
                f"There is no document {document_id} in the library."
                " See which there are: python -m ingest list"
            )
        self._store.forget(document_id)
        self._changed = True

    def publish(self) -> None:
        """Writes the indexes, reads everything back, and brings the edition into use."""
        if not self._changed:
            return
        left_before = self._note_what_leaves_chroma()
        self._store.commit()
        catalogue.write(self._folder, versions_in(self._store))
        brought = self._bring_originals()
        building = Building(self._folder, self._store, self._embedder, self._chroma)
        building.build(
            Former(self._before, self._former)
            if self._before and self._former and not self._anew
            else None
        )
        building.read_back()
        manifest = building.manifest(brought)
        in_use = {name for version in self.versions() for name in names_of(version)}
        self._store.close()
        place.write_manifest(self._folder, manifest)
        final = self._folder.with_name(
            f"{place.next_number(self._library):06d}-{secrets.token_hex(2)}"
        )
        os.rename(self._folder, final)
        place.sync_folder(final.parent)
        place.point_to(self._library, final)
        place.remove_superseded(self._library)
        building.clear_server(set(left_before) - in_use)

    def close(self) -> None:
        """Lets go; what was not published is gone."""
        self._store.close()
        if self._former:
            self._former.close()
        if self._salvage:
            self._salvage.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _embedded(self, document: Document, paragraphs: Sequence[Paragraph]) -> Embedded:
        meanings = [indexed_text.meaning_of(document, paragraph) for paragraph in paragraphs]
        digests = [hashlib.blake2b(m.encode(), digest_size=16).digest() for m in meanings]
        known: dict[bytes, np.ndarray] = {}
        for store in filter(None, (self._former, self._store)):
            if store.stamp("embedder") == self._embedder.name:
                known |= store.known_vectors(document.id, self._embedder.dimension)
        new = {d: text for d, text in zip(digests, meanings, strict=True) if d not in known}
        known |= (
            dict(zip(new, self._embedder.embed(list(new.values())), strict=True)) if new else {}
        )
        vectors = np.array([known[digest] for digest in digests], dtype=np.float32)
        return Embedded(tuple(digests), vectors.reshape(len(digests), self._embedder.dimension))

    def _note_what_leaves_chroma(self) -> list[str]:
        """Notes the names this edition no longer uses; those the edition before left behind.

        On a server readers of the edition before still find them, so they go one edition later.
        """
        before = self._former.versions() if self._former else ()
        gone = before if self._anew else changed(before, self.versions()).gone
        noted = self._former.stamp("leaving") if self._former else ""
        names = [name for version in gone for name in names_of(version)]
        self._store.set_stamp("leaving", json.dumps(names if self._chroma else []))
        left: list[str] = json.loads(noted or "[]")
        return left

    def _bring_originals(self) -> tuple[str, ...]:
        """Takes over the originals of the edition before; the names of those it had."""
        brought = []
        for version in (*self._store.versions(), *self._store.versions(current=False)):
            path = self._folder / place.ORIGINALS / version.document.sha256
            kept = self._before / place.ORIGINALS / path.name if self._before else path
            if not path.exists() and kept.exists():  # a check tells of those that are missing
                place.link_or_copy(kept, path)
                brought.append(f"{place.ORIGINALS}/{path.name}")
        return tuple(brought)

    def _check_make(self) -> None:
        if self._store.format != FORMAT:
            raise LibraryError(
                f"The library was made by another release (format {self._store.format}, not"
                f" {FORMAT}). Run: python -m ingest rebuild"
            )
        made_with = self._store.stamp("embedder")
        if made_with and made_with != self._embedder.name:
            raise LibraryError(
                f"The library was made with the embedding model {made_with}; now"
                f" {self._embedder.name} is set. Set the former again, or run:"
                " python -m ingest rebuild"
            )


def _storable(document: Document, paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    for position, paragraph in enumerate(paragraphs):
        if (paragraph.document, paragraph.position) != (document.id, position):
            raise LibraryError(
                f"{document.id}: its paragraphs are not counted from 0 in order; it was not added."
            )
        # Lone surrogates, which some PDFs yield, can be neither stored nor shown.
        text = paragraph.text.encode("utf-8", "replace").decode("utf-8")
        yield paragraph if text == paragraph.text else replace(paragraph, text=text)
