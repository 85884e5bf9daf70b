"""The disposable part of an edition, made from the truth and read back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from assistant import edition_folder as place
from assistant import indexed_text, keyword_index
from assistant.documents import Document, Paragraph
from assistant.errors import LibraryError
from assistant.store import Store


def build_indexes(folder: Path, store: Store, dimension: int) -> None:
    """Writes vectors, keyword index and Chroma into `folder`; raises LibraryError on a miscount."""
    from assistant import chroma_index  # 2.4 s to import: only where it is used

    versions = store.versions()
    total = sum(version.paragraphs for version in versions)
    vectors = np.concatenate(
        [np.empty((0, dimension), np.float32), *(store.vectors(v.key, dimension) for v in versions)]
    )
    np.save(folder / place.VECTORS, vectors)

    def rows() -> Iterator[tuple[Document, Paragraph]]:
        for version in versions:
            for paragraph in store.paragraphs(version.key):
                yield version.document, paragraph

    keyword_index.make(folder / place.WORDS, (indexed_text.words_of(*row) for row in rows()))
    with chroma_index.ChromaIndex(folder / place.CHROMA) as chroma:
        chroma.add(
            chroma_index.Row(paragraph.key, document.id, paragraph.text, vector)
            for (document, paragraph), vector in zip(rows(), vectors, strict=True)
        )
        if chroma.count != total or len(vectors) != total:
            raise LibraryError(
                f"Of {total} paragraphs {chroma.count} were found again after writing; the library"
                " is as it was before. Run the same command again."
            )
