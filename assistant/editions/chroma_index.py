"""The paragraphs' vectors in Chroma, through LlamaIndex: only home of both.

Chroma is safe for threads, not for processes: two writers destroy a folder without an error, and
only opening one changes its files. So a folder is filled by one process, closed, and never opened
again: a reader opens a copy of its own (0.2 s at 100,000 paragraphs).
"""

from __future__ import annotations

import os
import shutil
import weakref
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

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
from assistant.scratch import Scratch

T = TypeVar("T")
COLLECTION = "paragraphs"
NEAR = 1e-6  # Chroma returns the very float32 it was given
SECONDS = 60  # for one request to a server: 5,000 rows take 8
BATCH = 5000  # Chroma takes 5,461 rows at a time; LlamaIndex would send 41,665


@dataclass(frozen=True, slots=True)
class Row:
    """What Chroma holds of one paragraph. `id` is never given to other content.

    Not its text: that is in the truth, and takes Chroma as long again to store.
    """

    id: str
    document: str
    vector: np.ndarray


class ChromaIndex:
    """One collection: in a folder of its own, or on a server."""

    def __init__(
        self, where: Path | str, name: str = COLLECTION, copy: Scratch | None = None
    ) -> None:
        """Opens a folder to be written, or "host:port". Raises LibraryError when it cannot be.

        `copy` is removed with it.
        """
        quiet = Settings(anonymized_telemetry=False)
        server = isinstance(where, str)
        self._where = f"The Chroma {'server' if server else 'folder'} {where}"
        self._advice = (
            "Check that it runs and that ASSISTANT_CHROMA names it."
            if server
            else "Make room on the disk, then run the same command again."
        )
        session = None
        # chromadb names a type that has neither what closes a client nor what it talks through.
        self._client: Any
        try:
            if isinstance(where, str):
                host, _, port = where.rpartition(":")
                self._client = chromadb.HttpClient(host=host, port=int(port), settings=quiet)
                # chromadb 1.5.9 waits for ever and leaves its connections open when closed.
                session = self._client._server._session
                session.timeout = SECONDS
            else:
                self._client = chromadb.PersistentClient(path=os.fspath(where), settings=quiet)
            # No embedding function: the default one is downloaded when used.
            self._collection = self._client.get_or_create_collection(
                name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )
        except Exception as error:  # Chroma raises anything from ValueError to Rust's panics
            raise self._failed(error) from error
        self._store = ChromaVectorStore(chroma_collection=self._collection)
        # Closed when nobody uses it any more: an edition has no other end.
        self._end = weakref.finalize(self, _let_go, self._client, session, copy)

    @classmethod
    def copy_of(cls, folder: Path) -> ChromaIndex:
        """A private copy of a finished folder, to read; gone when it is closed."""
        copy = Scratch()
        try:
            shutil.copytree(folder, copy.folder, dirs_exist_ok=True)
            return cls(copy.folder, copy=copy)
        except (OSError, LibraryError) as error:
            copy.remove()
            raise LibraryError(
                f"{folder} cannot be copied to {copy.folder} and read ({_short(error)}). Make room"
                " there, or make the library's indexes anew: python -m ingest rebuild"
            ) from error

    def __enter__(self) -> ChromaIndex:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the folder: one that is open cannot be copied or removed safely."""
        self._end()

    @property
    def count(self) -> int:
        return int(self._collection.count())

    def add(self, rows: Iterable[Row]) -> None:
        for batch in _batches(rows):
            try:
                self._store.add([_node(row) for row in batch])
            except Exception as error:  # a full disk comes as chromadb's InternalError
                raise self._failed(error) from error

    def remove(self, ids: Iterable[str]) -> None:
        for batch in _batches(ids):
            try:
                self._store.delete_nodes(node_ids=batch)
            except Exception as error:
                raise self._failed(error) from error

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
        return LibraryError(f"{self._where} cannot be used ({_short(error)}). {self._advice}")


def _let_go(client: Any, session: Any, copy: Scratch | None) -> None:
    client.close()
    if session:
        session.close()
    if copy:
        copy.remove()


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


def _node(row: Row) -> TextNode:
    return TextNode(
        id_=row.id,
        metadata={"document": row.document},
        embedding=row.vector.tolist(),
    )


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, BATCH)):
        yield batch
