"""The disposable part of an edition, made from the truth and read back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from assistant import edition_folder as place
from assistant import indexed_text, keyword_index, words
from assistant.documents import Document, Paragraph
from assistant.embedding import Embedder
from assistant.errors import LibraryError
from assistant.store import FORMAT, Store


def build_indexes(folder: Path, store: Store, embedder: Embedder) -> None:
    """Writes vectors, keyword index and Chroma into `folder`."""
    from assistant import chroma_index  # 2.4 s to import: only where it is used

    vectors = vectors_in(store, embedder.dimension)
    np.save(folder / place.VECTORS, vectors)
    keyword_index.make(
        folder / place.WORDS, (indexed_text.words_of(*row) for row in rows_in(store))
    )
    with chroma_index.ChromaIndex(folder / place.CHROMA) as chroma:
        chroma.add(
            chroma_index.Row(paragraph.key, document.id, paragraph.text, vector)
            for (document, paragraph), vector in zip(rows_in(store), vectors, strict=True)
        )


def check_indexes(folder: Path, store: Store, embedder: Embedder) -> None:
    """Reads back and counts. Raises LibraryError when anything is missing."""
    from assistant import chroma_index

    total = sum(version.paragraphs for version in store.versions())
    with chroma_index.ChromaIndex(folder / place.CHROMA) as chroma:
        counts = {
            "vectors": len(np.load(folder / place.VECTORS, mmap_mode="r")),
            "paragraphs in Chroma": chroma.count,
        }
    for what, count in counts.items():
        if count != total:
            raise LibraryError(
                f"Of {total} paragraphs, {count} {what} were found again after writing. The"
                " library is as it was before; run the same command again."
            )


def manifest_of(folder: Path, store: Store, embedder: Embedder) -> place.Manifest:
    """What the edition in `folder` holds, each file waited for until it is on the disk."""
    from assistant import chroma_index

    versions = store.versions()
    files = {}
    for path in place.files_in(folder):
        place.sync(path)
        name = path.relative_to(folder).as_posix()
        files[name] = (path.stat().st_size, place.digest_of_file(path))
    return place.Manifest(
        format=FORMAT,
        embedder=embedder.name,
        dimension=embedder.dimension,
        chroma=chroma_index.version(),
        indexed=indexing_rule(),
        documents=len(versions),
        paragraphs=sum(version.paragraphs for version in versions),
        files=files,
    )


def rows_in(store: Store) -> Iterator[tuple[Document, Paragraph]]:
    """Every paragraph of every current version, in the order of the rows of the indexes."""
    for version in store.versions():
        for paragraph in store.paragraphs(version.key):
            yield version.document, paragraph


def vectors_in(store: Store, dimension: int) -> np.ndarray:
    """The vectors of all rows, (rows, dimension) float32."""
    each = [store.embedded(version.key, dimension).vectors for version in store.versions()]
    return np.concatenate([np.empty((0, dimension), np.float32), *each])


def indexing_rule() -> str:
    """Changes whenever what is indexed of a paragraph is decided differently."""
    sources = (Path(module.__file__).read_bytes() for module in (indexed_text, words))
    return hashlib.sha256(b"\0".join(sources)).hexdigest()[:16]
