"""Which suites are asked: those whose documents are there; in CI none may be left out."""

import pytest

from eval import suites
from eval.cases import EvaluationError


@pytest.fixture
def beside(tmp_path, monkeypatch):
    """A project with one case file a suite, and a folder for documents beside it."""
    (tmp_path / "cases").mkdir()
    for name in ("samples-dev", "councils-dev", "councils-test"):
        (tmp_path / "cases" / f"{name}.jsonl").write_text("")
    (tmp_path / "corpus").mkdir()
    monkeypatch.setattr(suites, "HERE", tmp_path)
    monkeypatch.setenv("SHARED_CORPUS", str(tmp_path / "shared"))
    monkeypatch.delenv("CI", raising=False)
    return tmp_path


def test_councils_are_asked_with_every_case_file_of_that_name(beside):
    (beside / "shared" / "councils").mkdir(parents=True)
    assert list(suites.suites(["councils"])) == [
        suites.Suite(
            "councils",
            (beside / "shared" / "councils",),
            (
                beside / "cases" / "councils-dev.jsonl",
                beside / "cases" / "councils-test.jsonl",
            ),
        )
    ]


def test_a_suite_without_its_documents_is_left_out_and_named(beside, capsys):
    assert [suite.name for suite in suites.suites(["samples", "councils"])] == ["samples"]
    folder = beside / "shared" / "councils"
    assert capsys.readouterr().err == f"Not asked: councils. There is no folder {folder}.\n"


def test_in_ci_a_suite_without_its_documents_is_a_failure(beside, monkeypatch):
    monkeypatch.setenv("CI", "true")
    with pytest.raises(EvaluationError, match="The suite councils cannot be asked"):
        list(suites.suites(["samples", "councils"]))
