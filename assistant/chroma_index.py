"""The paragraphs' vectors in Chroma, through LlamaIndex: only home of both.

Chroma is safe for threads, not for processes: two writers destroy a folder without an error. So a
folder is filled by one process, closed, and never changed again.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import chromadb
import numpy as np
from chromadb.config import Settings
from llama_index.core.schema import TextNode
from llama_index.core.vector_stores.types import VectorStoreQuery
from llama_index.vector_stores.chroma import ChromaVectorStore

COLLECTION = "paragraphs"
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
        if server:
            host, _, port = server.rpartition(":")
            self._client = chromadb.HttpClient(host=host, port=int(port), settings=quiet)
        else:
            self._client = chromadb.PersistentClient(path=os.fspath(folder), settings=quiet)
        # No embedding function: the default one is downloaded when used.
        self._collection = self._client.get_or_create_collection(
            name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )
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

    def ids(self) -> frozenset[str]:
        """Every id held."""
        return frozenset(self._collection.get(include=[])["ids"])

    def nearest(self, vector: np.ndarray, limit: int) -> tuple[str, ...]:
        """The ids of the nearest rows, nearest first; approximate, so score them again."""
        found = self._store.query(
            VectorStoreQuery(query_embedding=vector.tolist(), similarity_top_k=limit)
        )
        return tuple(found.ids or ())


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
