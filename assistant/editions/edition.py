"""One state of a library, as a reader sees it: it never changes while it is read."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from heapq import nlargest
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from assistant.documents import Document, Paragraph
from assistant.editions import arrays, indexed_text
from assistant.editions import edition_folder as place
from assistant.editions.chroma_names import collection_of, parted, prefix_of
from assistant.editions.keyword_index import KeywordIndex
from assistant.editions.store import FORMAT, Store, Version
from assistant.embedding.embedding import Embedder
from assistant.errors import LibraryError
from assistant.labels import labelled

if TYPE_CHECKING:
    from assistant.editions.chroma_index import ChromaIndex

# Up to here looking at every vector (15 ms) is as fast as asking Chroma, and misses nothing.
EXACT_UP_TO = 250_000
# Chroma's nearest are approximate: more are asked for than wanted, and scored again.
CANDIDATES = 4
# Questions whose vectors are remembered: several steps of one answer search with the same words.
REMEMBERED = 8
# Paragraphs kept in memory once they were read: 150 MB.
MOST_READ = 150_000
# Gathering rows takes about as long as looking at four times as many in place.
FEW = 4

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """A paragraph with both its scores: BM25 of the words, cosine of the meaning."""

    paragraph: Paragraph
    words: float
    meaning: float


class Meant:
    """The vector of a question, and how near the rows are to it."""

    def __init__(self, vector: np.ndarray, vectors: np.ndarray) -> None:
        self.vector, self._vectors = vector, vectors

    @cached_property
    def _of_all(self) -> np.ndarray:
        return self._rounded(self._vectors)

    def cosines(self, rows: np.ndarray) -> np.ndarray:
        """The cosines of these rows: of a few by themselves, else of all, once."""
        if "_of_all" in vars(self) or FEW * len(rows) > len(self._vectors):
            cosines: np.ndarray = self._of_all[rows]
            return cosines
        return self._rounded(self._vectors[rows])

    def _rounded(self, vectors: np.ndarray) -> np.ndarray:
        # A product of matrices would keep every core busy for longer than it takes one to do this.
        # Rounded, because the last places differ from machine to machine, and ties must not.
        return np.round(np.asarray(np.vecdot(vectors, self.vector)), 5)


class Edition:
    """Documents and paragraphs, and the search over them.

    Rows number the paragraphs of the current versions from 0, document after document in the
    order they were stored, each by position.
    """

    def __init__(
        self,
        folder: Path,
        embedder: Embedder,
        library: Path | None = None,
        server: str = "",
        exact_up_to: int = EXACT_UP_TO,
    ) -> None:
        """Opens the edition in `folder`. Raises LibraryError when it is damaged or of another make.

        `library` is where a later edition may be found once this one has been removed. `server` is
        the Chroma server that finds candidates, whatever the size: it was set up to do that.
        """
        manifest = place.read_manifest(folder)
        _check_make(manifest, embedder)
        self.id = folder.name
        self._waiting = manifest.waiting
        self._server, self._exact_up_to = server, 0 if server else exact_up_to
        self._folder, self._embedder, self._library = folder, embedder, library or folder
        self._store = Store(folder / place.TRUTH)
        try:
            self._versions = self._store.versions()
            self._keywords = KeywordIndex(folder / place.WORDS)
            self.vectors = arrays.opened(folder / place.VECTORS)
        except LibraryError:
            raise
        except Exception as error:  # whatever a damaged file makes of its reader
            raise place.damaged(folder, str(error)) from error
        self._starts = np.cumsum([0, *(version.paragraphs for version in self._versions)])
        self._keys = [version.key for version in self._versions]
        self._meant: dict[str, Meant] = {}
        self._read: dict[int, tuple[Paragraph, ...]] = {}
        self._kept = 0
        self._parts: dict[frozenset[str], Edition] = {}
        if self.vectors.shape != (self._starts[-1], embedder.dimension):
            raise place.damaged(folder, "it does not count as many vectors as paragraphs")

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The current version of every document, in time order; those without a date last."""
        return labelled(
            sorted(
                (version.document for version in self._versions),
                key=lambda document: (document.date or date.max, document.id),
            )
        )

    @cached_property
    def earlier(self) -> tuple[Document, ...]:
        """Superseded versions, each under an id of its own: "report@1". Searched when named."""
        return tuple(self._renamed(version) for version in self._earlier.values())

    @cached_property
    def _earlier(self) -> dict[str, Version]:
        versions = self._store.versions(current=False)
        return {f"{version.id}@{version.version}": version for version in versions}

    @cached_property
    def _by_id(self) -> dict[str, int]:
        return {version.id: index for index, version in enumerate(self._versions)}

    def only(self, visible: frozenset[str]) -> Edition:
        """The edition as those see it who may see these documents alone (ids; superseded versions
        have their own): the others leave no trace in it."""
        there = frozenset(document.id for document in (*self.documents, *self.earlier))
        if there <= visible:
            return self
        from assistant.editions.seen import SeenEdition  # which is an Edition itself

        seen = visible & there
        if seen not in self._parts:
            self._parts[seen] = SeenEdition(self, seen)
        return self._parts[seen]

    def document(self, document_id: str) -> Document:
        """Raises LibraryError when there is none."""
        version = self._version(document_id)
        return self._labelled[version.id] if version.current else self._renamed(version)

    @cached_property
    def _labelled(self) -> dict[str, Document]:
        return {document.id: document for document in self.documents}

    def paragraphs(self, document_id: str) -> tuple[Paragraph, ...]:
        """Every paragraph of a document, by position."""
        version = self._version(document_id)
        paragraphs = self._paragraphs_of(version)
        if version.current:
            return paragraphs
        return tuple(replace(paragraph, document=document_id) for paragraph in paragraphs)

    def _paragraphs_of(self, version: Version) -> tuple[Paragraph, ...]:
        """As stored; kept in memory, as some questions go through every document."""
        paragraphs = self._read.get(version.key)
        if paragraphs is None:
            paragraphs = self._store.paragraphs(version.key)
            self._kept += len(paragraphs)
            if self._kept > MOST_READ:
                self._read, self._kept = {}, len(paragraphs)
            self._read[version.key] = paragraphs
        return paragraphs

    def count(self, document_id: str) -> int:
        """How many paragraphs a document has."""
        return self._version(document_id).paragraphs

    def original(self, document_id: str) -> bytes:
        """The file as it was added. Raises LibraryError when it is no longer kept."""
        document = self._version(document_id).document
        for folder in (self._folder, place.current_edition(self._library)):
            if folder and (data := place.original_in(folder, document.sha256)) is not None:
                return data
        raise LibraryError(
            f"The file {document.file} that was kept is missing or damaged. Add it again:"
            f" python -m ingest add {document.file}"
        )

    def shown(self, document_id: str) -> bytes:
        """The file as readers may see it. Raises LibraryError where part of it is not for them."""
        if self.document(document_id).kept_out:
            raise LibraryError(
                "The file holds papers that are not for publication and is not shown; what was"
                " read of its other pages is."
            )
        return self.original(document_id)

    def sidecar(self, document_id: str) -> bytes | None:
        """The NAME.toml that lay beside the file when it was added."""
        return self._version(document_id).sidecar

    def source(self, document_id: str) -> str:
        """The digest of what it was made from, as it was given when it was added."""
        return self._version(document_id).source

    def reading(self, document_id: str) -> str:
        """What was said of it when it was read, "" when nothing was."""
        return self._store.reading(self._version(document_id).key)

    @cached_property
    def printed_numbers(self) -> frozenset[str]:
        """Every number that a paragraph prints."""
        keys = (version.key for version in self._versions)
        return frozenset(number for key in keys for number in self._store.printed_numbers(key))

    @property
    def vocabulary(self) -> Mapping[str, int]:
        """Each word of the library, lower-case, with the number of paragraphs it stands in."""
        return MappingProxyType(self._keywords.vocabulary)

    def search(
        self,
        words: str,
        meaning: str,
        *,
        documents: Collection[str] | None = None,
        limit: int = 50,
    ) -> tuple[Found, ...]:
        """The best `limit` paragraphs by BM25 for `words` and the best `limit` by cosine for
        `meaning`, each once with both its scores, nearest in meaning first.

        Only within `documents` when given; superseded versions only when named ("report@1").
        """
        meant = self._as_meant(meaning)
        old = [id for id in sorted(set(documents or ())) if id in self._earlier]
        found = self._search_current(words, meant, documents, limit)
        for document_id in old:
            found += self._search_earlier(words, meant.vector, document_id)
        if not old:
            return found
        best = {
            *nlargest(limit, (one for one in found if one.words > 0), key=lambda one: one.words),
            *nlargest(limit, found, key=lambda one: one.meaning),
        }
        return tuple(one for one in found if one in best)

    def _as_meant(self, meaning: str) -> Meant:
        meant = self._meant.get(meaning)
        if meant is None:
            if len(self._meant) >= REMEMBERED:
                self._meant = {}
            meant = Meant(self._embedder.embed([meaning])[0], self.vectors)
            self._meant[meaning] = meant
        return meant

    def _search_current(
        self, words: str, meant: Meant, documents: Collection[str] | None, limit: int
    ) -> tuple[Found, ...]:
        rows = self._rows_of(documents)
        if not len(rows):
            return ()
        by_words = self._keywords.scores(words)
        near = self._near(meant.vector, rows, documents, limit)
        nearest = near[_best(meant.cosines(near), limit)]
        best = np.union1d(rows[_best(by_words[rows], limit, above=0.0)], nearest)
        cosines = meant.cosines(best)
        order = np.argsort(-cosines, kind="stable")
        paragraphs = self._paragraphs_at(best[order])
        return tuple(
            Found(paragraph, float(by_words[row]), float(cosine))
            for paragraph, row, cosine in zip(paragraphs, best[order], cosines[order], strict=True)
        )

    def _search_earlier(
        self, words: str, vector: np.ndarray, document_id: str
    ) -> tuple[Found, ...]:
        """Every paragraph of a superseded version, scored as if it stood in the library."""
        version, paragraphs = self._earlier[document_id], self.paragraphs(document_id)
        texts = [indexed_text.words_of(version.document, paragraph) for paragraph in paragraphs]
        vectors = self._store.embedded(version.key, self._embedder.dimension).vectors
        scores = zip(self._keywords.scores_of(words, texts), vectors @ vector, strict=True)
        return tuple(
            Found(paragraph, float(by_words), float(by_meaning))
            for paragraph, (by_words, by_meaning) in zip(paragraphs, scores, strict=True)
        )

    def _near(
        self,
        vector: np.ndarray,
        rows: np.ndarray,
        documents: Collection[str] | None,
        limit: int,
    ) -> np.ndarray:
        """The rows worth scoring: all of them while that is fast, else those Chroma finds near and
        those it does not have yet.
        """
        if len(rows) <= (EXACT_UP_TO if documents is not None else self._exact_up_to):
            return rows
        try:
            ids = self._chroma.nearest(vector, CANDIDATES * limit, documents)
        except LibraryError as error:
            log.warning("%s Searching without it.", error)
            return rows
        found = [row for row in map(self._row_of, ids) if row is not None]
        return np.union1d(found, rows[rows >= len(self.vectors) - self._waiting]).astype(int)

    @cached_property
    def _chroma(self) -> ChromaIndex:
        from assistant.editions.chroma_index import (
            ChromaIndex,  # 2.4 s to import: only where it is used
        )

        if self._server:
            return ChromaIndex(self._server, collection_of(self._store))
        return ChromaIndex.copy_of(self._folder / place.CHROMA)

    @cached_property
    def _by_prefix(self) -> dict[str, int]:
        return {prefix_of(version): i for i, version in enumerate(self._versions)}

    def _row_of(self, id: str) -> int | None:
        """The row of a name in Chroma; None for one of another edition, on a shared server."""
        prefix, position = parted(id)
        index = self._by_prefix.get(prefix)
        return None if index is None else self._starts[index] + position

    def stems_missing(self, row: int, words: str) -> Sequence[str]:
        """Which stems of a row's words the keyword index does not have under that row."""
        return self._keywords.stems_missing(row, words)

    def _version(self, document_id: str) -> Version:
        if document_id in self._by_id:
            return self._versions[self._by_id[document_id]]
        if document_id in self._earlier:
            return self._earlier[document_id]
        raise LibraryError(
            f"There is no document {document_id} in the library."
            " See which there are: python -m ingest list"
        )

    def _renamed(self, version: Version) -> Document:
        id = f"{version.id}@{version.version}"
        return replace(version.document, id=id, called=f"{version.document.name} ({id})")

    def _rows_of(self, documents: Collection[str] | None) -> np.ndarray:
        if documents is None:
            return np.arange(self._starts[-1])
        chosen = np.zeros(len(self._versions), bool)
        chosen[[self._by_id[id] for id in documents if id in self._by_id]] = True
        return np.flatnonzero(np.repeat(chosen, np.diff(self._starts)))

    def _paragraphs_at(self, rows: np.ndarray) -> tuple[Paragraph, ...]:
        versions = np.searchsorted(self._starts, rows, side="right") - 1
        positions = rows - self._starts[versions]
        return self._store.paragraphs_at(
            (self._keys[version], int(position))
            for version, position in zip(versions, positions, strict=True)
        )


def _check_make(manifest: place.Manifest, embedder: Embedder) -> None:
    if manifest.format != FORMAT:
        raise LibraryError(
            f"The library was made by another release (format {manifest.format}, not {FORMAT})."
            " Run: python -m ingest rebuild"
        )
    if manifest.embedder != embedder.name:
        raise LibraryError(
            f"The library was made with the embedding model {manifest.embedder}; now"
            f" {embedder.name} is set. Vectors of two models do not mix: set the former again"
            " (ASSISTANT_EMBEDDING_URL, ASSISTANT_EMBEDDING_MODEL), or run:"
            " python -m ingest rebuild"
        )


def _best(scores: np.ndarray, limit: int, above: float = -np.inf) -> list[int]:
    """The places of the highest scores, ties by order."""
    if limit < len(scores):
        edge = np.partition(scores, -limit)[-limit] if limit else np.inf
        places = np.flatnonzero(scores >= edge)
    else:
        places = np.arange(len(scores))
    places = places[scores[places] > above]
    return [int(i) for i in places[np.argsort(-scores[places], kind="stable")][:limit]]
