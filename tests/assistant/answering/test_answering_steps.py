"""Each step that answers from matches, over documents one can read at a glance."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.answering.comparison import MOST_ROWS, compared
from assistant.answering.lists import listed
from assistant.answering.passages import is_answered
from assistant.answering.printed_heads import stated
from assistant.answering.quotation import quoted, sentences_of
from assistant.answers import Match
from assistant.documents import Paragraph
from assistant.finding.weigh import best_first
from assistant.question.asked import Source
from tests.support.hand_built import (
    EVERY,
    ITEM,
    NEW,
    OLD,
    PARAGRAPHS,
    asked,
    at,
    evidence_for,
    memory,
    said,
)


def best(evidence):
    return max(evidence, key=lambda e: e.score)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many cases do social workers hold?", "Social workers hold 24 cases each."),
        ("Are caseloads too high?", "Caseloads are too high."),
    ],
)
def test_the_sentence_that_holds_what_is_asked_weighs_most(question, sentence):
    assert best(evidence_for(question, at(OLD, "1"), at(OLD, "2"))).piece.text == sentence


def test_the_paragraph_an_answer_rests_on_comes_first():
    evidence = evidence_for("Who leads the virtual school?", at(OLD, "1"), at(OLD, "2"))
    matches = [e.match for e in evidence]
    assert best_first(matches, evidence)[0].paragraph == at(OLD, "2")


def test_the_sentence_that_answers_is_quoted_first_and_letter_by_letter():
    question = "How many cases do social workers hold?"
    sentences = quoted(asked(question), evidence_for(question, at(OLD, "1")))
    assert said(sentences)[0] == ("1", "Social workers hold 24 cases each.")
    assert all(c.is_verbatim for s in sentences for c in s.citations)


def test_no_evidence_is_no_answer():
    question = asked("How many cases do social workers hold?")
    assert (is_answered(question, ()), quoted(question, ())) == (False, ())


def rows_of(question, *matches):
    """The rows of a comparison: each document with the numbers its answer is taken from."""
    rows = compared(question, matches, memory())
    return [
        (row.document, tuple(dict.fromkeys(number for number, _ in said(row.sentences))))
        for row in rows
    ]


def test_a_comparison_has_a_row_for_every_document_in_time_order():
    question = asked("How have caseloads changed between 2018 and 2022?")
    matches = Match(at(NEW, "1"), 0.9), Match(at(OLD, "1"), 0.8)
    assert rows_of(question, *matches) == [(OLD, ("1",)), (NEW, ("1",))]


def test_a_comparison_leaves_no_document_out():
    question = asked("How have caseloads changed between 2018 and 2022?")
    assert rows_of(question, Match(at(OLD, "1"), 0.8)) == [(OLD, ("1",)), (NEW, ())]


def test_a_document_far_behind_the_one_that_answers_has_an_empty_row():
    question = asked("How have caseloads changed between 2018 and 2022?")
    matches = Match(at(NEW, "2"), 0.0), Match(at(OLD, "1"), 0.8)
    assert rows_of(question, *matches) == [(OLD, ("1",)), (NEW, ())]


def test_a_document_without_the_figure_that_another_gives_has_an_empty_row():
    question = asked("How many cases did social workers hold in 2018 compared with 2022?")
    matches = Match(at(NEW, "2"), 0.8), Match(at(OLD, "1"), 0.8)
    assert rows_of(question, *matches) == [(OLD, ("1",)), (NEW, ())]


def test_of_those_that_say_it_only_the_documents_that_come_near_have_sentences():
    question = asked("Which inspections say who leads the virtual school?")
    matches = Match(at(NEW, "1"), 0.3), Match(at(OLD, "2"), 0.9)
    assert question.picking
    assert rows_of(question, *matches) == [(OLD, ("2",)), (NEW, ())]


def test_of_very_many_documents_the_nearest_are_compared():
    question = asked("How has adoption changed over the years?")
    sources = tuple(
        Source(replace(OLD, id=f"harrowdale-{n}"), OLD.facts) for n in range(MOST_ROWS + 2)
    )
    question = replace(question, scope=replace(question.scope, sources=sources))
    found = [Match(replace(at(OLD, "1"), document=f"harrowdale-{n}"), 1.0) for n in range(3)]
    assert [document.id for document, _ in rows_of(question, *found)] == [
        f"harrowdale-{n}" for n in range(3)
    ]


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
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who was the 2018 letter addressed to?", LETTER[1]),
        ("Who was it sent to? (Who signed the 2018 letter)", LETTER[1]),
        ("What dates was the 2018 visit?", LETTER[3]),
    ],
)
def test_what_the_head_of_a_letter_prints_is_quoted_from_it(question, expected):
    facts = replace(OLD.facts, kind="focused visit", inspected=None, published=date(2018, 8, 2))
    here = [
        Paragraph(OLD.id, at, number, "counted", ("Front page",), 1, 1, text)
        for at, (number, text) in enumerate(LETTER)
    ]
    asking = asked(question)
    scope = replace(asking.scope, sources=(Source(replace(OLD, facts=facts), facts),), missing="")
    assert said(stated(replace(asking, scope=scope), lambda _: here)) == [expected]


@pytest.mark.parametrize("kind", ["minutes", "policy"])
def test_words_of_an_inspection_ask_other_papers_about_their_text(kind):
    facts = replace(OLD.facts, kind=kind, inspectors=())
    question = asked("When was social care inspected?")
    scope = replace(question.scope, sources=(Source(replace(OLD, facts=facts), facts),), missing="")
    assert stated(replace(question, scope=scope), PARAGRAPHS.__getitem__) == ()


def test_a_list_asked_for_as_such_comes_whole():
    for question in (
        "What needed to improve in 2018?",
        "What needs to improve there? (What does the 2018 inspection say about caseloads)",
    ):
        items = listed(asked(question), (), PARAGRAPHS.__getitem__)
        assert items == (at(OLD, f"{ITEM} 1"), at(OLD, f"{ITEM} 2"))


def test_what_to_put_right_is_the_list_of_what_needs_to_improve():
    for words in (
        "What has to be put right after the 2018 inspection?",
        "Which two matters did the 2018 inspection identify as requiring improvement?",
    ):
        items = listed(asked(words), (), PARAGRAPHS.__getitem__)
        assert items == (at(OLD, f"{ITEM} 1"), at(OLD, f"{ITEM} 2"))


@pytest.mark.parametrize(("kind", "listing"), [("focused visit", True), ("inspection", False)])
def test_the_subject_of_a_visit_adds_nothing_to_the_question_for_its_list(kind, listing):
    front = Paragraph(
        OLD.id,
        9,
        "Front page, paragraph 3",
        "counted",
        ("Front page",),
        1,
        1,
        "Inspectors looked at the arrangements for children on a protection plan.",
    )
    question = asked("What should improve for children on a protection plan in 2018?")
    facts = replace(OLD.facts, kind=kind)
    scope = replace(question.scope, sources=(Source(replace(OLD, facts=facts), facts),))
    items = listed(replace(question, scope=scope), (), lambda _: (*PARAGRAPHS[OLD.id], front))
    assert bool(items) is listing


def test_a_question_about_the_text_is_no_list():
    question = asked("What helped adoption improve in 2018?")
    assert listed(question, (), PARAGRAPHS.__getitem__) == ()


@pytest.mark.parametrize("paragraph", EVERY, ids=lambda p: f"{p.document}-{p.position}")
def test_a_paragraph_given_whole_loses_nothing(paragraph):
    assert " ".join(s.text for s in sentences_of(paragraph)) == paragraph.text
