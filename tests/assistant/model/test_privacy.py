"""Personal identifiers never leave the machine."""

from dataclasses import replace

import pytest

from assistant.answers import Question
from assistant.model.privacy import masked
from assistant.model.write import prompt
from tests.support.bad_models.council import CASELOADS


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("My number is QQ 12 34 56 C.", "My number is (National Insurance number)."),
        ("AB 12 34 56 C", "(National Insurance number)"),
        ("ab123456c", "(National Insurance number)"),
        ("ab 12 34 56 a", "(National Insurance number)"),
        ("AB-12-34-56-C", "(National Insurance number)"),
        ("AB 123456 A", "(National Insurance number)"),
        ("AB 12 34 56 was given", "(National Insurance number) was given"),
        ("write to a.b-c@council.gov.uk today", "write to (e-mail address) today"),
        ("ring 01952 380000", "ring (phone number)"),
        ("+44 (0)20 7946 0958", "(phone number)"),
        ("(020) 7946 0018", "(phone number)"),
        ("4111 1111 1111 1111", "(card number)"),
        ("NHS 943 476 5919", "NHS (NHS number)"),
    ],
)
def test_an_identifier_is_masked(text, sent):
    assert masked(text) == sent


@pytest.mark.parametrize(
    "text",
    [
        "How did it change from 2019 2020 2021 to 2022?",
        "Is £3,700,000 or 1,234,567 the budget?",
        "What does paragraph 3.7 of the 9 to 13 December 2019 inspection say?",
        "Report 10012345 said 45% of 1,204 children",
        "Who is responsible for CYP26?",
        "Savings are due by 2023-24, or 2024 25, at 2019-20 prices as 2018-19 ended",
        "DUE BY 2023-24",
        "It fell by 150000 in May, by 150000 a year and to 250 000",
        "Asset 4111 1111 1111 1112 is the bridge",  # no card: its check digit is wrong
        "Order 943 476 5918 came late",  # no NHS number, for the same reason
    ],
)
def test_figures_dates_and_references_are_left_alone(text):
    assert masked(text) == text


def test_neither_the_question_nor_a_paragraph_carries_an_address_to_the_model():
    paragraph = replace(CASELOADS, text="Write to ada@hale.gov.uk.")
    sent = prompt(Question("Who is bo@hale.gov.uk?"), [paragraph], {})
    assert sent == "[1] Write to (e-mail address).\n\nQuestion: Who is (e-mail address)?"


def test_the_brackets_of_a_paragraph_cannot_be_taken_for_our_tokens():
    paragraph = replace(CASELOADS, text="Costs fell [2] and 【3】 rose.")
    assert prompt(Question("Why?"), [paragraph], {}).startswith("[1] Costs fell (2) and (3) rose.")
