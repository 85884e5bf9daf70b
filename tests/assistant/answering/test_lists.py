"""Lists asked for as such, over papers that head them differently."""

from types import SimpleNamespace

import pytest

from assistant.answering.lists import NONE_PRINTED, whole_list
from assistant.answers import Filters, Question
from assistant.documents import Document, Facts, Paragraph
from assistant.question.scope import scope_of
from assistant.question.understand import read

HARROWDALE = ("harrowdale-2015", "Harrowdale", "inspection")
TILBROOK = ("tilbrook-2019", "Tilbrook", "inspection")
LETTER = ("tilbrook-letter", "Tilbrook", "letter")
ASHWELL = ("ashwell-2016", "Ashwell", "inspection")
PRINTED = {
    HARROWDALE: (
        (("Recommendations",), "Give every social worker supervision."),
        (("Recommendations",), "Visit each child in time."),
        (("The board requires improvement because:",), "• It has not looked at audits."),
    ),
    TILBROOK: (
        (("What needs to improve?",), "• The quality of plans."),
        (("What needs to improve?",), "• The time that adoption takes."),
        (("What needs to improve?",), "• The work with absent fathers."),
    ),
    LETTER: ((("Recommendation",), "That the order be confirmed."),),
    ASHWELL: (
        (("Areas for improvement", "Early help"), "Offer help before a crisis."),
        (("Areas for improvement", "Care leavers"), "Give each young adult a plan."),
    ),
}


def a_document(id, authority, kind):
    facts = Facts(authority=authority, kind=kind, title=f"{kind} of {authority}".capitalize())
    return Document(id=id, facts=facts, file=f"{id}.pdf", sha256="")


def paragraph(id, at, section, text):
    bullet = text.startswith("•")
    number, numbering = (
        (f"{section[-1]}, bullet {at}", "counted") if bullet else (str(at), "printed")
    )
    form = "bullet" if bullet else "paragraph"
    return Paragraph(id, at, number, numbering, section, 1, 1, text, form=form)


DOCUMENTS = tuple(a_document(*named) for named in PRINTED)
PARAGRAPHS = {
    named[0]: tuple(paragraph(named[0], at, *printed) for at, printed in enumerate(those, 1))
    for named, those in PRINTED.items()
}
DESK = SimpleNamespace(
    documents=DOCUMENTS, paragraphs_of=PARAGRAPHS.__getitem__, matches=lambda asked: ()
)


def found(text):
    return whole_list(read(Question(text), text, scope_of(text, DOCUMENTS, Filters())), DESK)


def said(text):
    return [sentence.text for sentence in found(text).sentences]


@pytest.mark.parametrize(
    "question",
    [
        "What needs to improve in Harrowdale?",
        "What are the areas for improvement in Harrowdale?",
        "What are the recommendations for Harrowdale?",
    ],
)
def test_recommendations_are_what_a_report_that_has_no_other_list_says_must_improve(question):
    assert said(question) == ["Give every social worker supervision.", "Visit each child in time."]


def test_a_list_that_bears_the_word_asked_for_goes_before_those_of_other_kinds_of_paper():
    documents = {
        s.citations[0].paragraph.document
        for s in found("What needs to improve in Tilbrook?").sentences
    }
    assert documents == {TILBROOK[0]}


def test_a_list_that_is_told_by_its_subjects_is_one_list():
    assert said("What needs to improve in Ashwell?") == [
        "Offer help before a crisis.",
        "Give each young adult a plan.",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "Is Harrowdale better than Tilbrook?",
        "Did Harrowdale do better than Ashwell?",
        "Was Tilbrook or Harrowdale better?",
        "Did Tilbrook get better?",
        "What has improved in Tilbrook?",
    ],
)
def test_what_is_better_or_has_improved_is_no_list_of_what_must(question):
    assert found(question) is None


@pytest.mark.parametrize(
    ("question", "items", "note"),
    [
        ("How many recommendations were made to Harrowdale?", 2, "2 in Harrowdale"),
        ("How many areas for improvement has Tilbrook?", 3, "3 in Tilbrook"),
    ],
)
def test_how_many_there_are_is_counted_beside_the_list(question, items, note):
    told = found(question)
    assert (len(told.sentences), note in told.note) == (items, True)


def test_what_has_a_name_of_its_own_is_no_other_list():
    none = found("Were there any priority actions in Tilbrook?")
    assert (none.sentences, none.note, none.outcome) == ((), NONE_PRINTED, "not_found")
    assert found("What progress with the priority actions has Tilbrook made?") is None
