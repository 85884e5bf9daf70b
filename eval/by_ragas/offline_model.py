"""The offline judge where ragas wants a model: it reads ragas' prompts and answers them by rule."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from pydantic import BaseModel
from ragas.embeddings.base import BaseRagasEmbedding
from ragas.llms.base import InstructorBaseRagasLLM
from ragas.metrics.collections.answer_relevancy.util import AnswerRelevanceOutput
from ragas.metrics.collections.context_precision.util import ContextPrecisionOutput
from ragas.metrics.collections.context_recall.util import (
    ContextRecallClassification,
    ContextRecallOutput,
)
from ragas.metrics.collections.faithfulness.util import (
    NLIStatementOutput,
    StatementFaithfulnessAnswer,
    StatementGeneratorOutput,
)

from eval.cases import EvaluationError
from eval.offline.judge import statements_in, verdict
from eval.offline.vectors import vector

_INPUT = "\ninput: "  # ragas puts the JSON to be judged behind the last of these


class OfflineModel(InstructorBaseRagasLLM):
    """Answers ragas' own prompts with verdicts by rule: the same every time, no network."""

    def generate(self, prompt: str, response_model: type[BaseModel]) -> Any:
        """The reply to a prompt. Raises EvaluationError for a kind that ragas has not asked yet."""
        answer = _ANSWERS.get(response_model)
        if answer is None:
            raise EvaluationError(f"The offline judge has no rule for {response_model.__name__}.")
        return answer(json.JSONDecoder().raw_decode(prompt.rpartition(_INPUT)[2])[0])

    async def agenerate(self, prompt: str, response_model: type[BaseModel]) -> Any:
        return self.generate(prompt, response_model)


class OfflineVectors(BaseRagasEmbedding):
    """Vectors of a text's own letters, as ragas asks for them."""

    def embed_text(self, text: str, **_: Any) -> list[float]:
        return [float(value) for value in vector(text)]

    async def aembed_text(self, text: str, **_: Any) -> list[float]:
        return self.embed_text(text)


def _statements(asked: dict[str, Any]) -> StatementGeneratorOutput:
    return StatementGeneratorOutput(statements=list(statements_in(asked["answer"])))


def _verdicts(asked: dict[str, Any]) -> NLIStatementOutput:
    found = [verdict(statement, (asked["context"],)) for statement in asked["statements"]]
    return NLIStatementOutput(
        statements=[
            StatementFaithfulnessAnswer(
                statement=v.statement, reason=v.reason, verdict=int(v.faithful)
            )
            for v in found
        ]
    )


def _question(asked: dict[str, Any]) -> AnswerRelevanceOutput:
    """The answer's first statement stands for the question it answers; one without any evades."""
    first = next(iter(statements_in(asked["response"])), "")
    is_evasive = not vector(first).any()
    return AnswerRelevanceOutput(question=first or "?", noncommittal=int(is_evasive))


def _usefulness(asked: dict[str, Any]) -> ContextPrecisionOutput:
    """A context is useful where it bears out any statement of the reference."""
    for statement in statements_in(asked["answer"]):
        if (found := verdict(statement, (asked["context"],))).faithful:
            return ContextPrecisionOutput(reason=found.reason, verdict=1)
    return ContextPrecisionOutput(reason="it bears out no statement of the reference", verdict=0)


def _attributions(asked: dict[str, Any]) -> ContextRecallOutput:
    found = [verdict(s, (asked["context"],)) for s in statements_in(asked["answer"])]
    return ContextRecallOutput(
        classifications=[
            ContextRecallClassification(
                statement=v.statement, reason=v.reason, attributed=int(v.faithful)
            )
            for v in found
        ]
    )


_ANSWERS: dict[type[BaseModel], Callable[[dict[str, Any]], BaseModel]] = {
    StatementGeneratorOutput: _statements,
    NLIStatementOutput: _verdicts,
    AnswerRelevanceOutput: _question,
    ContextPrecisionOutput: _usefulness,
    ContextRecallOutput: _attributions,
}
