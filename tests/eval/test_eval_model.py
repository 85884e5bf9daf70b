"""Who answers in an evaluation: the product as configured, or, at the gates, without a model."""

import json

import pytest

from eval import __main__ as commands
from eval import suites, whole
from tests.support.bad_models.council import CASELOADS, QUESTION, SUPERVISION, library_with

CASE = {
    "id": "c1",
    "question": QUESTION.text,
    "expected": [{"document": "ashmere-inspection", "number": "12"}],
    "keys": ["16"],
}
WRITTEN = "Caseloads fell from 22 in 2017 to 16 in 2019."


@pytest.fixture
def library(tmp_path):
    return library_with(tmp_path / "library", (CASELOADS, SUPERVISION)).folder


@pytest.fixture
def cases(tmp_path):
    path = tmp_path / "questions.jsonl"
    path.write_text(json.dumps(CASE) + "\n")
    return path


@pytest.fixture
def configured(models, monkeypatch):
    models.asked.clear()
    monkeypatch.setenv("ASSISTANT_MODEL_URL", models.url)
    monkeypatch.setenv("ASSISTANT_MODEL", "truthful")
    return f"truthful at {models.url.removesuffix('/v1')}"


def asked(cases, library, tmp_path) -> dict:
    out = tmp_path / "answers.jsonl"
    given = ["--cases", str(cases), "--library", str(library), "--out", str(out)]
    assert commands.main(["ask", *given]) == 0
    (line,) = map(json.loads, out.read_text("utf-8").splitlines())
    return line


def test_asking_uses_the_model_that_is_set_and_says_so(
    cases, library, tmp_path, configured, capsys
):
    line = asked(cases, library, tmp_path)
    assert (line["text"], line["model"]) == (WRITTEN, configured)
    assert capsys.readouterr().err.startswith(f"Answers by {configured}.")
    scored = ["--cases", str(cases), "--answers", str(tmp_path / "answers.jsonl")]
    assert commands.main(["score", *scored, "--judge", "none"]) == 0
    about = json.loads((tmp_path / "answers-scored" / "about.json").read_text("utf-8"))
    assert about["model"] == configured


def test_asking_without_one_quotes_and_names_none(cases, library, tmp_path, monkeypatch):
    monkeypatch.delenv("ASSISTANT_MODEL_URL", raising=False)
    line = asked(cases, library, tmp_path)
    assert line["sentences"][0]["text"] in CASELOADS.text and "model" not in line


def test_the_gates_are_without_a_model_whatever_is_set(
    cases, library, tmp_path, configured, models, monkeypatch
):
    suite = suites.Suite("samples", (), (cases,))
    monkeypatch.setattr(suites, "suites", lambda wanted: iter((suite,)))
    monkeypatch.setattr(suites, "library_of", lambda suite: library)
    monkeypatch.setattr(suites, "RUNS", tmp_path / "runs")
    monkeypatch.setattr(whole, "replies_of", lambda suite: ())
    commands.main(["--judge", "none"])
    (answers,) = (tmp_path / "runs").glob("*/questions/answers.jsonl")
    (line,) = map(json.loads, answers.read_text("utf-8").splitlines())
    assert (models.asked, "model" in line) == ([], False)
    assert line["sentences"][0]["text"] in CASELOADS.text
    about = json.loads((answers.parent / "about.json").read_text("utf-8"))
    assert about["model"] == ""
