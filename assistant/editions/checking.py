"""Is a library whole? Every count, digest and search that can be checked, as sentences."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from assistant import indexed_text
from assistant.editions import edition_folder as place
from assistant.editions.chroma_names import collection_of, names_of
from assistant.editions.edition import Edition
from assistant.editions.index_building import rows_in, vectors_in
from assistant.editions.store import Store
from assistant.embedding import Embedder
from assistant.errors import AssistantError

MOST = 20  # faults of one kind that are told; more would tell nothing more
NEAR = 1e-4  # float32 sums differ in their last places


def faults_in(folder: Path, embedder: Embedder, server: str) -> Iterator[str]:
    """What is wrong with the edition in `folder`, each a sentence; nothing when it is sound."""
    found = False
    for fault in _faults_of_files(folder):
        found = True
        yield fault
    if found:
        return  # searching a damaged index tells nothing more
    store = Store(folder / place.TRUTH)
    try:
        yield from store.faults()
        edition = Edition(folder, embedder)
        yield from _first(_faults_of_words(edition, store))
        yield from _first(_faults_of_vectors(edition, store, embedder))
        yield from _first(_faults_of_chroma(folder, store, embedder, server))
    except AssistantError as error:
        yield str(error)
    finally:
        store.close()


def _faults_of_files(folder: Path) -> Iterator[str]:
    try:
        manifest = place.read_manifest(folder)
    except AssistantError as error:
        yield str(error)
        return
    present = {path.relative_to(folder).as_posix() for path in place.files_in(folder)}
    for name in sorted(present - set(manifest.files)):
        yield f"{name} does not belong to the library."
    for name, (_, digest) in manifest.files.items():
        if place.checksum(folder / name) != digest:
            yield f"{name} is not as it was written."
    for path in sorted((folder / place.ORIGINALS).iterdir()):
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != path.name:
                yield (
                    f"The original {path.name} is not the file that was added: remove its"
                    " document and add the file again."
                )


def _faults_of_words(edition: Edition, store: Store) -> Iterator[str]:
    """Each paragraph must be found by each of its own words."""
    for row, (document, paragraph) in enumerate(rows_in(store)):
        words = indexed_text.words_of(document, paragraph)
        for stem in edition.stems_missing(row, words):
            yield f"{document.id}, {paragraph.reference} is not found by its own word “{stem}”."


def _faults_of_vectors(edition: Edition, store: Store, embedder: Embedder) -> Iterator[str]:
    """The vectors searched must be those stored, so that each paragraph finds itself."""
    stored = vectors_in(store, embedder.dimension)
    if not np.array_equal(stored, edition.vectors):
        yield "The vectors searched are not those stored."
    lengths = np.linalg.norm(stored, axis=1) if len(stored) else np.ones(0)
    for row in np.flatnonzero(~(np.abs(lengths - 1) < NEAR)):
        yield f"The vector of row {row} has no length: its paragraph cannot be found by meaning."


def _faults_of_chroma(folder: Path, store: Store, embedder: Embedder, server: str) -> Iterator[str]:
    """Chroma must hold each paragraph under its name, with its vector."""
    from assistant.editions.chroma_index import NEAR, ChromaIndex

    with (
        ChromaIndex(server, collection_of(store))
        if server
        else ChromaIndex.copy_of(folder / place.CHROMA)
    ) as chroma:
        for version in store.versions():
            held = chroma.vectors_of(names_of(version))
            wanted = store.embedded(version.key, embedder.dimension).vectors
            if len(held) != len(wanted):
                yield f"{version.id}: Chroma holds {len(held)} of {len(wanted)} paragraphs."
            elif len(wanted) and not np.allclose(held, wanted, atol=NEAR):
                yield f"{version.id}: Chroma holds other vectors than those stored."


def _first(faults: Iterator[str]) -> Iterator[str]:
    for count, fault in enumerate(faults):
        if count == MOST:
            yield "… and more of the same kind."
            return
        yield fault
