"""The judge on trial, and the trial itself."""

import json

import pytest

from eval.cases import EvaluationError
from eval.judging import Verdict
from eval.trial import STATEMENTS, Statement, Trial, trial_of_the_judge
from eval.trial_set.build import statements


def made(true: bool, faithful: bool, kind: str = "figure"):
    statement = Statement(id="s", statement="x", paragraphs=("y",), true=true, kind=kind)
    return statement, Verdict("x", faithful, "because")


def test_the_judge_passes_its_trial():
    trial = trial_of_the_judge()
    assert len(trial.outcomes) >= 400
    assert trial.is_passed, trial.table()


def test_a_judge_that_believes_everything_fails():
    trial = Trial((made(True, True), made(False, True)))
    assert (trial.caught, trial.passed, trial.is_passed) == (0.0, 1.0, False)


def test_a_judge_that_believes_nothing_fails():
    trial = Trial((made(True, False), made(False, False)))
    assert (trial.caught, trial.passed, trial.is_passed) == (1.0, 0.0, False)


def test_the_table_shows_an_error_of_each_kind():
    table = Trial((made(False, True, "year"), made(False, False, "name"))).table()
    assert "error in year: “x” (because)" in table
    assert "error in name" not in table


def test_the_statements_are_those_the_sample_documents_give():
    kept = [json.loads(line) for line in STATEMENTS.read_text("utf-8").splitlines()]
    assert kept == statements()


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(EvaluationError, match=r"no file .*none\.jsonl"):
        trial_of_the_judge(tmp_path / "none.jsonl")
