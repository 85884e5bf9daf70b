"""The questions to begin with come from the documents that are there."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.documents import Facts, Judgement, Paragraph, Part
from assistant.pages.examples import example_questions, is_asked
from assistant.pages.names import names_of
from tests.support.scripted_assistant import document, paragraph

OF_ITS_KIND = ("What needs to improve in the 2020 inspection?",)


def questions(documents, paragraphs, limit=4):
    return example_questions(documents, paragraphs, names_of(documents), limit)


def judged(id, year, grade):
    return document(id, year, judgements=(Judgement("Overall effectiveness", grade),))


def under(heading, text="In short, help over a long time.", position=0, **rest):
    return paragraph("new", position, str(position + 1), text, section=(heading,), **rest)


def test_a_library_gives_one_question_of_each_sort():
    documents = (judged("old", 2016, "Weak"), judged("new", 2020, "Good"))
    assert questions(documents, {"new": (under("Help and protection"),)}) == (
        "What does the 2020 inspection say about help and protection?",
        "How did overall effectiveness change between 2016 and 2020?",
        "How did the 2020 inspection judge overall effectiveness?",
        "What does paragraph 1 of the 2020 inspection say?",
    )


def test_minutes_are_many():
    minutes = replace(
        document("new", 2020), facts=Facts(kind="minutes", published=date(2020, 3, 1))
    )
    assert questions(
        (minutes,), {"new": (under("Lamps and benches", "The lamps are lit."),)}, 1
    ) == ("What do the 2020 minutes say about lamps and benches?",)


def test_the_section_asked_about_is_the_one_that_says_most():
    short, long = (
        under("Short section"),
        under("Long section", "A long, long, long, long section of words.", 1),
    )
    assert questions((document("new", 2020),), {"new": (short, long)}, 1) == (
        "What does the 2020 inspection say about long section?",
    )


def test_names_and_initials_keep_their_capitals():
    held = {"new": (under("Ashby Grange and its staff"),)}
    assert questions((document("new", 2020),), held, 1) == (
        "What does the 2020 inspection say about Ashby Grange and its staff?",
    )


def test_a_word_that_the_document_never_writes_small_is_a_name():
    assert questions((document("new", 2020),), {"new": (under("Ashby services"),)}, 1) == (
        "What does the 2020 inspection say about Ashby services?",
    )


def test_headings_that_are_not_words_are_not_asked_about():
    odd = (under("Annex 3: 2019/20"), under("OVERVIEW", position=1), under("", position=2))
    assert questions((document("new", 2020),), {"new": odd}, 1) == (
        "What does paragraph 2 of the 2020 inspection say?",
    )


def test_a_pack_is_not_asked_for_a_number_that_its_parts_share():
    held = {"new": (under("", part="Minutes"),)}
    assert questions((document("new", 2020),), held) == OF_ITS_KIND


def test_where_nothing_is_held_of_a_document_its_kind_is_asked_about():
    assert questions((document("new", 2020),), {}) == OF_ITS_KIND


def test_a_paper_of_no_kind_of_which_nothing_is_held_suggests_nothing():
    assert questions((document("new", 2020, kind=""),), {}) == ()


def test_the_front_page_and_long_headings_are_no_topics():
    odd = (under("Front page"), under("The experience of " + "very " * 12 + "many", position=1))
    assert questions((document("new", 2020),), {"new": odd}, 1) == (
        "What does paragraph 2 of the 2020 inspection say?",
    )


def test_a_report_is_asked_about_before_a_pack_however_new():
    pack = document("pack", 2024, "committee pack", parts=(Part("Minutes", 1, 2),))
    old = Paragraph("pack", 0, "1", "printed", ("Old Hall",), 1, 1, "Words.", part="Minutes")
    held = {"new": (under("Long section"),), "pack": (old,)}
    assert questions((document("new", 2020), pack), held, 1) == (
        "What does the 2020 inspection say about long section?",
    )


@pytest.mark.parametrize(
    ("before", "repeated"),
    [
        ("What must improve in Marlow?", True),
        ("what needs to improve in the Marlow 2020 inspection?", True),
        ("Who led the inspection?", False),
        ("Marlow?", False),
    ],
)
def test_what_was_asked_in_other_words_is_not_offered_again(before, repeated):
    facts = Facts("Inspection of Marlow", authority="Marlow", kind="inspection")
    report = replace(document("new", 2020), facts=facts, called="Marlow 2020 inspection")
    offered = "What needs to improve in the Marlow 2020 inspection?"
    assert is_asked(offered, [before], report) == repeated
