"""Scoring from the command line."""

import json

from eval.__main__ import main
from tests.eval.test_score import asked

CASE = {
    "id": "c1",
    "question": "How many foster carers left?",
    "expected": [{"document": "ashmere", "number": "17"}],
    "keys": ["23|twenty-three"],
}


def test_scoring_overwrites_nothing_beside_the_answers(tmp_path):
    cases, answers = tmp_path / "questions.jsonl", tmp_path / "mine.jsonl"
    cases.write_text(json.dumps(CASE) + "\n")
    answers.write_text(asked("17").model_dump_json() + "\n")
    others = [tmp_path / "cases.jsonl", tmp_path / "answers.jsonl"]
    for other in others:
        other.write_text("another run's\n")
    given = ["--cases", str(cases), "--answers", str(answers), "--judge", "none"]
    assert main(["score", *given]) == 0
    assert [other.read_text() for other in others] == ["another run's\n"] * 2
    figures = json.loads((tmp_path / "mine-scored" / "figures.json").read_text())
    assert figures["citation precision"] == {"value": 1.0, "cases": 1}


def test_a_report_is_the_folder_of_its_run(tmp_path):
    cases, answers = tmp_path / "questions.jsonl", tmp_path / "mine.jsonl"
    cases.write_text(json.dumps(CASE) + "\n")
    answers.write_text(asked("17").model_dump_json() + "\n")
    given = ["--cases", str(cases), "--answers", str(answers), "--judge", "none"]
    assert main(["score", *given, "--report", str(tmp_path / "report")]) == 0
    names = {path.name for path in (tmp_path / "report").iterdir()}
    assert {"cases.jsonl", "answers.jsonl", "scores.jsonl", "report.html", "junit.xml"} <= names
