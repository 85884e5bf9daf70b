"""Every case file is well formed, and the sample cases expect what the samples print."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from eval.cases import Case, Place, cases_in
from eval.corpus.build import HERE as SAMPLES
from eval.score import has_keys
from ingest.reading import Reading, read
from tests.support.places import CASES

FILES = sorted(f for f in CASES.glob("*.jsonl") if not f.stem.startswith("statements"))
DEV, TEST = (cases_in(CASES / f"samples-{side}.jsonl") for side in ("dev", "test"))
ANSWERABLE = [case for case in DEV + TEST if case.is_answerable]
KINDS = {
    "fact",
    "number",
    "date",
    "person",
    "grade",
    "list",
    "yes-no",
    "look-up",
    "comparison",
    "follow-up",
    "document-fact",
    "place",
    "name",
    "why",
    "how",
    "condition",
    "definition",
    "unanswerable",
    "out-of-scope",
}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_case_file_holds_only_the_fields_of_a_case(file: Path):
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert len(lines) == len(cases_in(file)) > 0
    assert {field for line in lines for field in line} <= set(Case.model_fields)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_only_a_question_with_an_answer_expects_a_paragraph_and_its_words(file: Path):
    for case in cases_in(file):
        assert case.is_answerable == (case.kind not in ("unanswerable", "out-of-scope")), case.id
        assert bool(case.keys) == case.is_answerable, case.id
        assert case.question.strip() and case.kind in KINDS, case.id


def test_every_id_is_used_once_in_all_case_files():
    ids = [case.id for file in FILES for case in cases_in(file)]
    assert len(ids) == len(set(ids))


def test_a_quarter_of_the_sample_questions_has_no_answer():
    assert 0.2 <= 1 - len(ANSWERABLE) / len(DEV + TEST) <= 0.3


def test_no_paragraph_is_expected_on_both_sides():
    dev, test = ({p for case in side for p in case.expected + case.also} for side in (DEV, TEST))
    assert len(dev) > 60 and len(test) > 35
    assert dev & test == set()


@pytest.mark.parametrize("case", ANSWERABLE, ids=lambda case: case.id)
def test_each_expected_paragraph_is_printed_once_and_together_they_hold_the_keys(case: Case):
    places = case.expected + case.also
    assert [len(texts_of(place)) for place in places] == [1] * len(places)
    assert has_keys(case.keys, " ".join(texts_of(place)[0] for place in case.expected))


def texts_of(place: Place) -> tuple[str, ...]:
    """The texts of the paragraphs at a place of a sample document."""
    return tuple(
        paragraph.text
        for paragraph in reading_of(place.document).paragraphs
        if place.is_met_by(
            Place(document=place.document, number=paragraph.number, part=paragraph.part)
        )
    )


@cache
def reading_of(document: str) -> Reading:
    file = SAMPLES / f"{document}.pdf"
    return read(file.name, file.read_bytes())
