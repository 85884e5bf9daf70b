"""What went wrong in reading is said beside the document."""

from dataclasses import replace

from assistant.documents import Facts
from assistant.pages.readings import reading_notes
from tests.support.scripted_assistant import NEW, paragraph


def numbered(*numbers: str):
    return [paragraph("new", at, number, "Words.") for at, number in enumerate(numbers)]


def test_a_document_read_well_has_no_notes():
    assert reading_notes(NEW, numbered("1", "2", "3")) == ()


def test_a_document_that_gave_nothing_says_so():
    assert reading_notes(NEW, []) == ("Nothing could be read.",)


def test_gaps_and_repeats_name_the_numbers():
    assert reading_notes(NEW, numbered("1", "2", "4", "5", "5")) == (
        "Not found: paragraph 3.",
        "Printed more than once: paragraph 5.",
    )


def test_what_was_read_from_a_picture_is_to_be_checked():
    first, second = numbered("1", "2")
    assert reading_notes(NEW, [replace(first, ocr=True), second]) == (
        "Read from pictures of the pages (1 paragraph): check the words.",
    )


def test_a_document_nobody_could_date_says_so():
    undated = replace(NEW, facts=Facts(title="Plan"))
    assert reading_notes(undated, numbered("1")) == ("No date was found.",)
