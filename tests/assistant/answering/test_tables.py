"""Rows of a table asked for by what they say, by their largest figure, or by how it changed."""

from types import SimpleNamespace

import pytest

from assistant.answering.tables import tables
from assistant.answers import Filters, Question
from assistant.documents import Document, Facts, Paragraph
from assistant.question.scope import scope_of
from assistant.question.understand import read

LOG = (
    "Action: Mend the slide; Owner: Ida Frost; Due: 3 June 2031; Status: Complete",
    "Action: Paint the gate; Owner: Ann Reed; Due: 9 May 2032; Status: Outstanding. Ida to ask",
    "Action: Order sand; Owner: Ida Frost; Due: 1 July 2031; Status: Outstanding",
    "Action: Fell the limes; Owner: Tom Lund; Due: 2 July 2031; Status: Not started",
)
BUDGET = (
    "Service: Parks; Spending 2031 (£000): 900; Spending 2032 (£000): 1,200; Change: 300",
    "Service: Buses; Spending 2031 (£000): 950; Spending 2032 (£000): 800; Change: -150",
    "Service: Pools; Spending 2031 (£000): 310; Spending 2032 (£000): 290; Change: (20)",
    "Service: Total; Spending 2031 (£000): 2,160; Spending 2032 (£000): 2,290; Change: 130",
)


def rows(id, printed):
    return tuple(
        Paragraph(
            id, at, f"Front page, row {at}", "counted", ("Front page",), 1, 1, text, form="row"
        )
        for at, text in enumerate(printed, 1)
    )


HELD = {"playground-log": rows("playground-log", LOG), "spending": rows("spending", BUDGET)}
DOCUMENTS = tuple(Document(id=id, facts=Facts(), file=f"{id}.csv", sha256="") for id in HELD)
DESK = SimpleNamespace(
    documents=DOCUMENTS, paragraphs_of=HELD.__getitem__, matches=lambda asked: ()
)


def found(text):
    return tables(read(Question(text), text, scope_of(text, DOCUMENTS, Filters())), DESK)


def places(text):
    said = found(text)
    cited = [s.citations[0].paragraph for s in said.sentences] if said else []
    return list(dict.fromkeys(p.position for p in cited))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("List all actions", [1, 2, 3, 4]),
        ("List the actions and their owners", [1, 2, 3, 4]),
        ("Which actions are outstanding?", [2, 3]),
        ("Which actions does Ida Frost own?", [1, 3]),
        ("Which actions of Ida Frost are complete?", [1]),
        ("Which actions are due in July 2031?", [3, 4]),
        ("Which actions in the playground log are complete?", [1]),
        ("Which service has the largest spending?", [1]),
        ("Which service had the largest spending in 2031?", [2]),
        ("Which service has the lowest spending?", [3]),
        ("Which services had their spending cut?", [2, 3]),
        ("Which services rose?", [1]),
    ],
)
def test_every_row_that_is_asked_for_comes_and_no_other(question, expected):
    assert places(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "Which actions are not complete?",
        "Which actions are due after June 2031?",
        "Which actions are overdue?",
        "Which actions were started?",
        "Which parks have the largest trees?",
        "What is the slide made of?",
    ],
)
def test_what_no_column_tells_is_no_question_for_a_table(question):
    assert found(question) is None


def test_rows_are_counted():
    assert "2 in playground-log.csv" in found("How many actions are outstanding?").note
