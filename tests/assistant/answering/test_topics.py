"""What papers say of what they grade, and of the one subject that a visit had."""

from datetime import date

import pytest

from assistant.answering.topics import topics
from assistant.answering.way import Desk
from assistant.answers import Filters, Question
from assistant.documents import Document, Facts, Judgement, Paragraph
from assistant.question.scope import scope_of
from assistant.question.understand import read
from tests.support.hand_built import HandBuilt, memory

AREA = "Children in care and care leavers"
HEAD = f"{AREA}: good"
CARE = "Children in care live in homes that are near to their schools and to those they know well."
LEAVERS = "Care leavers have plans which they wrote together with the person who advises them all."
FOCUS = "Inspectors looked at the arrangements for care leavers."
FINDINGS = (
    "Young people are helped by advisers who are kind, who keep at it and who know them well."
)


def paper(year, kind, *placed):
    id = f"harrowdale-{year}"
    judgements = (Judgement(AREA, "Good"),) if kind == "inspection" else ()
    facts = Facts(
        title=f"{kind} of Harrowdale",
        authority="Harrowdale",
        kind=kind,
        published=date(year, 5, 4),
        judgements=judgements,
    )
    paragraphs = tuple(
        Paragraph(id, at, f"{head} {at}", "counted", (head,), 1, 1, text, form=form)
        for at, (head, text, form) in enumerate(placed)
    )
    return Document(id, facts, f"{id}.pdf", ""), paragraphs


def report(year):
    row = ("Judgements", f"{AREA}: Good in {year}", "row")
    return paper(year, "inspection", row, (HEAD, CARE, "paragraph"), (HEAD, LEAVERS, "paragraph"))


def row(year):
    return f"{AREA}: Good in {year}"


VISIT = paper(
    2022,
    "focused visit",
    ("Front page", FOCUS, "paragraph"),
    ("Headline findings", FINDINGS, "paragraph"),
)


def told(text, *papers):
    edition = HandBuilt()
    edition.documents = tuple(document for document, _ in papers)
    edition.paragraphs = {document.id: placed for document, placed in papers}.__getitem__
    remembered = memory()
    remembered.edition = edition
    asked = read(Question(text), text, scope_of(text, edition.documents, Filters()))
    found = topics(asked, Desk(remembered))
    return found and ([s.text for s in found.sentences], found.note)


def test_an_area_is_told_by_its_grade_and_what_first_speaks_of_it():
    question = "What did they say about care leavers in Harrowdale?"
    assert told(question, report(2019)) == ([row(2019), LEAVERS], "")


def test_papers_tell_in_time_order_and_a_visit_to_the_subject_among_them():
    question = "What did Ofsted find about care leavers in Harrowdale?"
    said = [row(2019), LEAVERS, FINDINGS, row(2024), LEAVERS]
    assert told(question, report(2024), VISIT, report(2019)) == (said, "")


def test_of_many_the_latest_tell():
    question = "What did they say about care leavers in Harrowdale?"
    said, note = told(question, *map(report, (2012, 2015, 2019, 2024)))
    assert (said[0], note) == (row(2015), "So the latest 3 of 4 papers.")


def test_the_focus_of_a_visit_is_what_it_looked_at():
    assert told("What was the focus of the Harrowdale visit?", VISIT) == ([FOCUS], "")


@pytest.mark.parametrize(
    "question",
    [
        "What did they say about the caseloads of care leavers in Harrowdale?",
        "What did they say about fostering in Harrowdale?",
        "What did they say about Harrowdale?",
        "Which care leavers live in Harrowdale?",
        "What was the focus of training in Harrowdale?",
    ],
)
def test_what_is_neither_graded_nor_the_subject_is_searched_for(question):
    assert told(question, report(2019), VISIT) is None
