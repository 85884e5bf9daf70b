"""Why a report gives its grades: the openings of what it says of each area."""

import pytest

from assistant.answering.reasons import reasons
from assistant.answering.two_in_one import each_found, halves_of
from assistant.answering.way import Desk, Found
from assistant.answers import Filters, Question, Sentence
from assistant.documents import Document, Facts, Judgement, Paragraph
from assistant.question.scope import scope_of
from assistant.question.understand import read
from tests.support.hand_built import HandBuilt, memory

GRADES = {"Overall effectiveness": "Good", "The experiences of care leavers": "Inadequate"}
SUMMARY = "Leaders know the town well, they listen to what families say and they act upon it soon."
LEAVERS = "Too few young people have a plan that anybody has written down, and fewer have read it."
REPORT = Document(
    "harrowdale-2024",
    Facts(
        title="Inspection of Harrowdale",
        authority="Harrowdale",
        kind="inspection",
        judgements=tuple(Judgement(area, grade) for area, grade in GRADES.items()),
    ),
    "harrowdale-2024.pdf",
    "",
)
ROWS = tuple(f"Judgement: {area}; Grade: {grade}" for area, grade in GRADES.items())


def placed(position, text, form, *section):
    number, numbering = f"paragraph {position}", "counted"
    return Paragraph(REPORT.id, position, number, numbering, section, 1, 1, text, form=form)


WITHOUT = tuple(placed(at, row, "row", "Judgements") for at, row in enumerate(ROWS))
PARAGRAPHS = (
    *WITHOUT,
    placed(2, "What follows is short.", "paragraph", "Front page"),
    placed(3, SUMMARY, "paragraph", "Front page"),
    placed(
        4, "Care leavers, young people", "heading", "The experiences of care leavers: inadequate"
    ),
    placed(5, LEAVERS, "paragraph", "The experiences of care leavers: inadequate"),
    placed(6, LEAVERS[::-1], "paragraph", "The experiences of care leavers: inadequate"),
)


def desk(paragraphs):
    edition = HandBuilt()
    edition.documents = (REPORT,)
    edition.paragraphs = lambda _: paragraphs
    remembered = memory()
    remembered.edition = edition
    return Desk(remembered)


def asked(text):
    return read(Question(text), text, scope_of(text, (REPORT,), Filters()))


def found(text, paragraphs=PARAGRAPHS):
    return reasons(asked(text), desk(paragraphs))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Why was Harrowdale judged good?", (ROWS[0], SUMMARY)),
        ("Why: Is Harrowdale good?", (ROWS[0], SUMMARY)),
        ("Is Harrowdale good, and why?", (ROWS[0], SUMMARY)),
        ("Why was Harrowdale downgraded?", (ROWS[0], SUMMARY)),
        ("Why: How was Harrowdale rated for care leavers?", (ROWS[1], LEAVERS)),
    ],
)
def test_the_reason_of_a_grade_is_how_its_section_begins(question, said):
    assert tuple(s.text for s in found(question).sentences) == said


def test_a_report_without_a_word_of_it_says_so():
    answer = found("Why was Harrowdale judged good?", WITHOUT)
    assert [s.text for s in answer.sentences] == [ROWS[0]]
    assert (answer.note, answer.outcome) == (
        "The report was not found to say why.",
        "partly_answered",
    )


def test_a_why_of_something_else_is_searched_for():
    assert found("Why does Harrowdale have few foster carers?") is None
    assert found("How was Harrowdale rated for care leavers?") is None


@pytest.mark.parametrize(
    ("first", "same", "said", "searched", "answers"),
    [
        ("Has Harrowdale enough foster carers", True, "So.", True, 0),
        ("Has Harrowdale enough foster carers", True, "Because few stay.", True, 1),
        ("Has Harrowdale enough foster carers", False, "So.", True, 1),
        ("How many foster carers has Harrowdale", False, "So.", True, 0),
        ("How many foster carers has Harrowdale", False, "So.", False, 1),
    ],
)
def test_a_why_behind_another_question_is_not_answered_by_that(
    first, same, said, searched, answers
):
    whole = asked(f"{first}, and why?")
    halves = halves_of(whole, (REPORT,))
    assert [half.text for half in halves] == [first, "why"]

    def answered(question, _):
        at = 3 if question.text == f"Why: {first}" and not same else 2
        return Found((Sentence.quoting(PARAGRAPHS[at], said),), searched=searched)

    (_, one), (_, other) = each_found(whole, halves, answered, desk(PARAGRAPHS))
    assert (len(one.sentences), len(other.sentences)) == (1, answers)
