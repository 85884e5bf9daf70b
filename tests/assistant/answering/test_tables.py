"""Rows of a table asked for by what they say, by their largest figure, or by how it changed."""

from types import SimpleNamespace

import pytest

from assistant.answering.tables import tables
from assistant.answers import Filters, Match, Question
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
RISKS = (
    "Risk: Frost; Likelihood: High; Impact: Medium",
    "Risk: Flood; Likelihood: Medium; Impact: High",
    "Risk: Thieves; Likelihood: Low; Impact: High",
)
VISITS = (
    "Year: 2029/30; Skating: 9,100; Bowls: 700; Total: 9,800",
    "Year: 2030/31; Skating: 8,200; Bowls: 1,900; Total: 10,100",
)
WAGES = (
    "Branch: North; 2031/32: 410; 2032/33: 380; 2033/34: 900",
    "Branch: South; 2031/32: 520; 2032/33: 560; 2033/34: 570",
    "Branch: Total; 2031/32: 930; 2032/33: 940; 2033/34: 1,470",
)
BANDS = (
    "Band: A; Rent: £31; Increase: 3",
    "Band: B; Rent: £42; Increase: 4",
)
CHOICES = (
    "Choice: 1; Description: Mend; Capital cost (£m): 0.4; Effect (£000): +31",
    "Choice: 2; Description: Move; Capital cost (£m): 2.9; Effect (£000): -26",
)


def rows(id, printed, *section):
    return tuple(
        Paragraph(
            id, at, f"row {at}", "counted", section or ("Front page",), 1, 1, text, form="row"
        )
        for at, text in enumerate(printed, 1)
    )


HELD = {
    "playground-log": rows("playground-log", LOG),
    "spending": rows("spending", BUDGET),
    "rink": rows("rink", RISKS) + rows("rink", VISITS, "2. Use", "Table 1: Yearly visits"),
    "wages-2032-33": rows("wages-2032-33", WAGES, "Pay by branch"),
    "rents": rows("rents", BANDS),
    "hall": rows("hall", CHOICES, "Choices considered"),
}
DOCUMENTS = tuple(Document(id=id, facts=Facts(), file=f"{id}.csv", sha256="") for id in HELD)
MATCHES = tuple(Match(paragraph, 1.0) for paragraph in HELD["playground-log"])
DESK = SimpleNamespace(
    documents=DOCUMENTS, paragraphs_of=HELD.__getitem__, matches=lambda asked: MATCHES
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
        ("Which actions are due after June 2031?", [2, 3, 4]),
        ("Which actions are due by 1 July 2031?", [1, 3]),
        ("Which outstanding actions are due by 1 July 2031?", [3]),
        ("Which risks are rated high likelihood?", [1]),
        ("What risks were identified?", [1, 2, 3]),
        ("Which year had the most visits?", [2]),
        ("Which year had the fewest skating visits?", [2]),
        ("List the visits", [1, 2]),
        ("Which branch has the lowest pay in 2033/34?", [2]),
        ("Which branch has the largest pay?", [2]),
        ("Which branch's pay falls in 2032/33?", [1]),
        ("Which is the most expensive choice?", [2]),
        ("Which choice is the cheapest?", [1]),
        ("What is the Band A rent?", [1]),
        ("How much is the increase of Band B?", [2]),
    ],
)
def test_every_row_that_is_asked_for_comes_and_no_other(question, expected):
    assert places(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "Which actions are not complete?",
        "Which actions are overdue?",
        "Which actions were started?",
        "Which parks have the largest trees?",
        "Which choice has the largest saving?",
        "Which risks are rated low impact?",
        "What does choice A propose?",
        "What is the Band E rent?",
        "Which branch has the most by May 2031?",
        "What is the slide made of?",
    ],
)
def test_what_no_column_tells_is_no_question_for_a_table(question):
    assert found(question) is None


def test_rows_are_counted():
    assert "2 in playground-log.csv" in found("How many actions are outstanding?").note
