"""The paragraphs' vectors in Chroma, through LlamaIndex: only home of both.

Chroma is safe for threads, not for processes: two writers destroy a folder without an error. So a
folder is filled by one process, closed, and never changed again.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import chromadb
import numpy as np
from chromadb.config import Settings
from llama_index.core.schema import TextNode
from llama_index.core.vector_stores.types import (
    FilterOperator,
    MetadataFilter,
    MetadataFilters,
    VectorStoreQuery,
)
from llama_index.vector_stores.chroma import ChromaVectorStore

from assistant.errors import LibraryError

COLLECTION = "paragraphs"
NEAR = 1e-6  # Chroma returns the very float32 it was given
BATCH = 5000  # Chroma takes 5,461 rows at a time; LlamaIndex would send 41,665


@dataclass(frozen=True, slots=True)
class Row:
    """What Chroma holds of one paragraph. `id` is never given to other content."""

    id: str
    document: str
    text: str
    vector: np.ndarray


class ChromaIndex:
    """One collection: in a folder of its own, or on a server."""

    def __init__(self, folder: Path | None = None, server: str = "", name: str = COLLECTION):
        quiet = Settings(anonymized_telemetry=False)
        self._where = f"The Chroma server {server}" if server else f"The Chroma folder {folder}"
        try:
            if server:
                host, _, port = server.rpartition(":")
                self._client = chromadb.HttpClient(host=host, port=int(port), settings=quiet)
            else:
                self._client = chromadb.PersistentClient(path=os.fspath(folder), settings=quiet)
            # No embedding function: the default one is downloaded when used.
            self._collection = self._client.get_or_create_collection(
                name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )
        except Exception as error:  # Chroma raises anything from ValueError to Rust's panics
            raise self._failed(error) from error
        self._store = ChromaVectorStore(chroma_collection=self._collection)

    def __enter__(self) -> ChromaIndex:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the folder: one that is open cannot be copied or removed safely."""
        self._client.close()

    @property
    def count(self) -> int:
        return self._collection.count()

    def add(self, rows: Iterable[Row]) -> None:
        for batch in _batches(rows):
            self._store.add([_node(row) for row in batch])

    def remove(self, ids: Iterable[str]) -> None:
        for batch in _batches(ids):
            self._store.delete_nodes(node_ids=batch)

    def vectors_of(self, ids: Sequence[str]) -> np.ndarray:
        """The vectors of those ids that are held, (n, dimension), in the order of `ids`."""
        found: dict[str, np.ndarray] = {}
        for batch in _batches(ids):
            held = self._collection.get(ids=batch, include=["embeddings"])
            found |= dict(zip(held["ids"], held["embeddings"], strict=True))
        rows = [found[id] for id in ids if id in found]
        return np.array(rows, dtype=np.float32).reshape(len(rows), -1 if rows else 0)

    def ids(self) -> frozenset[str]:
        """Every id held."""
        return frozenset(self._collection.get(include=[])["ids"])

    def nearest(
        self, vector: np.ndarray, limit: int, documents: Collection[str] | None = None
    ) -> tuple[str, ...]:
        """The ids of the nearest rows, nearest first; approximate, so score them again.

        Only of `documents` when given.
        """
        within = None
        if documents is not None:
            chosen = MetadataFilter(
                key="document", value=sorted(documents), operator=FilterOperator.IN
            )
            within = MetadataFilters(filters=[chosen])
        wanted = VectorStoreQuery(
            query_embedding=vector.tolist(), similarity_top_k=limit, filters=within
        )
        try:
            return tuple(self._store.query(wanted).ids or ())
        except Exception as error:
            raise self._failed(error) from error

    def _failed(self, error: Exception) -> LibraryError:
        return LibraryError(
            f"{self._where} cannot be used ({type(error).__name__}). Check ASSISTANT_CHROMA and"
            " that the server runs; for a folder, run: python -m ingest rebuild"
        )


def version() -> str:
    return chromadb.__version__


def _node(row: Row) -> TextNode:
    return TextNode(
        id_=row.id,
        text=row.text,
        metadata={"document": row.document},
        embedding=row.vector.tolist(),
    )


def _batches(items: Iterable) -> Iterator[list]:
    iterator = iter(items)
    while batch := list(islice(iterator, BATCH)):
        yield batch
