"""Is a library whole? Every count, digest and search that can be checked, as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from assistant.editions import edition_folder as place
from assistant.editions import indexed_text
from assistant.editions.chroma_names import collection_of, names_of
from assistant.editions.edition import Edition
from assistant.editions.index_building import last_of, rows_in, rows_of, vectors_in
from assistant.editions.store import Store
from assistant.embedding.embedding import Embedder
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
        yield from _faults_of_originals(folder, store)
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
    for name in manifest.files:
        if name.startswith(f"{place.ORIGINALS}/"):
            continue  # told below by the name of its document
        if not place.is_as_written(folder, manifest.files, name):
            yield f"{name} is missing or not as it was written."


def _faults_of_originals(folder: Path, store: Store) -> Iterator[str]:
    """Each version's original must be the very file that was added."""
    for version in (*store.versions(), *store.versions(current=False)):
        if place.original_in(folder, version.document.sha256) is None:
            yield (
                f"{version.id}: the file {version.document.file} that was kept is missing or"
                " damaged; its paragraphs are not. Add the file again: python -m ingest add"
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
    """Chroma must hold each paragraph that does not wait for it under its name, with its vector."""
    from assistant.editions.chroma_index import NEAR, ChromaIndex

    versions = store.versions()
    late = set(last_of(versions, place.read_manifest(folder).waiting))
    with (
        ChromaIndex(server, collection_of(store))
        if server
        else ChromaIndex.copy_of(folder / place.CHROMA)
    ) as chroma:
        for version in versions:
            if version in late:
                continue
            held = chroma.vectors_of(names_of(version))
            wanted = store.embedded(version.key, embedder.dimension).vectors
            if len(held) != len(wanted):
                yield f"{version.id}: Chroma holds {len(held)} of {len(wanted)} paragraphs."
            elif len(wanted) and not np.allclose(held, wanted, atol=NEAR):
                yield f"{version.id}: Chroma holds other vectors than those stored."
        more = chroma.count - rows_of(version for version in versions if version not in late)
        if more > 0 and not server:  # a server also keeps what readers still use
            yield f"Chroma holds {more} paragraphs that are in no document."


def _first(faults: Iterator[str]) -> Iterator[str]:
    for count, fault in enumerate(faults):
        if count == MOST:
            yield "… and more of the same kind."
            return
        yield fault
