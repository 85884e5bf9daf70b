"""An edition as those see it who may see only some of its documents."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from assistant.documents import Paragraph
from assistant.editions import indexed_text
from assistant.editions.edition import Edition
from assistant.editions.store import Version

if TYPE_CHECKING:
    from assistant.editions.chroma_index import ChromaIndex


class SeenEdition(Edition):
    """An edition that holds what an edition of these documents alone would hold: the others are
    in no list, no candidate of a search, no word that a spelling could be mended to, and weigh
    in no score.

    Its vectors are copied: 1.5 kB of memory a paragraph.
    """

    def __init__(self, whole: Edition, visible: Collection[str]) -> None:
        """Of the documents `visible`, by their ids; a superseded version has one of its own."""
        self._whole, self._visible = whole, frozenset(visible)
        self.id = f"{whole.id}, seen in part: {_digest(self._visible)}"
        self._server, self._exact_up_to = whole._server, whole._exact_up_to
        self._folder, self._embedder, self._library = whole._folder, whole._embedder, whole._library
        self._store = whole._store
        rows = whole._rows_of(self._visible)
        self._waiting = int(np.count_nonzero(rows >= len(whole.vectors) - whole._waiting))
        self._versions = tuple(v for v in whole._versions if v.id in self._visible)
        self._keywords = whole._keywords.of_rows(rows, self._texts_of)
        self.vectors = np.asarray(whole.vectors[rows])
        self._starts = np.cumsum([0, *(version.paragraphs for version in self._versions)])
        self._keys = [version.key for version in self._versions]
        self._meant = {}
        self._parts = {}

    def _texts_of(self, rows: np.ndarray) -> Iterable[str]:
        """The words of these rows of the whole, as they were indexed."""
        whole = self._whole
        versions = np.searchsorted(whole._starts, rows, side="right") - 1
        for version in np.unique(versions):
            document = whole._versions[version].document
            paragraphs = whole._paragraphs_of(whole._versions[version])
            for paragraph in paragraphs:
                yield indexed_text.words_of(document, paragraph)

    @cached_property
    def _earlier(self) -> dict[str, Version]:
        return {id: v for id, v in self._whole._earlier.items() if id in self._visible}

    def _paragraphs_of(self, version: Version) -> tuple[Paragraph, ...]:
        return self._whole._paragraphs_of(version)

    def _near(
        self, vector: np.ndarray, rows: np.ndarray, documents: Collection[str] | None, limit: int
    ) -> np.ndarray:
        asked = self._visible if documents is None else self._visible & set(documents)
        return super()._near(vector, rows, asked, limit)

    @cached_property
    def _chroma(self) -> ChromaIndex:
        return self._whole._chroma


def _digest(visible: frozenset[str]) -> str:
    return hashlib.blake2b("\n".join(sorted(visible)).encode(), digest_size=8).hexdigest()
