"""What is asked of a paper itself is answered by what its head prints."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.answering.printed_heads import stated
from assistant.documents import Paragraph
from assistant.question.asked import Source
from tests.support.hand_built import OLD, PARAGRAPHS, asked, said


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "Who led the 2018 inspection?",
            [("Front page, paragraph 2", "Lead inspector: Ruth Ellerby HMI")],
        ),
        (
            "When was the 2018 inspection?",
            [("Front page, paragraph 1", "Inspection dates: 4 to 8 March 2018")],
        ),
        (
            "Who was in charge of the 2018 inspection?",
            [("Front page, paragraph 2", "Lead inspector: Ruth Ellerby HMI")],
        ),
        ("Who was running services at the 2018 inspection?", []),
        ("When was the 2018 inspection report published?", []),
        ("How many councils were outstanding?", []),
        (
            "Who led that inspection? (What does the 2018 inspection say about caseloads)",
            [("Front page, paragraph 2", "Lead inspector: Ruth Ellerby HMI")],
        ),
        ("When is the next inspection?", []),
    ],
)
def test_facts_of_the_front_page_are_cited_where_they_are_printed(question, expected):
    assert said(stated(asked(question), PARAGRAPHS.__getitem__)) == expected


LETTER = (
    ("Front page, paragraph 1", "2 August 2018"),
    ("Front page, paragraph 2", "Joan Marlow Director of Children’s Services"),
    ("Front page, paragraph 3", "Dear Ms Marlow"),
    ("Front page, paragraph 4", "We visited Harrowdale from 24 October 2022 to 25 October 2023."),
    ("Closing, paragraph 1", "Yours sincerely,"),
    ("Closing, paragraph 2", "Ruth Ellerby"),
    ("Closing, paragraph 3", "His Majesty’s Inspector"),
)
SIGNED = (
    *LETTER[:4],
    ("Closing, paragraph 1", "Yours faithfully The Audit Office"),
    ("Closing, paragraph 2", "Ann Rowe, National Director Bo Lane, Deputy Director"),
    ("Closing, row 1", "Fire Office: Cy Dunn Chief Inspector of Fire; Water Office: Di Marsh"),
    ("Closing, paragraph 3", "cc Eve Hart, Harrowdale"),
    ("Closing, paragraph 4", "Flo Grey, Tarrowdale"),
)
UNSIGNED = (*LETTER[:5], ("Closing, paragraph 2", "1 High Street, Harrowdale"))
NAMELESS = (LETTER[0], ("Front page, paragraph 2", "Dear colleague"))
DECISION = (("Decision, paragraph 1", "Signed: R. Ellerby"),)


@pytest.mark.parametrize(
    ("question", "letter", "expected"),
    [
        ("Who was the 2018 letter addressed to?", LETTER, LETTER[1:3]),
        ("Who was it sent to? (Who signed the 2018 letter)", LETTER, LETTER[1:3]),
        ("Who was the 2018 letter sent to?", NAMELESS, NAMELESS[1:]),
        ("What dates was the 2018 visit?", LETTER, LETTER[3:4]),
        ("When: Who signed the 2018 letter?", LETTER, LETTER[:1]),
        ("Who signed the 2018 letter?", LETTER, LETTER[5:]),
        ("Who is the 2018 letter from?", LETTER, LETTER[5:]),
        (
            "Who signed the 2018 letter?",
            SIGNED,
            ((SIGNED[4][0], "The Audit Office"), *SIGNED[5:7]),
        ),
        ("Who signed the 2018 letter?", UNSIGNED, ()),
        ("Who signed it in 2018?", DECISION, DECISION),
        ("Who signed it in 2018?", NAMELESS, ()),
    ],
)
def test_what_a_letter_prints_of_itself_is_quoted_from_it(question, letter, expected):
    facts = replace(OLD.facts, kind="focused visit", inspected=None, published=date(2018, 8, 2))
    here = [
        Paragraph(OLD.id, at, number, "counted", ("Front page",), 1, 1, text)
        for at, (number, text) in enumerate(letter)
    ]
    asking = asked(question)
    scope = replace(asking.scope, sources=(Source(replace(OLD, facts=facts), facts),), missing="")
    assert said(stated(replace(asking, scope=scope), lambda _: here)) == list(expected)


def test_a_letter_whose_close_is_set_as_a_heading_is_signed_below_it():
    facts = replace(OLD.facts, kind="focused visit", inspectors=())
    asking = asked("Who signed the 2018 letter?")
    scope = replace(asking.scope, sources=(Source(replace(OLD, facts=facts), facts),), missing="")
    close = ("Yours sincerely",)
    here = [
        Paragraph(OLD.id, 0, "1", "counted", ("Findings",), 1, 1, "Bo Lane met the inspectors."),
        Paragraph(OLD.id, 1, "2", "counted", close, 1, 1, "Ruth Ellerby"),
    ]
    assert said(stated(replace(asking, scope=scope), lambda _: here)) == [("2", "Ruth Ellerby")]


@pytest.mark.parametrize("kind", ["minutes", "policy"])
def test_words_of_an_inspection_ask_other_papers_about_their_text(kind):
    facts = replace(OLD.facts, kind=kind, inspectors=())
    question = asked("When was social care inspected?")
    scope = replace(question.scope, sources=(Source(replace(OLD, facts=facts), facts),), missing="")
    assert stated(replace(question, scope=scope), PARAGRAPHS.__getitem__) == ()


@pytest.mark.parametrize(
    ("asks", "years"), [("last ", [2022]), ("first ", [2018]), ("", [2018, 2022])]
)
def test_of_several_the_last_or_the_first_alone_is_dated_where_that_is_asked(asks, years):
    def dated(document_id):
        text = f"Inspection dates: 4 to 8 March {document_id[-4:]}"
        return [Paragraph(document_id, 0, "1", "counted", ("Front page",), 1, 1, text)]

    told = said(stated(asked(f"When was Harrowdale {asks}inspected?"), dated))
    assert [int(text[-4:]) for _, text in told] == years


def test_a_day_that_only_a_heading_prints_is_shown_by_what_stands_below_it():
    section = ("Inspection of 4 to 8 March 2018",)
    here = [Paragraph(OLD.id, 0, "Front, paragraph 1", "counted", section, 1, 1, "We came.")]
    assert said(stated(asked("When was the 2018 inspection?"), lambda _: here)) == [
        ("Front, paragraph 1", "We came.")
    ]
