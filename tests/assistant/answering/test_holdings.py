"""What the library holds, asked for by kind, council, year or inspector; headings of one paper."""

from datetime import date
from types import SimpleNamespace

import pytest

from assistant.answering.holdings import holdings
from assistant.answers import Filters, Question
from assistant.documents import Document, Facts, Paragraph
from assistant.question.scope import scope_of
from assistant.question.understand import read


def a_document(authority, kind, day, **facts):
    own = Facts(
        title=f"{kind} of {authority}",
        authority=authority,
        kind=kind,
        inspected=(day, day),
        **facts,
    )
    return Document(id=f"{kind}-{day}", facts=own, file=f"{kind}-{day}.pdf", sha256="")


DOCUMENTS = (
    a_document("Harrowdale", "inspection", date(2031, 6, 3), inspectors=("Ida Frost",)),
    a_document("Tilbrook", "inspection", date(2032, 2, 9), inspectors=("Tom Lund",)),
    a_document("Tilbrook", "minutes", date(2032, 4, 9), committee="Ferry Committee"),
    a_document("Tilbrook", "agenda", date(2032, 4, 9), committee="Ferry Committee"),
    a_document("Tilbrook", "minutes", date(2032, 7, 1), committee="Ferry Committee"),
)
HEADS = (("Summary",), ("Summary", "Care"), ("Summary", "Care"))
PARAGRAPHS = tuple(
    Paragraph("", at, str(at), "printed", head, 1, 1, "Text.") for at, head in enumerate(HEADS)
)
DESK = SimpleNamespace(documents=DOCUMENTS, paragraphs_of=lambda id: PARAGRAPHS)


def found(text):
    return holdings(read(Question(text), text, scope_of(text, DOCUMENTS, Filters())), DESK)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("What documents do you have?", 5),
        ("What do you hold?", 5),
        ("How many papers are in the library?", 5),
        ("List the inspections", 2),
        ("Which inspections did Tom Lund lead?", 1),
        ("How many inspections were there in 2031?", 1),
        ("What do you have on Tilbrook?", 4),
        ("Which documents are about Harrowdale?", 1),
        ("List the minutes of the Ferry Committee", 2),
        ("Show me the minutes of 9 April 2032", 1),
        ("How many meetings were held in 2032?", 2),
        ("Which councils are in the library?", 2),
        ("What is the newest document?", 1),
    ],
)
def test_the_names_of_the_papers_that_are_meant_are_told(question, number):
    told = found(question)
    assert (told.note.count("•"), told.sentences) == (number, ())
    assert f" {number}:" in told.note


@pytest.mark.parametrize(
    "question",
    [
        "Which inspections found high caseloads?",
        "Which minutes mention Tom Lund?",
        "Which documents are about ferries?",
        "What do the minutes say?",
        "How many meetings does the committee have?",
        "What is in the minutes?",
        "Which councils are good?",
        "How many policies were broken in 2015?",
        "What is the latest inspection about?",
        "When was the latest inspection?",
    ],
)
def test_what_the_papers_say_is_asked_of_them(question):
    assert found(question) is None


def test_what_is_not_held_is_said():
    told = found("List the minutes of 2015")
    assert (told.outcome, told.reason) == ("not_found", "not held")


def test_all_that_is_held_is_told_whatever_was_spoken_of_before():
    question = read(Question("q"), "List the minutes", scope_of("2031", DOCUMENTS, Filters()))
    assert holdings(question, DESK).note.count("•") == 2


def test_the_headings_of_the_paper_that_is_named_are_told_or_which_is_meant():
    told = found("Sections of the 2031 inspection")
    assert told.note.split("\n")[1:] == ["• Summary", "• Summary › Care"]
    assert len(found("What are the headings of the minutes?").choices) == 2
    assert found("Which sections of the Ferry Act apply?") is None
