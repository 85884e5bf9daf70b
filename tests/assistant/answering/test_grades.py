"""The grades inspections gave, as officers ask for them, over reports of three frameworks."""

from datetime import date
from types import SimpleNamespace

import pytest

from assistant.answering.grades import graded, of_compared
from assistant.answering.grades import grades as all_grades
from assistant.answers import Filters, Question
from assistant.documents import Document, Facts, Judgement, Paragraph
from assistant.question.scope import scope_of
from assistant.question.understand import read
from tests.support.forms import form_of

LEADERS = "The impact of leaders on social work practice with children and families"
PROTECTION = "The experiences and progress of children who need help and protection"
IN_CARE = "The experiences and progress of children in care"
LEAVERS = "The experiences and progress of care leavers"
OVERALL = "Overall effectiveness"
BOARD = "Local Safeguarding Children Board"


def report(authority, year, judgements, *printed):
    """A report and its paragraphs, each given as its number, section and text."""
    id = f"{authority.lower()}-{year}"
    facts = Facts(
        title=f"Inspection of {authority}",
        authority=authority,
        kind="inspection",
        inspected=(date(year, 3, 4), date(year, 3, 8)),
        judgements=tuple(Judgement(area, grade) for area, grade in judgements),
    )
    paragraphs = tuple(
        Paragraph(id, at, number, "counted", section, page, page, text, form=form_of(number))
        for at, (number, section, page, text) in enumerate(printed)
    )
    return Document(id=id, facts=facts, file=f"{id}.pdf", sha256=""), paragraphs


def rows_of(judgements, numbered=False):
    return [
        (
            f"Judgements, row {n}",
            ("Judgements",),
            1,
            f"{n}. {area}: {grade}" if numbered else f"Judgement: {area}; Grade: {grade}",
        )
        for n, (area, grade) in enumerate(judgements, 1)
    ]


NEW_GRADES = [
    (LEADERS, "Good"),
    (PROTECTION, "Requires improvement to be good"),
    (IN_CARE, "Good"),
    (LEAVERS, "Outstanding"),
    (OVERALL, "Good"),
]
OLD_TABLE = [
    ("Children who need help and protection", "Requires improvement"),
    ("Children looked after and achieving permanence", "Inadequate"),
    ("Adoption performance", "Good"),
    ("Experiences and progress of care leavers", "Requires improvement"),
    ("Leadership, management and governance", "Inadequate"),
]
REPORTS = dict(
    (
        report("Harrowdale", 2024, NEW_GRADES, *rows_of(NEW_GRADES)),
        report(
            "Tilbrook",
            2015,
            [(OVERALL, "Inadequate"), *OLD_TABLE, (BOARD, "Requires improvement")],
            ("Old, bullet 1", ("Previous inspections",), 1, "• Overall effectiveness: Inadequate"),
            ("Front page, paragraph 4", (), 1, "Children’s services in Tilbrook are inadequate"),
            *rows_of([(a, g.replace("Requires", "Require")) for a, g in OLD_TABLE], True),
            (
                "The board, heading",
                ("The board",),
                38,
                "The Local Safeguarding Children Board requires improvement",
            ),
        ),
        report(
            "Ashwell",
            2013,
            [(OVERALL, "Requires improvement")],
            ("Front page, paragraph 2", (), 1, "The overall judgement is requires improvement"),
        ),
    )
)  # fmt: skip
DOCUMENTS = tuple(REPORTS)
BY_ID = {document.id: paragraphs for document, paragraphs in REPORTS.items()}


def grades(text):
    asked = read(Question(text), text, scope_of(text, DOCUMENTS, Filters()))
    return graded(asked, BY_ID.__getitem__)


def answered(text):
    return [sentence.text for sentence in grades(text).sentences]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How was Harrowdale rated for children in care?", [f"Judgement: {IN_CARE}; Grade: Good"]),
        ("looked after children grade, Harrowdale", [f"Judgement: {IN_CARE}; Grade: Good"]),
        ("How were Harrowdale's leaders judged?", [f"Judgement: {LEADERS}; Grade: Good"]),
        ("What is Harrowdale's Ofsted rating?", [f"Judgement: {OVERALL}; Grade: Good"]),
        ("Is Harrowdale good?", [f"Judgement: {OVERALL}; Grade: Good"]),
        ("How did Harrowdale do overall?", [f"Judgement: {OVERALL}; Grade: Good"]),
        ("How did Harrowdale do?", [f"Judgement: {OVERALL}; Grade: Good"]),
        ("What did Harrowdale get in 2024?", [f"Judgement: {OVERALL}; Grade: Good"]),
        (
            "What were the best and the worst grade of Harrowdale?",
            [
                f"Judgement: {PROTECTION}; Grade: Requires improvement to be good",
                f"Judgement: {LEAVERS}; Grade: Outstanding",
            ],
        ),
        ("How did Harrowdale do on leadership?", [f"Judgement: {LEADERS}; Grade: Good"]),
        (
            "How did help and protection do in Harrowdale?",
            [f"Judgement: {PROTECTION}; Grade: Requires improvement to be good"],
        ),
        ("What was the outcome for Harrowdale?", [f"Judgement: {OVERALL}; Grade: Good"]),
        (
            "Was Harrowdale rated outstanding for anything?",
            [f"Judgement: {LEAVERS}; Grade: Outstanding"],
        ),
        ("What did Harrowdale get outstanding for?", [f"Judgement: {LEAVERS}; Grade: Outstanding"]),
        (
            "Which area was weakest in Harrowdale?",
            [f"Judgement: {PROTECTION}; Grade: Requires improvement to be good"],
        ),
        (
            "What was the lowest grade Harrowdale got?",
            [f"Judgement: {PROTECTION}; Grade: Requires improvement to be good"],
        ),
        (
            "Did Harrowdale get good for every area?",
            [f"Judgement: {area}; Grade: {grade}" for area, grade in NEW_GRADES[:-1]],
        ),
        (
            "Did Tilbrook do better than Harrowdale for care leavers?",
            [
                "4. Experiences and progress of care leavers: Require improvement",
                f"Judgement: {LEAVERS}; Grade: Outstanding",
            ],
        ),
        ("What did Tilbrook get for adoption?", ["3. Adoption performance: Good"]),
        ("What grade did Tilbrook get for adoption?", ["3. Adoption performance: Good"]),
        (
            "child protection grade in Tilbrook",
            ["1. Children who need help and protection: Require improvement"],
        ),
        (
            "How was leadership graded in Tilbrook?",
            ["5. Leadership, management and governance: Inadequate"],
        ),
        ("How was Ashwell judged overall?", ["The overall judgement is requires improvement"]),
        ("Is Tilbrook inadequate?", ["Children’s services in Tilbrook are inadequate"]),
        (
            "How was the LSCB in Tilbrook rated?",
            ["The Local Safeguarding Children Board requires improvement"],
        ),
    ],
)  # fmt: skip
def test_a_grade_is_cited_where_the_report_prints_its_own(question, expected):
    assert answered(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "What grade did Harrowdale get for recording?",
        "How did Harrowdale do on recycling?",
        "What did Harrowdale get from the lottery?",
        "How did they do that? (What did Harrowdale improve)",
        "How do inspectors do it?",
        "How does Harrowdale do child protection?",
        "How was fostering judged in Tilbrook?",
        "How was Harrowdale rated at its previous inspection?",
        "What will Harrowdale be rated next time?",
        "Why was Tilbrook judged inadequate?",
        "Who judged Harrowdale good?",
        "How many inspectors were good in Harrowdale?",
        "What is the best way to cut caseloads in Harrowdale?",
        "Which council is best at recycling?",
        "Who is best placed to help?",
        "How many councils were inadequate as at March 2016?",
        "Who were the lead inspectors of Harrowdale and Tilbrook?",
        "What needed to improve in Harrowdale compared with Tilbrook?",
        "What needs to improve in Harrowdale?",
    ],
)
def test_what_is_no_grade_of_these_reports_is_left_to_the_search(question):
    assert grades(question).rows == ()


def test_which_councils_have_a_grade_is_answered_by_those_that_have_it_and_a_count():
    found = grades("Which councils were judged inadequate?")
    assert [row.document.id for row in found.rows] == ["tilbrook-2015"]
    assert found.note == "2 other reports give another grade."


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which council got the very worst mark overall?", ["tilbrook-2015"]),
        ("Please list every council whose leadership was graded good", ["harrowdale-2024"]),
        ("Which councils are good at finding adoptive families?", ["tilbrook-2015"]),
        ("Which councils are outstanding for those who have left care?", ["harrowdale-2024"]),
        ("Which councils are not good?", ["ashwell-2013", "tilbrook-2015"]),
        ("Which councils weren't inadequate or good?", ["ashwell-2013"]),
        ("Which councils are good or better?", ["harrowdale-2024"]),
        ("Which councils are less than good?", ["ashwell-2013", "tilbrook-2015"]),
        ("Which councils are less than good for leadership?", ["tilbrook-2015"]),
        ("which are requires improvement or inadequate", ["ashwell-2013", "tilbrook-2015"]),
        ("who is the worst council", ["tilbrook-2015"]),
        ("who did best on leadership?", ["harrowdale-2024"]),
        ("Which councils are good in every area?", []),
        ("Is Harrowdale better than Tilbrook?", ["tilbrook-2015", "harrowdale-2024"]),
        ("Compare Tilbrook and Harrowdale", ["tilbrook-2015", "harrowdale-2024"]),
    ],
)  # fmt: skip
def test_the_reports_with_a_grade_are_picked_as_people_ask_for_them(question, expected):
    assert [row.document.id for row in grades(question).rows] == expected


def test_every_report_has_its_row_when_grades_are_compared():
    found = grades("How do the councils compare on care leavers' grades?")
    assert [(row.document.id, [s.text for s in row.sentences]) for row in found.rows] == [
        ("tilbrook-2015", ["4. Experiences and progress of care leavers: Require improvement"]),
        ("harrowdale-2024", [f"Judgement: {LEAVERS}; Grade: Outstanding"]),
    ]


def test_who_has_the_better_outcome_is_a_row_each():
    found = grades("Has Tilbrook or Harrowdale the better outcome?")
    assert [row.document.id for row in found.rows] == ["tilbrook-2015", "harrowdale-2024"]


def test_all_the_grades_of_one_report_come_in_its_order():
    assert answered("What were the judgements in Harrowdale?") == [
        f"Judgement: {area}; Grade: {grade}" for area, grade in NEW_GRADES
    ]


@pytest.mark.parametrize(
    ("question", "cited", "counted"),
    [
        ("How many councils are inadequate?", 1, "1 report has that grade."),
        ("How many areas were good in Harrowdale?", 2, "2 areas have that grade."),
    ],
)
def test_how_many_have_a_grade_is_counted(question, cited, counted):
    found = grades(question)
    assert (len(found.sentences), found.counted) == (cited, counted)


def test_papers_compared_on_what_is_graded_begin_with_their_grades():
    text = "Compare Harrowdale and Tilbrook on leadership"
    asked = read(Question(text), text, scope_of(text, DOCUMENTS, Filters()))
    assert not graded(asked, BY_ID.__getitem__).rows
    assert [s.text for row in of_compared(asked, BY_ID.__getitem__) for s in row.sentences] == [
        "5. Leadership, management and governance: Inadequate",
        f"Judgement: {LEADERS}; Grade: Good",
    ]


def test_papers_compared_on_a_number_have_no_grades():
    text = "How many care leavers were there in Harrowdale and Tilbrook?"
    asked = read(Question(text), text, scope_of(text, DOCUMENTS, Filters()))
    assert asked.comparing
    assert of_compared(asked, BY_ID.__getitem__) == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "How did Elmstow do?",
            ["Fostering", f"{OVERALL}: Good", "Early help", f"{OVERALL}: Adequate"],
        ),
        ("What was overall effectiveness for early help in Elmstow?",
         ["Early help", f"{OVERALL}: Adequate"]),
    ],
)  # fmt: skip
def test_a_row_that_two_tables_print_stands_under_the_head_of_its_own(question, expected):
    given = [(f"Fostering: {OVERALL}", "Good"), (f"Early help: {OVERALL}", "Adequate")]
    document, paragraphs = report(
        "Elmstow",
        2011,
        given,
        ("Tables, row 1", ("Tables",), 9, "Fostering"),
        ("Judgements, row 1", ("Judgements", "Fostering"), 9, f"{OVERALL}: Good"),
        ("Tables, row 2", ("Tables",), 9, "Early help"),
        ("Judgements, row 2", ("Judgements", "Early help"), 9, f"{OVERALL}: Adequate"),
    )
    asked = read(Question(question), question, scope_of(question, (document,), Filters()))
    found = all_grades(asked, SimpleNamespace(paragraphs_of=lambda _: paragraphs))
    assert [s.text for s in found.sentences] == expected
    assert OVERALL in found.matches[0].paragraph.text


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which councils improved?",
         [(2016, f"Judgement: {OVERALL}; Grade: Inadequate"),
          (2022, f"Judgement: {OVERALL}; Grade: Good")]),
        ("Which councils got worse?", []),
        (
            "Has Marlow Vale got better?",
            [(2016, f"Judgement: {OVERALL}; Grade: Inadequate"),
             (2022, f"Judgement: {OVERALL}; Grade: Good")],
        ),
        (
            "Did Marlow Vale improve for care leavers?",
            [(2016, f"Judgement: {LEAVERS}; Grade: Requires improvement"),
             (2022, f"Judgement: {LEAVERS}; Grade: Good")],
        ),
        ("Has Marlow Vale got better at recycling?", []),
        ("Has Harrowdale got better?", []),
    ],
)  # fmt: skip
def test_whether_a_body_has_got_better_is_told_by_its_grades_year_by_year(question, expected):
    old = [(OVERALL, "Inadequate"), (LEAVERS, "Requires improvement")]
    new = [(OVERALL, "Good"), (LEAVERS, "Good")]
    held = REPORTS | dict(
        report("Marlow Vale", year, given, *rows_of(given))
        for year, given in ((2022, new), (2016, old))
    )
    by_id = {document.id: paragraphs for document, paragraphs in held.items()}
    asked = read(Question(question), question, scope_of(question, tuple(held), Filters()))
    rows = graded(asked, by_id.__getitem__).rows
    assert [(row.facts.year, *(s.text for s in row.sentences)) for row in rows] == expected
