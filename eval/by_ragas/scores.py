"""What ragas makes of answers: faithfulness, relevancy, context precision and recall, quotes.

The numbers are ragas' own; its prompts are answered by the offline judge or by a live model.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel
from ragas.embeddings.base import BaseRagasEmbedding
from ragas.llms.base import InstructorBaseRagasLLM
from ragas.metrics.collections import (
    AnswerRelevancy,
    ContextPrecision,
    ContextRecall,
    Faithfulness,
    QuotedSpansAlignment,
)
from ragas.metrics.collections.faithfulness.util import (
    NLIStatementOutput,
    StatementGeneratorOutput,
)
from tqdm import tqdm

from assistant.embedding.embedding import embedder_for
from assistant.settings import Settings
from eval.by_ragas.live_model import LocalVectors, live_model
from eval.by_ragas.offline_model import OfflineModel, OfflineVectors
from eval.cases import AnswerSentence, Asked, Case, EvaluationError
from eval.figures import Figure
from eval.judging import Judged, Verdict

SECONDS_A_SCORE = 60.0
CONTEXTS = 5  # of the paragraphs found, as many as an officer is shown


@dataclass(frozen=True, slots=True)
class Judge:
    """Who answers ragas' prompts, and whose vectors it compares questions by."""

    model: InstructorBaseRagasLLM
    vectors: BaseRagasEmbedding


def offline_judge() -> Judge:
    return Judge(OfflineModel(), OfflineVectors())


def live_judge(settings: Settings) -> Judge:
    return Judge(live_model(settings), LocalVectors(embedder_for(settings)))


@dataclass(slots=True)
class Listening(InstructorBaseRagasLLM):
    """Hands every prompt on, and keeps what was stated and what was said of it."""

    model: InstructorBaseRagasLLM
    stated: int = 0
    verdicts: list[Verdict] = field(default_factory=list)

    def generate(self, prompt: str, response_model: type[BaseModel]) -> Any:
        return asyncio.run(self.agenerate(prompt, response_model))

    async def agenerate(self, prompt: str, response_model: type[BaseModel]) -> Any:
        reply: Any = await self.model.agenerate(prompt, response_model)
        if isinstance(reply, StatementGeneratorOutput):
            self.stated += len(reply.statements)
        if isinstance(reply, NLIStatementOutput):
            self.verdicts += [
                Verdict(s.statement, bool(s.verdict), s.reason) for s in reply.statements
            ]
        return reply


def judged(answers: Iterable[Asked], judge: Judge) -> list[Judged]:
    """ragas' Faithfulness of every answer: each sentence beside the paragraphs it cites itself.

    A reply that is no verdict is an error of that answer, counted apart.
    """
    return [_judged(asked, judge) for asked in tqdm(answers, desc="Judging", disable=None)]


def figures_of_ragas(
    cases: Iterable[Case], answers: Iterable[Asked], judge: Judge
) -> tuple[Figure, ...]:
    """Answer relevancy, context precision and recall, and quoted spans; of answers given only.

    A score that a judge failed to give is left out and counted in "scores not given".
    """
    by_id = {case.id: case for case in cases}
    given = [(by_id[a.id], a) for a in answers if a.id in by_id and not a.is_refused]
    relevancy = AnswerRelevancy(llm=judge.model, embeddings=judge.vectors, strictness=1)
    precision, recall = ContextPrecision(llm=judge.model), ContextRecall(llm=judge.model)
    scores: dict[str, list[float | None]] = {
        "answer relevancy": [_value(relevancy.ascore(c.question, a.text)) for c, a in given]
    }
    found = [(c, _reference(c, a), _contexts(a)) for c, a in given if c.expected and a.matches]
    scores["context precision"] = [
        _value(precision.ascore(c.question, reference, texts)) for c, reference, texts in found
    ]
    scores["context recall"] = [
        _value(recall.ascore(c.question, texts, reference)) for c, reference, texts in found
    ]
    scores["quoted spans aligned"] = [
        value for _, a in given if (value := quoted_spans_aligned(a)) is not None
    ]
    missing = sum(value is None for values in scores.values() for value in values)
    asked_for = sum(map(len, scores.values()))
    return (
        *(_mean(name, [v for v in values if v is not None]) for name, values in scores.items()),
        Figure("scores not given", float(missing), asked_for),
    )


def quoted_spans_aligned(asked: Asked) -> float | None:
    """ragas' QuotedSpansAlignment of the citations' quotes; None where nothing is quoted."""
    quotes = [c for s in asked.sentences for c in s.citations if c.quote]
    if not quotes:
        return None
    response = " ".join('"' + " ".join(c.quote.replace('"', "'").split()) + '"' for c in quotes)
    contexts = [" ".join(c.text.replace('"', "'").split()) for c in quotes]
    return float(asyncio.run(QuotedSpansAlignment().ascore(response, contexts)).value)


def _judged(asked: Asked, judge: Judge) -> Judged:
    try:
        found = [_sentence(asked.question, sentence, judge) for sentence in asked.sentences]
    except Exception as error:  # whatever a model or its client does is this answer's failure
        return Judged(asked.id, error=f"{type(error).__name__}: {error}"[:300])
    verdicts = tuple(verdict for _, several in found for verdict in several)
    values = tuple(value for value, _ in found)
    return Judged(asked.id, verdicts, sum(values) / len(values) if values else None)


def _sentence(
    question: str, sentence: AnswerSentence, judge: Judge
) -> tuple[float, Sequence[Verdict]]:
    """ragas' number for one sentence, and the verdicts it stands on."""
    contexts = [citation.text for citation in sentence.citations]
    if not contexts:
        return 0.0, [Verdict(sentence.text, False, "no paragraph is cited")]
    listening = Listening(judge.model)
    scoring = Faithfulness(llm=listening).ascore(question, sentence.text, contexts)
    value = float(asyncio.run(_within_time(scoring)).value)
    if math.isnan(value) or len(listening.verdicts) != listening.stated:
        raise EvaluationError("the judge gave no verdict on some statements")
    return value, listening.verdicts


def _value(scoring: Awaitable[Any]) -> float | None:
    try:
        value = float(asyncio.run(_within_time(scoring)).value)
    except Exception:  # a bad reply is no score, and is counted as such by its caller
        return None
    return None if math.isnan(value) else value


async def _within_time(scoring: Awaitable[Any]) -> Any:
    async with asyncio.timeout(SECONDS_A_SCORE):
        return await scoring


def _contexts(asked: Asked) -> list[str]:
    return [match.text for match in asked.matches[:CONTEXTS]]


def _reference(case: Case, asked: Asked) -> str:
    """The expected paragraphs' words where they were found; else the key facts."""
    places: Sequence[Any] = (*asked.matches, *asked.cited)
    texts = {p.text for want in case.expected for p in places if want.is_met_by(p) and p.text}
    return "\n".join(sorted(texts)) or ". ".join(key.split("|")[0] for key in case.keys)


def _mean(name: str, values: Sequence[float]) -> Figure:
    return Figure(name, sum(values) / len(values) if values else None, len(values))
