"""The questions over published documents: every paragraph they expect is printed where they say.

The documents themselves are not in the repository; without them these tests are skipped.
"""

from __future__ import annotations

from functools import cache

import pytest

from assistant.documents import Paragraph
from eval.cases import Case, Place, cases_in
from eval.score import has_keys
from ingest.reading import Reading, read
from tests.support.places import CASES, CORPUS

SIDES = {
    side: {
        path.stem: cases_in(path)
        for of in ("seeds", "more", "councils")
        for path in CASES.glob(f"{of}-{side}.jsonl")
    }
    for side in ("dev", "test")
}
ALL = {name: cases for side in SIDES.values() for name, cases in side.items()}
CASES_OF_ALL = [case for cases in ALL.values() for case in cases]
PLACES = {place for case in CASES_OF_ALL for place in (*case.expected, *case.also)}
DOCUMENTS = sorted({place.document for place in PLACES})

with_the_documents = pytest.mark.needs("corpus")


def test_at_least_300_questions_of_which_about_a_quarter_have_no_answer():
    unanswerable = [case for case in CASES_OF_ALL if not case.is_answerable]
    assert len(CASES_OF_ALL) >= 300
    assert 0.2 <= len(unanswerable) / len(CASES_OF_ALL) <= 0.35


def test_every_question_has_an_id_of_its_own():
    ids = [case.id for case in CASES_OF_ALL]
    assert sorted(set(ids)) == sorted(ids)


def test_no_document_is_on_both_sides():
    on = {
        side: {
            p.document for cases in files.values() for c in cases for p in (*c.expected, *c.also)
        }
        for side, files in SIDES.items()
    }
    assert on["dev"] and on["test"]
    assert on["dev"] & on["test"] == set()


def test_only_a_question_with_an_answer_has_keys():
    assert [case.id for case in CASES_OF_ALL if bool(case.keys) != case.is_answerable] == []


@pytest.mark.slow
@with_the_documents
@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_expected_paragraph_is_in_its_document(document):
    wanted = [place for place in PLACES if place.document == document]
    assert [place for place in wanted if not paragraphs_at(place)] == []


@pytest.mark.slow
@with_the_documents
@pytest.mark.parametrize("name", ALL)
def test_every_key_stands_in_the_expected_paragraphs(name):
    answerable = [case for case in ALL[name] if case.is_answerable]
    assert [case.id for case in answerable if not keys_are_printed(case)] == []


def keys_are_printed(case: Case) -> bool:
    """Whether the words of the expected paragraphs hold every key of the case."""
    found = [p for place in case.expected for p in paragraphs_at(place)]
    return has_keys(case.keys, " ".join(" ".join((*p.section, p.text)) for p in found))


def paragraphs_at(place: Place) -> tuple[Paragraph, ...]:
    return tuple(
        paragraph
        for paragraph in reading_of(place.document).paragraphs
        if place.is_met_by(
            Place(document=place.document, number=paragraph.number, part=paragraph.part)
        )
    )


@cache
def reading_of(document: str) -> Reading:
    (file,) = CORPUS.glob(f"*/{document}.*[!t]")
    return read(file.name, file.read_bytes())
