"""Documents and paragraphs are called what officers call them."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.documents import Document, Facts, Paragraph
from assistant.pages.names import names_of, reference
from assistant.text.dates import written


def document(id: str, **facts) -> Document:
    return Document(id, Facts(**facts), f"{id}.pdf", "0" * 64)


def inspection(id: str, authority: str = "Marlow Vale", year: int = 2020, **facts) -> Document:
    return document(id, authority=authority, kind="inspection", published=date(year, 3, 1), **facts)


PARAGRAPH = Paragraph("a", 3, "17", "printed", ("Overview",), 5, 6, "Words.")


def test_year_and_kind_are_enough_in_a_library_of_one_authority():
    assert names_of([inspection("a"), inspection("b", year=2012)]) == {
        "a": "2020 inspection",
        "b": "2012 inspection",
    }


def test_the_authority_is_said_when_there_are_several():
    assert names_of([inspection("a"), inspection("b", "Ashby")]) == {
        "a": "Marlow Vale 2020 inspection",
        "b": "Ashby 2020 inspection",
    }


def test_two_of_a_year_go_by_their_days_and_titles_and_then_by_their_files():
    minutes = [
        replace(
            inspection(id, title="MINUTES of a meeting"), facts=Facts(kind="minutes", published=day)
        )
        for id, day in (("a", date(2020, 3, 1)), ("b", date(2020, 4, 1)))
    ]
    assert names_of(minutes) == {
        "a": "2020 minutes of 1 March 2020",
        "b": "2020 minutes of 1 April 2020",
    }
    documents = [inspection("a", title="One"), inspection("b", title="Two")]
    assert names_of(documents) == {"a": "2020 inspection “One”", "b": "2020 inspection “Two”"}
    twins = [inspection("a", title="One"), inspection("b", title="One")]
    assert names_of(twins) == {"a": "2020 inspection (a)", "b": "2020 inspection (b)"}


def test_a_title_that_only_names_the_council_is_none():
    minutes = document("a", title="MARLOW VALE", authority="Marlow Vale Council", kind="minutes")
    assert names_of([minutes]) == {"a": "Marlow Vale Council minutes"}


def test_a_document_nobody_could_date_goes_by_its_title_or_file():
    documents = [document("a", title="Annual plan"), document("b")]
    assert names_of(documents) == {"a": "Annual plan", "b": "b.pdf"}


def test_a_reference_says_document_paragraph_and_page():
    assert reference(PARAGRAPH, {"a": "2020 inspection"}) == (
        "2020 inspection, paragraph 17, pages 5 to 6"
    )


def test_a_reference_into_a_pack_says_the_part():
    counted = replace(PARAGRAPH, number="Actions, row 2", part="Minutes", last_page=5)
    assert reference(counted, {"a": "2024 committee pack"}) == (
        "2024 committee pack, Minutes, Actions, row 2, page 5"
    )


@pytest.mark.parametrize("part", ["", "Risks"])
def test_a_reference_says_no_name_twice(part):
    name = "2024 pack" if part else "Risks"
    counted = replace(PARAGRAPH, number="Risks, row 2", part=part, last_page=5)
    said = "2024 pack, Risks, row 2, page 5" if part else "Risks, row 2, page 5"
    assert reference(counted, {"a": name}) == said


def test_a_reference_into_a_document_that_is_gone_says_its_id():
    assert reference(PARAGRAPH, {}) == "a, paragraph 17, pages 5 to 6"


def test_a_date_has_no_leading_zero():
    assert written(date(2020, 3, 2)) == "2 March 2020"
