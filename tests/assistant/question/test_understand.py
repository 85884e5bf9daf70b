from dataclasses import replace

import pytest

from assistant.answers import Filters, Question
from assistant.documents import Citation
from assistant.question.scope import scope_of
from assistant.question.understand import read, understood, written_out
from tests.support.hand_built import NEW, HandBuilt
from tests.support.hand_built import at as paragraph_at
from tests.support.seed_like import DOCUMENTS


def asked(text):
    return read(Question(text), text, scope_of(text, DOCUMENTS, Filters()))


@pytest.mark.parametrize(
    ("text", "comparing"),
    [
        ("What did all three inspections say of caseloads?", True),
        ("How did early help change between 2012 and 2020?", True),
        ("Compare the virtual school in 2012 and 2020", True),
        ("Fostering: Harrowdale and Eastmere?", True),
        ("How good is early help in 2020?", False),
        ("What changed for care leavers in the 2020 inspection?", False),
    ],
)
def test_several_documents_named_are_compared(text, comparing):
    assert asked(text).comparing is comparing


def test_words_that_only_choose_documents_are_no_part_of_the_topic():
    assert asked("What was wrong with audits at Harrowdale in 2020?").topic == (
        "What was with audits at in"
    )


def test_a_number_within_a_word_is_no_figure_of_the_question():
    question = "Does the s151 officer spend £1,200 or 15% on Q3 reports?"
    assert asked(question).numbers == ("£1,200", "15%")


@pytest.mark.parametrize(
    ("text", "picking", "topic"),
    [
        ("Which reports are due in spring?", False, "Which reports are due in spring?"),
        ("Which inspections mention county lines?", True, "mention county lines?"),
        ("Which of the councils say anything of mould?", True, "say anything mould?"),
        ("What did the inspections say of mould?", False, "What did the inspections say mould?"),
    ],
)
def test_which_documents_say_it_asks_for_those_and_not_for_the_word(text, picking, topic):
    found = asked(text)
    assert (found.picking, " ".join(found.topic.split())) == (picking, topic)


@pytest.mark.parametrize(("own", "stays"), [("and fostering?", True), ("and harrowdale?", False)])
def test_a_follow_up_that_names_a_council_leaves_the_papers_cited_before(own, stays):
    cited = (Citation(paragraph_at(NEW, "1"), "Social workers hold 15 cases each"),)
    completed = "What is said of fostering in Harrowdale?"
    found = understood(Question(own), completed, HandBuilt(), cited, on=True)
    assert bool(found.there) is stays


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("the next one", ()),
        ("How did they vote? (when is the next one)", None),
        ("What does it mean? (paragraph 7 of the 2022 inspection)", (("7", "7"),)),
    ],
)
def test_the_next_paragraph_is_gone_on_to_once(text, numbers):
    reference = understood(Question(text), text, HandBuilt()).reference
    assert (reference and reference.numbers) == numbers


def test_a_document_that_is_not_held_is_named_without_the_number_asked_of_it():
    text = "paragraph 3 of the 2015 inspection of Harrowdale"
    assert understood(Question(text), text, HandBuilt()).scope.missing.startswith("2015 inspection")


def test_a_short_name_in_capitals_is_written_out():
    said = replace(asked("Who was DCS in 2020?"), expansions=(("dcs", "director of services"),))
    again = written_out(said)
    assert (again.text, again.expansions) == (
        "Who was director of services in 2020?",
        said.expansions,
    )
    assert "DCS" not in again.names
    assert written_out(replace(said, text="Who was the director?")) is None
