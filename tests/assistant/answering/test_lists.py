"""Lists asked for as such, over papers that head them differently."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from assistant.answering.lists import NONE_PRINTED, listed, whole_list
from assistant.answers import Filters, Question
from assistant.documents import Document, Facts, Paragraph
from assistant.question.asked import Source
from assistant.question.scope import scope_of
from assistant.question.understand import read
from tests.support.hand_built import ITEM, OLD, asked, at
from tests.support.hand_built import PARAGRAPHS as HELD

HARROWDALE = ("harrowdale-2015", "Harrowdale", "inspection")
TILBROOK = ("tilbrook-2019", "Tilbrook", "inspection")
LETTER = ("tilbrook-letter", "Tilbrook", "letter")
MINUTES = ("marlow-minutes", "Marlow", "minutes")
RECORD = ("marlow-record", "Marlow", "record of decision")
FORM = ("ashwell-bridge-tolls", "Ashwell", "record of decision")
COMMONS = ("ports-committee", "Ports Committee", "select committee report")
FLOODS = ("flood-inquiry", "", "inquiry report")
FERRIES = ("ferry-inquiry", "", "inquiry report")
ASHWELL = ("ashwell-2016", "Ashwell", "inspection")
SCHOOL = ("lane-school", "Mill Lane School", "inspection")
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
        (("Care leavers", "Requires improvement"), "• Few plans are up to date."),
    ),
    LETTER: ((("Recommendation",), "That the order be confirmed."),),
    MINUTES: (
        (("6. Ferry",), "Nothing was resolved of it."),
        (("7. Action list",), "Fell the limes; Owner: Parks"),
    ),
    RECORD: (
        (("Reason(s) for decision:",), "Few people use it."),
        (("Any alternatives considered and rejected:",), "To run it on Sundays."),
    ),
    FORM: (
        (("Record",), "Subject: Tolls on the bridge"),
        (("Record",), "Reasons for decision: The bridge is old. Lorries use it."),
        (("Record",), "Alternative options considered: A lower limit. A new bridge."),
    ),
    COMMONS: (
        (("Current membership",), "Ann Reed (Chair)"),
        (("Current membership",), "Tom Lund"),
        (("Other papers",), "A letter."),
    ),
    FLOODS: ((("Recommendations",), "Raise the banks."),),
    FERRIES: ((("Recommendations",), "Keep the ferry."),),
    ASHWELL: (
        (("Areas for improvement", "Early help"), "Offer help before a crisis."),
        (("Areas for improvement", "Care leavers"), "Give each young adult a plan."),
    ),
    SCHOOL: (
        (("What does the lane’s school need to do to improve?", "For governors"), "• Meet."),
        (("What is it like?",), "• Pupils are happy."),
    ),
}


def a_document(id, authority, kind):
    title = (
        f"{kind} of {authority}".capitalize() if authority else id.replace("-", " ").capitalize()
    )
    facts = Facts(authority=authority, kind=kind, title=title)
    return Document(id=id, facts=facts, file=f"{id}.pdf", sha256="")


def paragraph(id, at, section, text):
    bullet = text.startswith("•")
    number, numbering = (
        (f"{section[-1]}, bullet {at}", "counted") if bullet else (str(at), "printed")
    )
    row = section == ("Record",)
    form = "bullet" if bullet else "row" if row else "paragraph"
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


def test_a_list_told_by_what_a_school_needs_to_do_is_one():
    assert said("What must Mill Lane School improve?") == ["• Meet."]


def test_a_heading_that_is_a_grade_asks_for_nothing_to_improve():
    assert "Few plans are up to date." not in said("What needs to improve in Tilbrook?")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What actions were agreed, by the Marlow minutes?", ["Fell the limes; Owner: Parks"]),
        ("What were the reasons for the decision in Marlow?", ["Few people use it."]),
        ("What alternatives were rejected in Marlow?", ["To run it on Sundays."]),
        (
            "What were the reasons for the Ashwell bridge tolls decision?",
            ["Reasons for decision: The bridge is old.", "Lorries use it."],
        ),
        (
            "Which alternatives to the bridge tolls were considered?",
            ["Alternative options considered: A lower limit.", "A new bridge."],
        ),
        ("List the members of the Ports Committee", ["Ann Reed (Chair)", "Tom Lund"]),
        ("What are the recommendations of the ferry inquiry?", ["Keep the ferry."]),
    ],
)
def test_each_kind_of_paper_has_lists_of_its_own(question, expected):
    assert said(question) == expected


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


def test_a_list_asked_for_as_such_comes_whole():
    for question in (
        "What needed to improve in 2018?",
        "What needs to improve there? (What does the 2018 inspection say about caseloads)",
    ):
        items = listed(asked(question), (), HELD.__getitem__)
        assert items == (at(OLD, f"{ITEM} 1"), at(OLD, f"{ITEM} 2"))


def test_what_to_put_right_is_the_list_of_what_needs_to_improve():
    for words in (
        "What has to be put right after the 2018 inspection?",
        "Which two matters did the 2018 inspection identify as requiring improvement?",
    ):
        items = listed(asked(words), (), HELD.__getitem__)
        assert items == (at(OLD, f"{ITEM} 1"), at(OLD, f"{ITEM} 2"))


@pytest.mark.parametrize(("kind", "listing"), [("focused visit", True), ("inspection", False)])
def test_the_subject_of_a_visit_adds_nothing_to_the_question_for_its_list(kind, listing):
    front = Paragraph(
        OLD.id,
        9,
        "Front page, paragraph 3",
        "counted",
        ("Front page",),
        1,
        1,
        "Inspectors looked at the arrangements for children on a protection plan.",
    )
    question = asked("What should improve for children on a protection plan in 2018?")
    facts = replace(OLD.facts, kind=kind)
    scope = replace(question.scope, sources=(Source(replace(OLD, facts=facts), facts),))
    items = listed(replace(question, scope=scope), (), lambda _: (*HELD[OLD.id], front))
    assert bool(items) is listing


def test_a_question_about_the_text_is_no_list():
    question = asked("What helped adoption improve in 2018?")
    assert listed(question, (), HELD.__getitem__) == ()
