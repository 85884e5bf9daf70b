"""Is a library whole? Every count, digest and search that can be checked, as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from assistant import edition_folder as place
from assistant import indexed_text
from assistant.edition import Edition
from assistant.embedding import Embedder
from assistant.errors import AssistantError
from assistant.index_building import rows_in, vectors_in
from assistant.store import Store

MOST = 20  # faults of one kind that are told; more would tell nothing more
NEAR = 1e-4  # float32 sums differ in their last places


def faults_in(folder: Path, embedder: Embedder, library: Path) -> Iterator[str]:
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
        edition = Edition(folder, embedder, library)
        yield from _first(_faults_of_words(edition, store))
        yield from _first(_faults_of_vectors(edition, store, embedder))
        yield from _first(_faults_of_chroma(folder, store, embedder))
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
        if place.digest_of_file(folder / name) != digest:
            yield f"{name} is not as it was written."


def _faults_of_words(edition: Edition, store: Store) -> Iterator[str]:
    """Each paragraph must be found by its own words."""
    for row, (document, paragraph) in enumerate(rows_in(store)):
        words = indexed_text.words_of(document, paragraph)
        if not edition.found_by_words(row, words):
            yield f"{document.id}, {paragraph.reference} is not found by its own words."


def _faults_of_vectors(edition: Edition, store: Store, embedder: Embedder) -> Iterator[str]:
    """The vectors searched must be those stored, so that each paragraph finds itself."""
    stored = vectors_in(store, embedder.dimension)
    if not np.array_equal(stored, edition.vectors):
        yield "The vectors searched are not those stored."
    lengths = np.linalg.norm(stored, axis=1) if len(stored) else np.ones(0)
    for row in np.flatnonzero(~(np.abs(lengths - 1) < NEAR)):
        yield f"The vector of row {row} has no length: its paragraph cannot be found by meaning."


def _faults_of_chroma(folder: Path, store: Store, embedder: Embedder) -> Iterator[str]:
    """Chroma must hold each paragraph with its vector."""
    return iter(())


def _first(faults: Iterator[str]) -> Iterator[str]:
    for count, fault in enumerate(faults):
        if count == MOST:
            yield "… and more of the same kind."
            return
        yield fault
