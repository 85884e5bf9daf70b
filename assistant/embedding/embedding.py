"""Text to vectors: the model on this machine, or an OpenAI-compatible endpoint."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Protocol

import httpx
import numpy as np
from pydantic import BaseModel, ValidationError

from assistant.errors import EmbeddingError, SettingsError
from assistant.model.privacy import masked
from assistant.settings import Settings

TIMEOUT = httpx.Timeout(60, connect=5)  # seconds; a batch of 32 long paragraphs on a slow machine
BATCH = 32


class Embedder(Protocol):
    """Turns texts into vectors. A library remembers the name and refuses to mix."""

    name: str
    dimension: int

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """(n, dimension) float32, each row of length 1. Raises EmbeddingError."""
        ...


def embedder_for(settings: Settings) -> Embedder:
    """The endpoint where one is set, else all-MiniLM-L6-v2 on this machine."""
    if settings.embedding_url and not settings.embedding_model:
        raise SettingsError(
            "ASSISTANT_EMBEDDING_URL is set: name its model too,"
            " for example ASSISTANT_EMBEDDING_MODEL=nomic-embed-text."
        )
    if settings.embedding_url:
        return EndpointEmbedder(settings.embedding_url, settings.embedding_model)
    from assistant.embedding.minilm import MiniLM  # 0.5 s to load: only where it is used

    return MiniLM()


class _Row(BaseModel):
    index: int
    embedding: list[float]


class _Reply(BaseModel):
    data: list[_Row]


class EndpointEmbedder:
    """POST {url}/embeddings, as OpenAI defined it and Ollama, vLLM and llama.cpp serve it.

    Personal identifiers are masked in all that is sent, questions and paragraphs alike.
    """

    def __init__(self, url: str, model: str, key: str = "") -> None:
        """`url` ends in /v1. Asks once for the length of its vectors; raises EmbeddingError."""
        self.name = f"{model} at {url}"
        self._url, self._model = url.rstrip("/") + "/embeddings", model
        self._client = httpx.Client(
            timeout=TIMEOUT,
            headers={"Authorization": f"Bearer {key}"} if key else {},
            trust_env=False,
        )
        self.dimension = 0
        self.dimension = self.embed(["length"]).shape[1]

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """The texts' vectors, asked for 32 at a time and made length 1."""
        rows = [
            row
            for start in range(0, len(texts), BATCH)
            for row in self._batch(texts[start : start + BATCH])
        ]
        vectors = np.array(rows, dtype=np.float32).reshape(len(rows), -1 if rows else 0)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        if not (np.isfinite(vectors).all() and (lengths > 0).all()):
            raise self._wrong("sent a vector of no length")
        return np.asarray(vectors / lengths)

    def _batch(self, texts: Sequence[str]) -> list[list[float]]:
        try:
            sent = [_sendable(masked(text)) for text in texts]
            response = self._client.post(self._url, json={"model": self._model, "input": sent})
            response.raise_for_status()
            rows = _Reply.model_validate_json(response.content).data
        except httpx.HTTPStatusError as error:
            raise self._wrong(f"answered {error.response.status_code}") from error
        except httpx.HTTPError as error:
            raise self._wrong(f"cannot be reached ({type(error).__name__})") from error
        except ValidationError as error:
            raise self._wrong("did not send vectors") from error
        rows = sorted(rows, key=lambda row: row.index)
        if [row.index for row in rows] != list(range(len(texts))):
            raise self._wrong(f"sent {len(rows)} vectors for {len(texts)} texts")
        lengths = {len(row.embedding) for row in rows}
        if len(lengths) != 1 or self.dimension not in (0, *lengths):
            raise self._wrong("sent vectors of different lengths")
        if any(not math.isfinite(x) for row in rows for x in row.embedding):
            raise self._wrong("sent a vector that is not made of numbers")
        return [row.embedding for row in rows]

    def _wrong(self, what: str) -> EmbeddingError:
        return EmbeddingError(
            f"The embedding endpoint {self._url} {what}."
            " Check ASSISTANT_EMBEDDING_URL and ASSISTANT_EMBEDDING_MODEL."
        )


def _sendable(text: str) -> str:
    """The text without lone surrogates, which JSON cannot carry."""
    return text.encode("utf-8", "replace").decode("utf-8") or " "
