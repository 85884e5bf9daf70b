"""Headings that give a grade can be quoted, and stay the headings of what follows them."""

import pytest

from assistant.kinds.grades import says_a_grade
from ingest.lines import Line
from ingest.structure.paragraphs import paragraphs_in

WORDS = "Leaders and managers have not made sure that every child is seen in good time, and so on."


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("The overall judgement is that children’s services require improvement", True),
        ("Children’s services in Kirkby Vale are inadequate", True),
        ("Children’s services in Kirkby Vale require improvement to be good", True),
        ("The Local Safeguarding Children Board is good¹", True),
        ("The graded judgement for adoption performance is that it is outstanding", True),
        ("The board requires improvement because:", False),
        ("What is good", False),
        ("Areas for improvement", False),
        ("What needs to improve", False),
        ("Leadership: Good", False),
    ],
)
def test_a_sentence_with_a_grade_is_told_from_other_headings(heading, expected):
    assert says_a_grade(heading) is expected


def lines(*rows):
    return [
        Line(text, page=1, x=72, right=72 + 5 * len(text), y=80 + 30 * n, size=size, bold=size > 12)
        for n, (text, size) in enumerate(rows)
    ]


def test_the_judgement_of_the_whole_on_the_front_is_a_paragraph_of_it():
    found = paragraphs_in(
        lines(
            ("Vale of Anyborough Council", 20),
            ("The overall judgement is that children’s services require improvement", 16),
            (WORDS, 12),
            ("Summary of findings", 16),
            (WORDS, 12),
        ),
        "vale",
    )
    assert [(p.number, p.section, p.text) for p in found][1:] == [
        (
            "Front page, paragraph 2",
            ("Front page",),
            "The overall judgement is that children’s services require improvement",
        ),
        ("Front page, paragraph 3", ("Front page",), WORDS),
        ("Summary of findings, paragraph 1", ("Summary of findings",), WORDS),
    ]


def test_a_graded_heading_further_on_is_quoted_as_a_heading_and_still_heads_its_section():
    board = "The Local Safeguarding Children Board is good"
    found = paragraphs_in(
        lines(("Report", 20), ("Summary", 16), (WORDS, 12), (board, 16), (WORDS, 12)), "vale"
    )
    assert [(p.number, p.section, p.text) for p in found][-2:] == [
        (f"{board}, heading", (board,), board),
        (f"{board}, paragraph 1", (board,), WORDS),
    ]


def test_areas_with_their_grades_stand_beside_each_other_however_large_they_are_set():
    found = paragraphs_in(
        lines(
            ("Report", 24),
            ("What needs to improve", 18),
            (WORDS, 12),
            ("Children who need help: good", 18),
            (WORDS, 12),
            ("Care leavers: outstanding", 15),
            (WORDS, 12),
            ("Health", 14),
            (WORDS, 12),
        ),
        "vale",
    )
    assert [p.section for p in found][2:] == [
        ("Children who need help: good",),
        ("Care leavers: outstanding",),
        ("Care leavers: outstanding", "Health"),
    ]


def test_a_graded_heading_in_ordinary_type_is_a_heading_however_long_and_close():
    area = "The experiences and progress of children who need help and protection"
    rows = [
        ("What needs to improve", 72, 80, True),
        ("• The timeliness of plans.", 72, 110, False),
        (f"{area}: good", 72, 140, False),
        (
            "1. Families are helped early by hubs that stand close to where they live.",
            72,
            170,
            False,
        ),
        (
            "2. Meetings are well attended by police, by health and also by education.",
            72,
            200,
            False,
        ),
        (f"{area[:40]} who wait: requires improvement", 72, 214, False),
        ("3. Children move too often.", 72, 244, False),
    ]
    found = paragraphs_in(
        [
            Line(text, page=1, x=x, right=x + 5 * len(text), y=y, size=11, bold=bold)
            for text, x, y, bold in rows
        ],
        "vale",
    )
    assert [(p.number, p.section[-1]) for p in found if p.form == "paragraph"] == [
        ("1", f"{area}: good"),
        ("2", f"{area}: good"),
        ("3", f"{area[:40]} who wait: requires improvement"),
    ]


def test_the_first_heading_below_the_running_text_of_a_letter_heads_what_is_under_it():
    found = paragraphs_in(
        lines(
            ("Dear partners", 11),
            (WORDS, 11),
            ("Key strengths", 13),
            ("• Leaders trust one another.", 11),
            ("• The centre helps children within ten days.", 11),
            ("Areas for improvement", 13),
            ("• Meetings are held too late.", 11),
        ),
        "vale",
    )
    assert [(p.section[-1], p.form) for p in found if p.form == "bullet"] == [
        ("Key strengths", "bullet"),
        ("Key strengths", "bullet"),
        ("Areas for improvement", "bullet"),
    ]
