"""The stock LlamaIndex pipeline, as its quick start builds it: the bar to beat.

Page documents, the default sentence splitter, vectors of the same embedder, top k. Home of
llama_index.core for the evaluation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from llama_index.core import Document, VectorStoreIndex
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.node_parser import SentenceSplitter
from pydantic import PrivateAttr

from assistant.embedding.embedding import Embedder


class _Embedding(BaseEmbedding):
    """Our embedder, as LlamaIndex asks for it."""

    _embedder: Embedder = PrivateAttr()

    def __init__(self, embedder: Embedder) -> None:
        super().__init__(model_name=embedder.name, embed_batch_size=64)
        self._embedder = embedder

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        vectors: list[list[float]] = self._embedder.embed(texts).tolist()
        return vectors

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)


class StockPipeline:
    """Pages in, chunks out."""

    def __init__(self, pages: Iterable[tuple[str, int, str]], embedder: Embedder) -> None:
        """`pages` are (document id, PDF page, text)."""
        documents = [
            Document(text=text, metadata={"file_name": name, "page_label": str(page)})
            for name, page, text in pages
        ]
        self._index = VectorStoreIndex.from_documents(
            documents,
            embed_model=_Embedding(embedder),
            transformations=[SentenceSplitter()],
        )

    def chunks(self, question: str, limit: int) -> Sequence[str]:
        """The texts of the best `limit` chunks, best first."""
        nodes = self._index.as_retriever(similarity_top_k=limit).retrieve(question)
        return [node.get_content() for node in nodes]
