"""A live model as ragas' judge: any OpenAI-compatible endpoint."""

from __future__ import annotations

from typing import Any

from openai import AsyncOpenAI
from ragas.embeddings.base import BaseRagasEmbedding
from ragas.llms import llm_factory
from ragas.llms.base import InstructorBaseRagasLLM

from assistant.embedding.embedding import Embedder
from assistant.settings import Settings
from eval.cases import EvaluationError

SECONDS_A_CALL = 30.0


def live_model(settings: Settings) -> InstructorBaseRagasLLM:
    """The model of the settings. Raises EvaluationError where none is named."""
    if not (settings.model_url and settings.model):
        raise EvaluationError(
            "Judging by a model needs one: set ASSISTANT_MODEL_URL and ASSISTANT_MODEL,"
            " or use --judge offline."
        )
    client = AsyncOpenAI(
        base_url=settings.model_url,
        api_key=settings.model_key or "none",
        timeout=SECONDS_A_CALL,
        max_retries=1,
    )
    return llm_factory(settings.model, client=client)


class LocalVectors(BaseRagasEmbedding):
    """The vectors of the product, as ragas asks for them beside a live model."""

    def __init__(self, embedder: Embedder) -> None:
        super().__init__()
        self._embedder = embedder

    def embed_text(self, text: str, **_: Any) -> list[float]:
        return [float(value) for value in self._embedder.embed([text])[0]]

    async def aembed_text(self, text: str, **_: Any) -> list[float]:
        return self.embed_text(text)
