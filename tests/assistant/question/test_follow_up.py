from dataclasses import replace

import pytest

from assistant.answers import Answer, Question, Sentence, Turn
from assistant.documents import Citation
from assistant.question.follow_up import (
    cited_before,
    completed,
    of_the_documents,
    only_names,
    points_back,
)
from tests.support.seed_like import DOCUMENTS, LETTER, paragraph

CITED = Sentence(
    "It is so.", (Citation(paragraph(LETTER, 0, "Findings, bullet 1", "It is so."), "It is so."),)
)


def asked(before, text):
    turn = Turn(before, Answer(Question(before), "answered", (CITED,)))
    return completed(text, (turn,), DOCUMENTS)


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        (
            "How good was early help in 2020?",
            "and in 2012?",
            "How good was early help in 2012?",
        ),
        (
            "What does the 2020 inspection say about private fostering?",
            "what about care leavers?",
            "What does the 2020 inspection say about care leavers?",
        ),
        (
            "What does the 2020 inspection say about private fostering?",
            "and for care leavers?",
            "What does the 2020 inspection say about care leavers?",
        ),
        ("Is early help good?", "why?", "Why: Is early help good?"),
        ("What was decided about early help?", "when?", "When: What was decided about early help?"),
        ("Who wrote the letter?", "When was the visit?", "When was the visit?"),
        (
            "How many plans were there in March 2014?",
            "and the year before?",
            "How many plans were there in March 2013?",
        ),
        (
            "What is the committee looking at in January 2025?",
            "and in march?",
            "What is the committee looking at in march 2025?",
        ),
        (
            "How did Ofsted grade Harrowdale's leadership in 2020?",
            "and what about help and protection?",
            "What grade was given for help and protection in Harrowdale Borough Council in 2020?",
        ),
        (
            "How many carers has Harrowdale Borough Council?",
            "and Eastmere?",
            "How many carers has Eastmere County Council?",
        ),
        (
            "how did harrowdale do on leadership in 2020?",
            "and eastmere?",
            "how did Eastmere County Council do on leadership?",
        ),
        (
            "What needs to improve in Harrowdale in 2012?",
            "and in Eastmere in 2018?",
            "What needs to improve in Eastmere County Council in 2018?",
        ),
        (
            "Is early help good?",
            "How many foster carers were approved at the panel?",
            "How many foster carers were approved at the panel?",
        ),
    ],
)
def test_a_follow_up_is_completed_from_the_question_before(before, text, expected):
    assert asked(before, text) == expected


def test_what_is_spoken_of_outlasts_a_question_about_it():
    assert asked("Is it new? (Is early help good)", "when did it start?") == (
        "When did it start? (Is early help good)"
    )
    assert asked("Is it new? (Is early help good)", "why?") == "Why: Is it new?"
    assert asked("When: What was decided?", "why?") == "Why: What was decided?"
    assert asked("How many are in care (CLA)?", "why?") == "Why: How many are in care (CLA)?"


def test_why_asks_of_what_was_answered_last():
    decided = Turn("What was decided on the depot?", Answer(Question(""), "answered", (CITED,)))
    refused = Turn("Who was against it?", Answer(Question(""), "not_found"))
    assert completed("Why?", (decided, refused), DOCUMENTS) == (
        "Why: What was decided on the depot?"
    )
    assert asked("Who was against it? (What was decided on the depot)", "Why?") == (
        "Why: What was decided on the depot"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("And Parks?", "What is the Parks budget for 2031/32?"),
        ("What about for parks?", "What is the parks budget for 2031/32?"),
    ],
)
def test_another_row_takes_the_place_of_the_one_that_answered(text, expected):
    row = "Service: Street Care; 2030/31: 1,210; 2031/32: 1,305"
    cited = replace(paragraph(LETTER, 0, "Table 1, row 1", row), form="row")
    answer = Answer(Question(""), "answered", (Sentence(row, (Citation(cited, row),)),))
    before = "What is the Street Care budget for 2031/32?"
    assert completed(text, (Turn(before, answer),), DOCUMENTS) == expected


def test_a_paragraph_beside_another_is_spoken_of_by_its_own_number():
    beside = "bullet 1 of the Eastmere County Council 2018 focused visit"
    assert asked("the one before", "read me that again") == (
        f"Read me that again? (Findings, {beside})"
    )
    assert asked("when is the next one", "how did they vote") == (
        "How did they vote? (when is the next one)"
    )


PARAGRAPH_12 = "What does paragraph 12 of the Eastmere letter say?"


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        (PARAGRAPH_12, "and 13?", "What does paragraph 13 of the Eastmere letter say?"),
        (PARAGRAPH_12, "and paragraph 14", "What does paragraph 14 of the Eastmere letter say?"),
        (PARAGRAPH_12, "what does 13 say", "What does paragraph 13 of the Eastmere letter say?"),
        (PARAGRAPH_12, "and row 2?", "What does row 2 of the Eastmere letter say?"),
        ("what does 4.2 say", "and 4.3?", "what does 4.3 say"),
        ("What is the third recommendation?", "and 4?", "What is the recommendation 4?"),
        ("Show me HE1 of the plan", "and HE2", "Show me HE2 of the plan"),
        (PARAGRAPH_12, "what about the next one?", "what about the next one?"),
        (PARAGRAPH_12, "and the next?", "and the next?"),
        (
            PARAGRAPH_12,
            "and 2019?",
            "What does paragraph 12 of the Eastmere letter say in 2019?",
        ),
    ],
)
def test_the_number_that_is_asked_for_gives_way_to_another(before, text, expected):
    assert asked(before, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("who else?", "Who else: Who signed the letter?"),
        ("for how long?", "For how long: Who signed the letter?"),
        ("by when?", "By when: Who signed the letter?"),
        ("is that all?", "Is that all: Who signed the letter?"),
        ("and anything else?", "Anything else: Who signed the letter?"),
        ("how come?", "Why: Who signed the letter?"),
    ],
)
def test_a_question_without_a_word_of_its_own_goes_on(text, expected):
    assert asked("Who signed the letter?", text) == expected


@pytest.mark.parametrize("text", ["thanks", "hello?", "ok", "what can you do?", "thank you!"])
def test_small_talk_goes_on_from_nothing(text):
    assert asked("Who signed the letter?", text) == text


def test_a_question_is_no_follow_up_of_small_talk_or_of_what_was_turned_away():
    told = Turn("Is it so?", Answer(Question("Is it so?"), "answered", (CITED,)))
    missed = Turn("Is it?", Answer(Question("Is it?"), "not_found", note="No."))
    thanks = Turn("thanks", Answer(Question("thanks"), "answered", note="Gladly."))
    poem = Turn("A poem!", Answer(Question("A poem!"), "out_of_scope", note="No."))
    assert of_the_documents((told, missed, thanks, poem)) == (told, missed)


def test_a_council_that_is_not_held_is_a_place_all_the_same():
    assert asked("What was found on fostering in Eastmere?", "What about Hartlepool?") == (
        "What was found on fostering in Hartlepool?"
    )


def test_another_subject_is_counted_as_the_first_was():
    assert asked("How many lamps are red in Harrowdale?", "and amber?") == (
        "How many amber? (How many lamps are red in Harrowdale)"
    )


@pytest.mark.parametrize(
    ("text", "on", "kept"),
    [
        ("What did the council agree?", False, True),
        ("and who signed it?", True, True),
        ("Which councils were judged inadequate?", False, False),
        ("and in the other councils?", True, False),
        ("and in March?", True, False),
        ("What does the plan for new homes say about the height of buildings?", False, False),
    ],
)
def test_a_question_of_others_leaves_the_documents_that_were_cited(text, on, kept):
    turn = Turn("What?", Answer(Question("What?"), "answered", (CITED,)))
    assert bool(cited_before(text, on, (turn,))) == kept


def test_the_first_question_stands_as_it_is():
    assert completed("and in 2012?", (), DOCUMENTS) == "and in 2012?"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("and in Harrowdale?", "Harrowdale"),
        ("What about the 2020 inspection?", "2020 inspection"),
        ("When was the last inspection?", ""),
        ("What is the latest report?", ""),
        ("Harrowdale fostering?", ""),
    ],
)
def test_a_name_alone_asks_nothing(text, expected):
    assert only_names(text, DOCUMENTS) == expected


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("Is there a cycling strategy?", False),
        ("How much is council tax this year?", False),
        ("How many of the homes are for one person?", False),
        ("Who was there?", True),
        ("Who signed it?", True),
        ("What does this report say?", True),
        ("Which one is the oldest?", True),
    ],
)
def test_what_points_back_points_at_something_said(text, back):
    assert points_back(text) is back


@pytest.mark.parametrize("text", ["£5,000 was paid to whom?", "“Green Flag” award?", "???"])
def test_a_mark_at_the_beginning_is_no_opening(text):
    assert asked("How much was spent on parks?", text) == text
