"""Judgements of every form of report since 2009, each with what must not be read as one."""

from dataclasses import replace

import pytest

from assistant.documents import Judgement
from assistant.kinds.every import kind_named
from assistant.kinds.kind import Grading, Kind
from ingest.facts.judgements import judgements_in
from ingest.lines import Line, Span, row_of
from tests.support.fronts import (
    BOARD,
    ILACS_2019,
    ILACS_2024,
    ILACS_2026,
    LETTER_2018,
    PROTECTION_2012,
    RECORD_2012,
    SEND_2024,
    SINGLE_2014,
    SINGLE_2016,
    front,
)

LEADERS = "The impact of leaders on social work practice with children and families"
PROTECTION = "The experiences and progress of children who need help and protection"
IN_CARE = "The experiences and progress of children in care"
LEAVERS = "The experiences and progress of care leavers"
RI, RIG = "Requires improvement", "Requires improvement to be good"


def judged(lines, kind="inspection"):
    return [(row.area, row.grade) for row in judgements_in(lines, kind_named(kind))]


def test_another_kind_brings_the_areas_it_grades():
    card = Kind(
        "report card", "", grading=Grading(areas=("Attendance",), first_rows=("inclusion",))
    )
    rows = front("Inclusion Strong standard\nAttendance Expected standard\nThe pool is open.")
    given = [("Inclusion", "Strong standard"), ("Attendance", "Expected standard")]
    assert [(row.area, row.grade) for row in judgements_in(rows, card)] == given
    heading = front("Attendance: Needs attention\nPupils come late.")
    assert judgements_in(heading, card) == (Judgement("Attendance", "Needs attention"),)
    assert judged(rows) == judged(heading) == []


def test_grades_set_beside_above_and_across_their_areas_are_told_apart():
    assert judged(front(ILACS_2019)) == [
        (LEADERS, RIG),
        (PROTECTION, RIG),
        (IN_CARE + " and care leavers", "Good"),
        ("Overall effectiveness", RIG),
    ]


def test_areas_that_run_on_below_their_grade_are_whole():
    assert judged(front(ILACS_2024)) == [
        (LEADERS, "Good"),
        (PROTECTION, "Inadequate"),
        (IN_CARE, "Good"),
        (LEAVERS, "Outstanding"),
        ("Overall effectiveness", "Inadequate"),
    ]


def test_a_report_without_an_overall_grade_is_given_none():
    assert judged(front(ILACS_2026)) == [
        (LEADERS, "Outstanding"),
        (PROTECTION, "Good"),
        (IN_CARE, "Good"),
        (LEAVERS, "Good"),
    ]


@pytest.mark.parametrize("order", ["by column", "cell by cell"])
def test_the_order_in_which_a_table_is_read_does_not_matter(order):
    head = "Inspection dates: 3 to 7 June 2024\nJudgement\nGrade\n"
    areas = [LEADERS[:36] + "\n" + LEADERS[37:], PROTECTION, LEAVERS]
    grades = ["Good", "Requires improvement\nto be good", "Outstanding"]
    by_column = "\n".join([*areas, *grades])
    by_cell = "\n".join(f"{area}\n{grade}" for area, grade in zip(areas, grades, strict=True))
    found = judged(front(head + (by_column if order == "by column" else by_cell)))
    assert found == [(LEADERS, "Good"), (PROTECTION, RIG), (LEAVERS, "Outstanding")]


def test_a_table_of_the_inspections_before_gives_no_grades():
    overall = "Overall experiences and progress of children and young people"
    table = [
        (overall, "requires improvement to be good"),
        ("How well children and young people are helped and protected", "inadequate"),
    ]
    before = [("09/01/2024", "Full", "Good"), ("1 November 2022", "Full", "Outstanding")]
    rows = [row_of(cells) for cells in (*table, *before)]
    assert judged(rows) == [(overall, RIG), (table[1][0], "Inadequate")]


def test_a_row_on_one_long_line_is_read():
    rows = f"Judgement Grade\n{LEADERS} Good\n{PROTECTION} {RIG}\nOverall effectiveness Good"
    assert judged(front(rows)) == [
        (LEADERS, "Good"),
        (PROTECTION, RIG),
        ("Overall effectiveness", "Good"),
    ]


def test_short_lines_of_prose_below_a_table_read_by_column_are_no_areas():
    columns = f"Judgement\nGrade\n{LEADERS}\n{PROTECTION}\nGood\nInadequate\nChildren\nare safe"
    assert judged(front(columns)) == [(LEADERS, "Good"), (PROTECTION, "Inadequate")]


def test_rows_of_cells_are_read_as_they_stand():
    rows = [("Judgement", "Grade"), (LEADERS, "Good"), (PROTECTION, "Requires improvement")]
    lines = [row_of(cells) for cells in rows]
    assert judged([Line("Inspection of Anytown", level=1), *lines]) == [
        (LEADERS, "Good"),
        (PROTECTION, RI),
    ]


@pytest.mark.parametrize("words", range(1, 5))
def test_a_grade_broken_behind_any_of_its_words_is_whole(words):
    begun, rest = " ".join(RIG.split()[:words]), " ".join(RIG.split()[words:])
    rows = f"""Judgement Grade
    The impact of leaders on social work {begun}
    practice with children and families {rest}
    {PROTECTION} Good
    Overall effectiveness {begun}
    {rest}"""
    assert judged(front(rows)) == [
        (LEADERS, RIG),
        (PROTECTION, "Good"),
        ("Overall effectiveness", RIG),
    ]


def test_a_table_that_leaves_an_area_of_the_framework_without_a_grade_is_not_read_in_part():
    rows = f"Judgement Grade\n{PROTECTION} Good\n{LEAVERS} Good\nOverall effectiveness Requires"
    assert judged(front(rows)) == []
    assert judged(front(f"{rows}\n{LEAVERS}: good\nThey are.")) == [(LEAVERS, "Good")]


WHOLE = "Overall experiences and progress of children and young people"
HELPED = "How well children and young people are helped and protected"


def test_headings_with_a_grade_in_small_letters_are_judgements_whatever_their_area():
    text = f"""Overall judgement at last inspection: outstanding
    {WHOLE}: good
    Children like living here.
    {HELPED} is: requires
    improvement to be good
    Staff are kind."""
    assert judged(front(text)) == [(WHOLE, "Good"), (HELPED, RIG)]
    alone = "Inspectors found that the work of the home has been the following: good"
    assert judged(front(f"{alone}\nand often better.")) == []


def test_a_grade_in_small_letters_set_apart_ends_a_row_and_headings_give_what_is_missing():
    rows = [(f"{WHOLE}, taking into account", "good"), (HELPED, "inadequate")]
    apart = [
        replace(line, spans=(Span(area, 60, 300), Span(grade, 400, 440)))
        for (area, grade), line in zip(rows, front("\n".join(map(" ".join, rows))), strict=True)
    ]
    assert judged(apart) == [(rows[0][0], "Good"), (HELPED, "Inadequate")]
    headed = front(f"{WHOLE}: good\nThey are.\nThe effectiveness of leaders: outstanding", page=3)
    assert judged([*apart, *headed]) == [
        (WHOLE, "Good"),
        (HELPED, "Inadequate"),
        ("The effectiveness of leaders", "Outstanding"),
    ]


def test_a_grade_that_ends_a_row_does_not_complete_the_grade_above():
    rows = f"Judgement Grade\n{PROTECTION}\n{RI}\n{LEAVERS} {RIG}\nOverall effectiveness {RI}"
    assert judged(front(rows)) == [
        (PROTECTION, RI),
        (LEAVERS, RIG),
        ("Overall effectiveness", RI),
    ]


def test_the_single_inspection_has_an_overall_sentence_numbered_rows_and_a_board():
    assert judged([*front(SINGLE_2016), *front(BOARD, page=35)]) == [
        ("Overall effectiveness", RIG),
        ("Children who need help and protection", RI),
        ("Children looked after and achieving permanence", RI),
        ("Adoption performance", "Good"),
        ("Experiences and progress of care leavers", "Inadequate"),
        ("Leadership, management and governance", RI),
        ("Local Safeguarding Children Board", RIG),
    ]


def test_the_overall_judgement_of_2014_stands_before_a_sentence_of_its_own():
    assert judged(front(SINGLE_2014))[:2] == [
        ("Overall effectiveness", "Inadequate"),
        ("Children who need help and protection", "Inadequate"),
    ]


@pytest.mark.parametrize(
    ("sentence", "grade"),
    [
        ("The overall judgement is that children’s services are good", "Good"),
        ("The overall judgement is requires improvement", RI),
        ("Children’s services in the Isle of Any are inadequate", "Inadequate"),
        ("Children’s services in Anyham Council require improvement to\nbe good", RIG),
    ],
)
def test_the_overall_sentence_has_several_forms(sentence, grade):
    text = SINGLE_2016.replace(
        "Children’s services in Anytown require improvement\nto be good", sentence
    )
    assert judged(front(text))[0] == ("Overall effectiveness", grade)


def test_two_overall_sentences_that_disagree_are_no_judgement():
    both = "Children’s services in Anytown are good\nThe overall judgement is inadequate"
    text = SINGLE_2016.replace(
        "Children’s services in Anytown require improvement\nto be good", both
    )
    assert judged(front(text))[0] == ("Children who need help and protection", RI)


def test_a_grade_broken_in_the_middle_is_mended():
    text = SINGLE_2014.replace("protection Inadequate", "protection\nRequires\nImprovement")
    assert judged(front(text))[1:4] == [
        ("Children who need help and protection", RI),
        ("Children looked after and achieving permanence", RI),
        ("Adoption performance", "Good"),
    ]


def test_footnote_marks_are_no_part_of_an_area_or_grade():
    text = SINGLE_2014.replace("governance Inadequate", "governance ¹ Inadequate 2")
    assert judged(front(text))[-1] == ("Leadership, management and governance", "Inadequate")


def test_spaces_lost_inside_a_grade_are_put_back():
    text = ILACS_2019.replace("Requires improvement to be good", "Requires improvementto be good")
    assert judged(front(text))[0] == (LEADERS, RIG)


def test_a_child_protection_inspection_of_2012_has_its_record():
    record = """Record of main findings
    Local authority arrangements for the protection of children
    Overall effectiveness Adequate
    The effectiveness of the help and protection provided to children, Good
    young people, families and carers
    The quality of practice Inadequate
    Leadership and governance Adequate"""
    assert judged([*front(PROTECTION_2012), *front(record, page=20)]) == [
        ("Overall effectiveness", "Adequate"),
        (
            "The effectiveness of the help and protection provided to children, "
            "young people, families and carers",
            "Good",
        ),
        ("The quality of practice", "Inadequate"),
        ("Leadership and governance", "Adequate"),
    ]


def test_a_description_of_the_grades_is_no_judgement_of_the_board():
    meaning = "What the judgements mean\nAn LSCB requires improvement if it does not yet show it.\n"
    prose = "The Local Safeguarding Children Board is good at listening to children.\n"
    rows = judged([*front(SINGLE_2016), *front(meaning + prose, page=45)])
    assert not any("Board" in area for area, _ in rows)


def test_areas_that_repeat_in_a_record_are_named_with_their_section():
    assert judged([*front("Inspection of Anyshire"), *front(RECORD_2012, page=38)]) == [
        ("Safeguarding services: Overall effectiveness", "Adequate"),
        ("Safeguarding services: Capacity for improvement", "Good"),
        ("Safeguarding services: Children and young people are safe and feel safe", "Adequate"),
        ("Safeguarding services: Quality of provision", "Inadequate"),
        ("Services for looked after children: Overall effectiveness", "Good"),
        ("Services for looked after children: Capacity for improvement", "Outstanding"),
        ("Services for looked after children: Being healthy", "Adequate"),
        ("Services for looked after children: Quality of provision", "Good"),
        (
            "Services for looked after children: Performance management and quality assurance",
            "Good",
        ),
    ]


@pytest.mark.parametrize("number", ["", "1. ", "3 "])
def test_a_sentence_gives_the_overall_grade_where_no_table_does(number):
    said = PROTECTION_2012 + (
        f"Overall effectiveness\n{number}The overall effectiveness of the arrangements to "
        "protect children in Anyshire is\njudged to be adequate. Leaders act."
    )
    assert judged(front(said)) == [("Overall effectiveness", "Adequate")]


def test_headings_give_the_grades_where_the_table_is_a_picture():
    headings = f"""Inspection of Anytown local authority children’s services
    {PROTECTION[:-11]}
    protection: requires improvement to be good
    1. Children wait.
    {LEAVERS}: good
    """
    assert judged(front(headings)) == [(PROTECTION, RIG), (LEAVERS, "Good")]


@pytest.mark.parametrize(
    "kind",
    ["focused visit", "monitoring visit", "joint inspection", "committee pack", "letter", ""],
)
def test_what_grades_nothing_is_given_no_judgement(kind):
    assert judged(front(LETTER_2018), kind) == []


def test_a_grade_the_text_contradicts_is_left_out():
    lines = [*front(ILACS_2026), *front(f"{LEAVERS}: inadequate\n1. They wait.", page=9)]
    assert (LEAVERS, "Good") not in judged(lines)
    assert (IN_CARE, "Good") in judged(lines)


def test_grades_of_an_earlier_inspection_are_not_this_ones():
    earlier = """Inspection of services for children in Anytown
    Inspection date: 3 to 7 June 2017
    The previous inspection was published in August 2015. The judgements were:
    • Overall effectiveness: Inadequate
    • Children who need help and protection: Inadequate
    • Leadership, management and governance: Inadequate"""
    assert judged(front(earlier)) == []


def test_a_page_that_ends_at_the_headings_of_a_table_has_no_rows():
    assert judged(front("Inspection of Anytown\nJudgement Grade")) == []
    assert judged(front("Inspection of Anytown\nJudgement\nGrade")) == []


def test_a_table_with_a_cell_too_few_is_not_guessed_at():
    columns = f"Judgement\nGrade\n{LEADERS}\n{PROTECTION}\n{LEAVERS}\nGood\nOutstanding"
    assert judged(front(columns)) == []


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        (
            "arrangements typically lead to positive experiences and",
            "Typically positive experiences",
        ),
        ("arrangements lead to inconsistent experiences and", "Inconsistent experiences"),
        (
            "There are widespread and/or systemic failings leading to significant concerns about",
            "Widespread and/or systemic failings",
        ),
    ],
)
def test_a_SEND_inspection_has_one_of_three_outcomes(sentence, outcome):
    text = SEND_2024.replace("arrangements lead to inconsistent experiences and", sentence)
    assert judgements_in(front(text), kind_named("SEND inspection")) == (
        Judgement("Inspection outcome", outcome),
    )


def test_a_SEND_report_that_tells_of_two_outcomes_is_given_none():
    both = SEND_2024.replace("must work jointly", "had widespread and/or systemic failings, and")
    assert judgements_in(front(both), kind_named("SEND inspection")) == ()
