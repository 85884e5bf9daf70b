"""What each document of a comparison says, in a row of its own."""

from dataclasses import replace

from assistant.answering.comparison import MOST_ROWS, compared, meant
from assistant.answers import Match, Row, Sentence
from assistant.question.asked import Source
from tests.support.hand_built import NEW, OLD, asked, at, memory, said


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


def test_where_no_documents_are_named_those_with_less_of_the_subject_say_nothing():
    question = asked("How did caseloads of social workers change over the year?")
    less = Match(replace(at(NEW, "1"), text="The number of care workers rose over the year."), 0.9)
    assert not question.scope.narrowed
    assert rows_of(question, Match(at(OLD, "1"), 0.9), less) == [(OLD, ("1",)), (NEW, ())]


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


def test_where_only_years_are_named_a_paper_of_another_kind_is_not_missed():
    minutes = replace(OLD, facts=replace(OLD.facts, kind="minutes"))
    question = asked("How have caseloads changed between 2018 and 2022?")
    told = Row(NEW, (Sentence.quoting(at(NEW, "1"), "Caseloads."),))
    rows = (told, Row(minutes, ()))
    of_years = replace(question, scope=replace(question.scope, exact=False, named=()))
    of_councils = replace(of_years, scope=replace(of_years.scope, named=("Harrowdale",)))
    assert meant(of_years, rows) == (told,)
    assert meant(of_councils, rows) == rows
