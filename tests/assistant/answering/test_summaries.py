"""What a paper says as a whole: its grades, and how it sums itself up."""

import pytest

from assistant.answering.summaries import summaries
from assistant.answering.way import Desk
from assistant.answers import Filters, Question
from assistant.documents import Document, Facts, Judgement, Paragraph
from assistant.question.scope import scope_of
from assistant.question.understand import read
from tests.support.hand_built import HandBuilt, memory

AREA = "Overall effectiveness"
SUMMARY = "Leaders know the town well, they listen to what families say and they act upon it soon."
OTHER = "If you are not happy with this report you may write to the office at the address below it."
FAMILIES = "Survey of Homes for Families and the Old"
TREES = "Elms and ashes were counted in every street of the town, and most of them are in health."


def paper(id, title, kind, judgements=()):
    authority = "Harrowdale" if kind != "" else ""
    facts = Facts(title=title, authority=authority, kind=kind, judgements=judgements)
    return Document(id, facts, f"{id}.pdf", "")


def placed(document, position, text, form, *section):
    number = f"paragraph {position}"
    return Paragraph(document.id, position, number, "counted", section, 1, 1, text, form=form)


INSPECTION = paper("report", "Inspection of Harrowdale", "inspection", (Judgement(AREA, "Good"),))
SURVEY = paper("survey", "Survey of the Elms", "")
HOMES = paper("homes", FAMILIES, "")
MINUTES = paper("minutes", "Minutes of the Parks Committee", "minutes")
ROW = f"Judgement: {AREA}; Grade: Good"
HELD = {
    INSPECTION.id: (
        placed(INSPECTION, 0, ROW, "row", "Judgements"),
        placed(INSPECTION, 1, SUMMARY, "paragraph", "Front page"),
        placed(INSPECTION, 2, OTHER, "paragraph", "Closing"),
    ),
    SURVEY.id: (
        placed(SURVEY, 0, OTHER, "paragraph", "Front page"),
        placed(SURVEY, 1, TREES, "paragraph", "Executive summary"),
    ),
    HOMES.id: (placed(HOMES, 0, TREES, "paragraph", "Executive summary"),),
    MINUTES.id: (placed(MINUTES, 0, OTHER, "paragraph", "Summary"),),
}


def told(text, *documents):
    edition = HandBuilt()
    edition.documents = documents
    edition.paragraphs = HELD.__getitem__
    remembered = memory()
    remembered.edition = edition
    asked = read(Question(text), text, scope_of(text, documents, Filters()))
    found = summaries(asked, Desk(remembered))
    return found and [s.text for s in found.sentences]


@pytest.mark.parametrize(
    "question",
    [
        "What did Ofsted say about Harrowdale?",
        "Tell me about Harrowdale",
        "Summarise the Harrowdale inspection",
        "What are the main findings for Harrowdale?",
    ],
)
def test_an_inspection_is_told_by_its_grades_and_what_follows_them(question):
    assert told(question, INSPECTION, SURVEY) == [ROW, SUMMARY]


def test_a_paper_is_told_by_its_summary_though_its_title_alone_names_it():
    assert told("What is the survey of the elms about?", INSPECTION, SURVEY) == [TREES]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What does the survey say about families?", None),
        ("What does the survey say about homes for the old?", None),
        ("What did they say in the survey of homes for families and the old?", [TREES]),
        ("Give me a summary of the report on homes", [TREES]),
    ],
)
def test_a_part_of_what_the_title_names_is_not_the_whole(question, expected):
    assert told(question, HOMES) == expected


@pytest.mark.parametrize(
    "question",
    [
        "What did Ofsted say about fostering in Harrowdale?",
        "Who led the Harrowdale inspection?",
        "What does Harrowdale need to do?",
        "What can Harrowdale do?",
        "What did the survey of the elms say about ashes?",
        "What did the Parks Committee minutes say?",
    ],
)
def test_any_other_question_is_not_answered_by_a_summary(question):
    assert told(question, INSPECTION, SURVEY, MINUTES) is None
