"""The grade of a year of which no paper is, told by one that came later."""

import pytest

from assistant.answering.told_later import told_later
from assistant.answering.way import Desk
from assistant.answers import Filters, Question
from assistant.documents import Document, Facts, Paragraph
from assistant.question.scope import scope_of
from assistant.question.understand import read
from tests.support.hand_built import HandBuilt, memory

FACTS = Facts(authority="Harrowdale", kind="focused visit")
VISIT = Document("harrowdale-visit", FACTS, "harrowdale-visit.pdf", "")
TOLD = "At the last inspection in 2018 services were judged good."
TEXT = f"Plans are good. {TOLD} In 2016 a new office was opened. Audits are judged to be good."
PARAGRAPH = Paragraph(VISIT.id, 0, "1", "printed", (), 1, 1, TEXT)


def said(question):
    edition = HandBuilt()
    edition.documents = (VISIT,)
    edition.paragraphs = lambda _: (PARAGRAPH,)
    remembered = memory()
    remembered.edition = edition
    asked = read(Question(question), question, scope_of(question, (VISIT,), Filters()))
    found = told_later(asked, Desk(remembered))
    return found and ([sentence.text for sentence in found.sentences], found.note)


def test_a_later_paper_tells_the_grade_of_a_year_and_it_is_said_that_no_paper_is_of_it():
    note = "No document of Harrowdale in the library is dated 2018; a later one tells of it."
    assert said("What grade did Harrowdale get in 2018?") == ([TOLD], note)


@pytest.mark.parametrize(
    "question",
    [
        "What grade did Harrowdale get in 2016?",
        "What grade did Harrowdale get?",
        "What grade did Harrowdale get for care leavers in 2018?",
        "How many audits were there in Harrowdale in 2018?",
    ],
)
def test_another_year_and_a_part_of_it_are_not_told(question):
    assert said(question) is None
