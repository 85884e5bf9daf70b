"""The judge on trial, and the trial itself."""

import json

import pytest

from eval.cases import EvaluationError
from eval.gates import FLOORS, below_floors, read_json
from eval.judging import Verdict
from eval.trial import STATEMENTS, Statement, Trial, trial_of_the_judge
from eval.trial_set.build import statements


def made(true: bool, faithful: bool, kind: str = "figure", half: str = "held out"):
    statement = Statement(id="s", statement="x", paragraphs=("y",), true=true, kind=kind, half=half)
    return statement, Verdict("x", faithful, "because")


def test_the_judge_passes_its_trial_on_each_half():
    trial = trial_of_the_judge()
    assert len(trial.outcomes) >= 400
    assert below_floors(trial.measured, read_json(FLOORS)) == [], trial.table()


def test_each_half_has_floors_of_its_own():
    floors = read_json(FLOORS)
    assert {run.name for run in trial_of_the_judge().measured} <= set(floors)


def test_a_judge_that_believes_everything_catches_nothing():
    trial = Trial((made(True, True), made(False, True)))
    assert (trial.caught, trial.passed) == (0.0, 1.0)


def test_a_judge_that_believes_nothing_passes_nothing():
    trial = Trial((made(True, False), made(False, False)))
    assert (trial.caught, trial.passed) == (1.0, 0.0)


def test_the_halves_are_never_pooled():
    trial = Trial((made(False, False, half="development"), made(False, True), made(True, True)))
    assert [(run.name, [f.value for f in run.figures]) for run in trial.measured] == [
        ("judge, development", [1.0, 0.0]),
        ("judge, held out", [0.0, 1.0]),
    ]


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
