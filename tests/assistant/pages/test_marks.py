"""Answers marked wrong are kept, and become draft cases."""

import json

import pytest

from assistant.errors import LibraryError
from assistant.pages.marks import FILE, forget_marks, mark, marks
from eval.cases import cases_in
from eval.drafts import drafted

ANSWER = {
    "question": "How many carers left?",
    "outcome": "answered",
    "sentences": [
        {"citations": [{"document": "ashmere", "part": "", "number": "17", "quote": "14 left."}]}
    ],
}


def test_a_mark_is_for_no_other_user_of_the_machine(tmp_path):
    mark(tmp_path, {**ANSWER, "id": "a"}, "It was 23.")
    modes = [(tmp_path / FILE).stat().st_mode & 0o777]
    forget_marks(tmp_path, {"a"})
    assert [*modes, (tmp_path / FILE).stat().st_mode & 0o777] == [0o600, 0o600]


def test_a_mark_is_kept_and_becomes_one_draft(tmp_path):
    mark(tmp_path, ANSWER, "It was 23.")
    out = tmp_path / "cases" / "drafts.jsonl"
    assert (drafted(tmp_path, out), drafted(tmp_path, out)) == (1, 0)
    (draft,) = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert draft | {"id": ""} == {
        "id": "",
        "question": "How many carers left?",
        "expected": [],
        "keys": [],
        "kind": "draft",
        "was_cited": [{"document": "ashmere", "number": "17", "part": ""}],
        "outcome": "answered",
        "comment": "It was 23.",
        "verdict": "wrong",
        "paragraph": "",
    }
    assert [case.kind for case in cases_in(out)] == ["draft"]


def test_a_line_cut_short_loses_only_itself(tmp_path):
    mark(tmp_path, ANSWER, "one")
    with (tmp_path / "marked.jsonl").open("a") as file:
        file.write('{"marked": "2')
    assert [m["comment"] for m in marks(tmp_path)] == ["one"]


def test_no_marks_are_no_drafts(tmp_path):
    assert drafted(tmp_path, tmp_path / "drafts.jsonl") == 0


def test_a_mark_that_cannot_be_kept_says_so(tmp_path):
    with pytest.raises(LibraryError, match="could not be kept"):
        mark(tmp_path / "missing", ANSWER, "")
