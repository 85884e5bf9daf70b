"""Faithfulness by ragas: by rule, and by a model over real HTTP, its bad days included."""

import json
import re

import pytest

from assistant.settings import Settings
from eval import judged
from eval.cases import EvaluationError
from eval.judging import Judged, Verdict
from tests.eval.test_offline_judge import PARAGRAPH
from tests.eval.test_score import CASE, asked
from tests.support.judge_server import JudgeServer

# ragas leaves a file of its own open when it is first used.
pytestmark = pytest.mark.filterwarnings(
    "ignore:.*ragas/uuid.json:pytest.PytestUnraisableExceptionWarning",
    "ignore:unclosed file.*ragas:ResourceWarning",
)

TRUE = "Most children in care live close to home."
FALSE = "All children in care live close to home."


def answer(*sentences: str, paragraph: str = PARAGRAPH, **more):
    cited = [{"document": "d", "number": "1", "quote": TRUE, "text": paragraph}]
    said = [{"text": text, "citations": cited} for text in sentences]
    return asked("17", text=" ".join(sentences), sentences=said, **more)


def believing(prompt: str) -> str:
    """A model that cuts an answer into its sentences and believes what has no “All” in it."""
    data = json.JSONDecoder().raw_decode(prompt.rpartition("input: ")[2])[0]
    if "answer" in data:
        return json.dumps({"statements": re.findall(r"[^.]+\.", data["answer"])})
    verdicts = [
        {"statement": s, "reason": "as told", "verdict": int("All" not in s)}
        for s in data["statements"]
    ]
    return json.dumps({"statements": verdicts})


def by_model(reply, *answers, delay=0.0):
    with JudgeServer(reply, delay).running() as server:
        settings = Settings(model_url=server.url, model="judge")
        return judged.judged_by_model(answers, settings), server


def test_the_offline_judge_is_ragas_faithfulness_with_rules():
    assert judged.judged_offline([answer(TRUE, FALSE)]) == [
        Judged(
            "c1",
            (
                Verdict(TRUE, True, "word for word"),
                Verdict(FALSE, False, "“all” is not said there"),
            ),
        )
    ]


def test_a_refusal_has_no_score_and_no_error():
    (result,) = judged.judged_offline([answer(outcome="not_found")])
    assert (result.score, result.error) == (None, "")


def test_quoted_spans_are_aligned_by_ragas():
    assert judged.quoted_spans_aligned(answer(TRUE)) == 1.0
    assert judged.quoted_spans_aligned(answer(TRUE, paragraph="Other words.")) == 0.0


def test_a_model_judges_over_http():
    (result,), server = by_model(believing, answer(TRUE, FALSE))
    assert [v.faithful for v in result.verdicts] == [True, False]
    assert result.score == 0.5
    assert len(server.asked) == 4


@pytest.mark.parametrize(
    "reply",
    [
        lambda _: "{not json",
        lambda _: "I would rather not say.",
        lambda _: '{"statements": []}',
        lambda _: (500, "{}"),
        lambda _: (401, '{"error": {"message": "no key"}}'),
        lambda _: (200, "<html>Sign in</html>"),
    ],
    ids=["malformed", "refusal", "no statements", "500", "401", "html"],
)
def test_a_model_on_a_bad_day_is_counted_and_does_not_crash(reply):
    (result,), _ = by_model(reply, answer(TRUE))
    assert result.score is None
    assert result.error


def test_a_model_that_never_answers_is_given_up(monkeypatch):
    monkeypatch.setattr(judged, "SECONDS_A_CALL", 0.5)
    (result,), _ = by_model(believing, answer(TRUE), delay=1.5)
    assert "Timeout" in result.error


def test_a_model_must_be_named():
    with pytest.raises(EvaluationError, match="set ASSISTANT_MODEL_URL and ASSISTANT_MODEL"):
        judged.judged_by_model([answer(TRUE)], Settings())


def test_a_models_bad_day_leaves_its_other_scores_out():
    with JudgeServer(lambda _: "{not json").running() as server:
        settings = Settings(model_url=server.url, model="judge")
        scores = judged.model_scores([(CASE, asked("17", text=TRUE))], settings)
    assert scores["c1"] == judged.ModelScores(None, None, None)
