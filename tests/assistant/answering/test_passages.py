"""Whether the evidence is enough to answer from: the best sentence's marks decide."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from assistant.answering.passages import (
    OF_THE_BEST,
    is_answered,
    marks_of_best,
    of_the_named,
    without_another,
)
from assistant.answering.way import Desk
from assistant.answers import Match
from assistant.finding.weigh import weighed
from tests.support.hand_built import NEW, OLD, PARAGRAPHS, asked, at, evidence_for, memory

GRADES = ["Judgement: requires improvement", "Overall judgement at last inspection: good"]
DATES = ["Inspection dates: 4 to 8 March 2018"]
QUESTION = "How many cases do social workers hold?"


def test_nothing_is_never_enough():
    assert not is_answered(asked(QUESTION), ())


@pytest.mark.parametrize(
    ("question", "paragraph", "expected"),
    [
        (QUESTION, at(OLD, "1"), True),
        ("Who leads the virtual school?", at(OLD, "2"), True),
        ("How many foster carers are there?", at(NEW, "2"), False),
        ("Who is the head of fostering?", at(NEW, "2"), False),
    ],
)
def test_a_paragraph_without_the_thing_asked_for_is_refused(question, paragraph, expected):
    assert is_answered(asked(question), evidence_for(question, paragraph)) is expected


@pytest.mark.parametrize(
    "question", ["How many swimming pools does Harrowdale have?", "Who won the zeppelin race?"]
)
def test_what_no_paragraph_tells_of_is_refused_whatever_comes_first(question):
    everything = [p for paragraphs in PARAGRAPHS.values() for p in paragraphs]
    assert not is_answered(asked(question), evidence_for(question, *everything))


def test_the_marks_are_those_of_the_best_sentence_and_of_what_comes_next():
    evidence = evidence_for(QUESTION, at(OLD, "1"), at(NEW, "2"))
    found = marks_of_best(asked(QUESTION), evidence)
    best = max(evidence, key=lambda e: e.score)
    assert {name: best.marks[name] for name in OF_THE_BEST}.items() <= found.items()
    assert found["best"] > found["next"]
    assert found["paragraph fits"] == 1.0


def test_a_paper_of_another_council_is_no_answer_about_this_one():
    question = asked(QUESTION)
    elsewhere = replace(question, scope=replace(question.scope, named=("Thornbury",)))
    evidence = weighed(elsewhere, [Match(at(OLD, "1"), 1.0)], memory())
    assert not is_answered(elsewhere, evidence)
    assert of_the_named(elsewhere, Desk(memory(), _weighed={id(elsewhere): evidence})) == ()


@pytest.mark.parametrize(
    ("question", "kept"),
    [("What did Harrowdale do well?", 1), ("What is said of effectiveness in Harrowdale?", 2)],
)
def test_a_row_of_grades_tells_only_of_what_it_grades(question, kept):
    row = replace(at(OLD, "Judgements, row 1"), form="row")
    evidence = evidence_for(question, row, at(NEW, "2"))
    told = asked(question)
    found = of_the_named(told, Desk(memory(), _weighed={id(told): evidence}))
    assert len({e.match.paragraph for e in found}) == kept


def edition_of(row):
    """The edition of a document that has this row alone."""
    return SimpleNamespace(document=lambda _: OLD, paragraphs=lambda _: (row,))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Size of caseloads; Who agrees it; Time", 0),
        ("Size of caseloads; Who agrees it; 24", 1),
        ("Size of caseloads; Ruth Ellerby; Time", 1),
        ("Size of caseloads: large; Time", 1),
    ],
)
def test_the_head_of_a_table_without_rows_is_no_answer(text, kept):
    question = asked("Who agrees the size of caseloads?")
    row = replace(at(OLD, "1"), text=text, form="row")
    evidence = weighed(question, (Match(row, 1.0),), memory())
    desk = Desk(SimpleNamespace(edition=edition_of(row)), _weighed={id(question): evidence})
    assert len(of_the_named(question, desk)) == kept


def test_what_says_no_grade_answers_no_question_for_one():
    question = "How was Harrowdale rated in 2022?"
    assert not is_answered(asked(question), evidence_for(question, at(NEW, "1")))


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("How was Harrowdale rated in 2018?", ["Judgement: requires improvement"]),
        ("How was Harrowdale rated at its last inspection before 2018?", GRADES),
        ("How was Harrowdale rated in 2011?", GRADES),
        ("When was the 2018 report published?", []),
        ("When was the 2018 register of carers published?", DATES),
    ],
)
def test_the_grade_or_the_day_of_something_else_is_not_taken_for_this_one(question, kept):
    texts = DATES if "When" in question else GRADES
    printed = [replace(at(OLD, "1"), position=n, text=text) for n, text in enumerate(texts)]
    found = without_another(asked(question), evidence_for(question, *printed))
    assert [e.match.paragraph.text for e in found] == kept


def test_a_year_that_no_paper_is_of_is_told_of_where_the_paragraph_prints_it():
    text = "What did Harrowdale pay for agency staff in 2009?"
    told = replace(at(OLD, "1"), text="Paid for agency staff: 2009: £75,924 2010: £152,376")
    elsewhere = replace(at(OLD, "1"), text="Paid for agency staff: £75,924")
    question = asked(text)
    assert question.scope.not_held
    assert marks_of_best(question, evidence_for(text, told))["absent"] == 0
    assert marks_of_best(question, evidence_for(text, elsewhere))["absent"] == 1


def test_a_council_that_no_paper_is_of_is_told_of_where_the_paragraph_prints_it():
    text = "What was the grant to Stainwick Parish Council for?"
    question = asked(text)
    assert question.scope.missing == "Stainwick Parish Council"
    told = replace(at(OLD, "1"), text="Grants: Stainwick Parish Council, a bench.")
    elsewhere = replace(at(OLD, "1"), text="Grants: the parish councils, benches.")
    assert marks_of_best(question, evidence_for(text, told))["absent"] == 0
    assert marks_of_best(question, evidence_for(text, elsewhere))["absent"] == 1
