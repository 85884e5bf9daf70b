"""Faithfulness by ragas, with two judges behind one switch. The only home of ragas.

`offline` is ragas' Faithfulness with its two steps done by rule (eval/offline); `model` is
ragas' own Faithfulness, AnswerRelevancy, ContextPrecision and ContextRecall with any
OpenAI-compatible model.
"""

from __future__ import annotations

import asyncio
import math
import os
from collections.abc import Awaitable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from openai import AsyncOpenAI
from tqdm import tqdm

from assistant.embedding.embedding import Embedder, embedder_for
from assistant.settings import Settings
from eval.cases import AnswerSentence, Asked, Case, EvaluationError
from eval.figures import Figure
from eval.judging import Judged, Verdict
from eval.offline.judge import statements_in, verdict

os.environ["RAGAS_DO_NOT_TRACK"] = "true"  # read when ragas is imported

from ragas.embeddings.base import BaseRagasEmbedding
from ragas.llms import llm_factory
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
    StatementFaithfulnessAnswer,
)

SECONDS_A_CALL = 60.0


class NoModel(InstructorBaseRagasLLM):
    """Stands where ragas wants a model; to be asked anything is a mistake."""

    def generate(self, prompt, response_model):
        raise EvaluationError("The offline judge asks no model.")

    async def agenerate(self, prompt, response_model):
        return self.generate(prompt, response_model)


class OfflineFaithfulness(Faithfulness):
    """ragas' Faithfulness whose statements and verdicts come from rules instead of a model."""

    def __init__(self, embedder: Embedder) -> None:
        super().__init__(llm=NoModel(), name="faithfulness_offline")
        self.embed = embedder.embed

    async def _create_statements(self, question: str, response: str) -> list[str]:
        return list(statements_in(response))

    async def _create_verdicts(self, statements: list[str], context: str) -> NLIStatementOutput:
        paragraphs = context.split(_BETWEEN_PARAGRAPHS)
        verdicts = [verdict(statement, paragraphs, self.embed) for statement in statements]
        return NLIStatementOutput(
            statements=[
                StatementFaithfulnessAnswer(
                    statement=v.statement, reason=v.reason, verdict=int(v.faithful)
                )
                for v in verdicts
            ]
        )


_BETWEEN_PARAGRAPHS = "\n\x1e\n"


@dataclass(frozen=True, slots=True)
class ModelScores:
    """What a model thought of one answer; None where it gave no usable verdict."""

    answer_relevancy: float | None
    context_precision: float | None
    context_recall: float | None


def judged_offline(answers: Iterable[Asked], embedder: Embedder | None = None) -> list[Judged]:
    """Verdicts by rule on every answer; the same every time, no network."""
    metric = OfflineFaithfulness(embedder or embedder_for(Settings()))
    return [_judged(asked, metric) for asked in tqdm(answers, desc="Judging", disable=None)]


def judged_by_model(answers: Iterable[Asked], settings: Settings) -> list[Judged]:
    """A model's verdicts. A reply that is no verdict is an error of that case, counted apart."""
    metric = Faithfulness(llm=_model(settings))
    return [_judged(asked, metric) for asked in tqdm(answers, desc="Judging", disable=None)]


def model_scores(
    pairs: Iterable[tuple[Case, Asked]], settings: Settings
) -> Mapping[str, ModelScores]:
    """ragas' answer relevancy, context precision and recall by case id, answers given only."""
    llm, vectors = _model(settings), _Vectors(embedder_for(settings))
    relevancy = AnswerRelevancy(llm=llm, embeddings=vectors)
    precision, recall = ContextPrecision(llm=llm), ContextRecall(llm=llm)
    found = {}
    for case, asked in pairs:
        contexts = [match.text for match in asked.matches[:5]]
        if asked.is_refused or not contexts:
            continue
        question, reference = case.question, _reference(case, asked)
        found[case.id] = ModelScores(
            _value(relevancy.ascore(question, asked.text)),
            _value(precision.ascore(question, reference, contexts)),
            _value(recall.ascore(question, contexts, reference)),
        )
    return found


def quoted_spans_aligned(asked: Asked) -> float | None:
    """ragas' QuotedSpansAlignment of the citations' quotes; None where nothing is quoted."""
    quotes = [c for s in asked.sentences for c in s.citations if c.quote]
    if not quotes:
        return None
    response = " ".join('"' + " ".join(c.quote.replace('"', "'").split()) + '"' for c in quotes)
    contexts = [" ".join(c.text.replace('"', "'").split()) for c in quotes]
    return asyncio.run(QuotedSpansAlignment().ascore(response, contexts)).value


def figures_of_ragas(
    cases: Iterable[Case], answers: Sequence[Asked], settings: Settings | None
) -> tuple[Figure, ...]:
    """Quoted spans aligned; with the settings of a model, what it thinks of relevancy and context.

    A score that a model failed to give is left out and counted in "scores not given".
    """
    spans = [value for asked in answers if (value := quoted_spans_aligned(asked)) is not None]
    figures = [_mean("quoted spans aligned", spans)]
    if settings:
        by_id = {asked.id: asked for asked in answers}
        pairs = [(case, by_id[case.id]) for case in cases if case.id in by_id]
        scores = list(model_scores(pairs, settings).values())
        values = {
            "answer relevancy": [s.answer_relevancy for s in scores],
            "context precision": [s.context_precision for s in scores],
            "context recall": [s.context_recall for s in scores],
        }
        figures += [_mean(n, [v for v in vs if v is not None]) for n, vs in values.items()]
        missing = sum(v is None for vs in values.values() for v in vs)
        figures.append(Figure("scores not given", float(missing), 3 * len(scores)))
    return tuple(figures)


def _mean(name: str, values: Sequence[float]) -> Figure:
    return Figure(name, sum(values) / len(values) if values else None, len(values))


def _judged(asked: Asked, metric: Faithfulness) -> Judged:
    """Each sentence is judged against the paragraphs it cites, not against all of them."""
    verdicts: list[Verdict] = []
    try:
        for sentence in asked.sentences:
            verdicts += asyncio.run(_verdicts(asked.question, sentence, metric))
    except Exception as error:  # whatever a model or its client does is this case's failure
        return Judged(asked.id, error=f"{type(error).__name__}: {error}"[:300])
    return Judged(asked.id, tuple(verdicts))


async def _verdicts(question: str, sentence: AnswerSentence, metric: Faithfulness) -> list[Verdict]:
    paragraphs = [citation.text for citation in sentence.citations]
    if not paragraphs:
        return [Verdict(sentence.text, False, "no paragraph is cited")]
    async with asyncio.timeout(SECONDS_A_CALL):
        statements = await metric._create_statements(question, sentence.text)
        if not statements:
            raise EvaluationError("the judge found no statement in the sentence")
        context = _BETWEEN_PARAGRAPHS.join(paragraphs)
        output = await metric._create_verdicts(statements, context)
    if len(output.statements) != len(statements):
        raise EvaluationError("the judge gave no verdict on some statements")
    if math.isnan(metric._compute_score(output)):
        raise EvaluationError("the judge gave no verdict")
    return [Verdict(s.statement, bool(s.verdict), s.reason) for s in output.statements]


def _model(settings: Settings) -> InstructorBaseRagasLLM:
    if not (settings.model_url and settings.model):
        raise EvaluationError(
            "Judging by a model needs one: set ASSISTANT_MODEL_URL and ASSISTANT_MODEL,"
            " or use --judge offline."
        )
    client = AsyncOpenAI(
        base_url=settings.model_url,
        api_key=settings.model_key or "none",
        timeout=SECONDS_A_CALL / 2,
        max_retries=1,
    )
    return llm_factory(settings.model, client=client)


class _Vectors(BaseRagasEmbedding):
    """The local vectors, as ragas asks for them."""

    def __init__(self, embedder: Embedder) -> None:
        super().__init__()
        self._embedder = embedder

    def embed_text(self, text: str, **_) -> list[float]:
        return self._embedder.embed([text])[0].tolist()

    async def aembed_text(self, text: str, **_) -> list[float]:
        return self.embed_text(text)


def _value(scoring: Awaitable) -> float | None:
    try:
        value = float(asyncio.run(_within_time(scoring)).value)
    except Exception:  # a bad reply is no score, and is counted as such by its caller
        return None
    return None if math.isnan(value) else value


async def _within_time(scoring: Awaitable):
    async with asyncio.timeout(SECONDS_A_CALL):
        return await scoring


def _reference(case: Case, asked: Asked) -> str:
    """The expected paragraphs' words where they were found; else the key facts."""
    places: Sequence = (*asked.matches, *asked.cited)
    texts = {p.text for want in case.expected for p in places if want.is_met_by(p) and p.text}
    return "\n".join(sorted(texts)) or "; ".join(case.keys)
