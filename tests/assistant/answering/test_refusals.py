"""What is said where nothing is answered: plainly, and with what to do next."""

from dataclasses import replace

import pytest

from assistant.answering.refusals import (
    half_found,
    is_of_the_assistant,
    none_within_limits,
    nothing,
    nothing_asked,
    nothing_found,
)
from assistant.answers import Filters, Match
from assistant.documents import Facts
from assistant.finding.weigh import Evidence
from assistant.kinds.every import kind_named
from assistant.question.asked import Source
from assistant.question.periods import periods_in
from assistant.text.sentences import Piece
from tests.support.hand_built import DOCUMENTS, NEW, asked, at


@pytest.mark.parametrize(
    "text",
    [
        "Write me a poem about elms",
        "Tell me a joke",
        "What do you think of it?",
        "What is your opinion of it?",
        "Who are you?",
        "thanks, hello",
    ],
)
def test_what_is_asked_of_the_assistant_is_no_question_for_documents(text):
    assert is_of_the_assistant(text)


@pytest.mark.parametrize(
    "text",
    [
        "Why did members write off the debt?",
        "Who did members vote for as chair?",
        "What is the code of conduct?",
        "Should I recycle glass?",
        "AI",
        "is it 5G",
        "Tell me all the recommendations",
        "Can you tell me all the actions agreed in March?",
        "Tell us a bit about the housing strategy",
        "How many people answered yes to “Do you agree with the proposal?”",
    ],
)
def test_a_question_that_documents_may_answer_is_one_whatever_its_words(text):
    assert not is_of_the_assistant(text)


def test_minutes_are_many():
    question = asked("What did the minutes say of bats?")
    facts = replace(NEW.facts, kind="minutes")
    document = replace(NEW, facts=facts, called="Minutes of 3 May 2022")
    minutes = Source(document, document.facts)
    one = replace(question, scope=replace(question.scope, sources=(minutes,), exact=True))
    assert nothing_found(one, DOCUMENTS).startswith(f"The {minutes.name} do not answer this.")


def test_papers_are_listed_as_people_list_them():
    question = asked("What did the inspections say of bats?")
    three = tuple(
        Source(replace(NEW, called=f"{name} plan"), NEW.facts) for name in ("Ash", "Elm", "Oak")
    )
    several = replace(question, scope=replace(question.scope, sources=three, exact=True))
    assert nothing_found(several, DOCUMENTS).startswith(
        "The Ash plan, the Elm plan and the Oak plan do not answer this."
    )


def test_a_document_that_is_not_there_is_named_and_those_that_are():
    question = asked("What did the 2022 inspection say of bats?")
    missing = replace(question, scope=replace(question.scope, missing="2016 inspection"))
    assert nothing_found(missing, DOCUMENTS) == (
        "No document in the library is of 2016 inspection, and the others do not answer this."
        " There are: " + "; ".join(document.name for document in DOCUMENTS) + "."
    )
    assert nothing_found(question, DOCUMENTS) == (
        f"The {NEW.name} does not answer this. The closest paragraphs are offered below."
    )


def test_a_name_alone_is_met_with_what_people_ask_of_such_documents():
    note, choices = nothing_asked("Harrowdale", ["inspection", "inspection", "minutes"])
    examples = kind_named("inspection").examples
    assert choices == tuple(example.format(name="Harrowdale") for example in examples)
    assert note == (
        "What would you like to know of Harrowdale? Ask a whole question, such as these."
    )


def test_the_half_of_a_question_that_has_no_answer_is_said():
    assert half_found(["who planted the limes"]) == (
        "The documents do not say: “Who planted the limes?”"
    )
    assert half_found([]) == ""


def test_what_a_year_alone_prefers_is_not_all_that_was_searched():
    question = asked("Why did Councillor Lund leave the 2022 meeting?")
    one = replace(
        question, scope=replace(question.scope, sources=(Source(NEW, NEW.facts),), narrowed=True)
    )
    assert nothing_found(one, DOCUMENTS).startswith("The documents do not answer this.")


def test_a_title_that_is_no_name_stands_in_quotation_marks():
    question = asked("What is said of bats?")
    source = Source(replace(NEW, facts=Facts(title="Question 5")), Facts(title="Question 5"))
    one = replace(question, scope=replace(question.scope, sources=(source,), exact=True))
    assert nothing_found(one, DOCUMENTS).startswith("“Question 5” does not answer this.")


def test_a_year_is_denied_of_what_was_looked_in_alone():
    question = asked("How much was the precept?")
    scope = replace(question.scope, missing="2021", named=("Kent",), untold=periods_in("2021"))
    said = nothing_found(replace(question, scope=scope), DOCUMENTS)
    assert said.startswith("No document of Kent in the library is dated 2021, and the others")
    limited = replace(question.question, filters=Filters(kinds=("minutes",)))
    said = nothing_found(replace(question, question=limited, scope=scope), DOCUMENTS)
    assert said.startswith("No document of Kent within the limits is dated 2021")


@pytest.mark.parametrize(
    ("filters", "limits"),
    [
        (Filters(kinds=("letter",), to_year=1999), "letter, up to 1999"),
        (Filters(from_year=2025, to_year=2019), "from 2025 to 2019"),
        (Filters(documents=("gone",)), "gone"),
    ],
)
def test_limits_that_leave_no_document_are_said_alone(filters, limits):
    question = asked("How much was the precept?")
    limited = replace(question, question=replace(question.question, filters=filters))
    for way in (none_within_limits, nothing):
        assert way(limited, DeskOf()).note == f"No document is within these limits: {limits}."
    assert none_within_limits(question, DeskOf()) is None


class DeskOf:
    """What a refusal looks at: the nearest paragraphs, and no evidence."""

    def __init__(self, *paragraphs):
        self.documents, self._matches = DOCUMENTS, tuple(Match(p, 0.5) for p in paragraphs)

    def matches(self, asked):
        return self._matches

    def evidence(self, asked):
        return ()


@pytest.mark.parametrize(
    ("around", "meaning", "close"), [(0.0, 0.3, False), (0.2, 0.1, True), (0.0, 0.5, True)]
)
def test_a_paragraph_is_called_close_only_where_something_of_the_question_is_in_it(
    around, meaning, close
):
    match = Match(at(NEW, "1"), 0.5, meaning)
    desk = DeskOf()
    desk.matches = lambda asked: (match,)
    desk.evidence = lambda asked: (Evidence(match, Piece("Bats."), 0, {"around": around}, 0.1),)
    found = nothing(asked("What is the capital of Elbonia?"), desk)
    assert (found.matches, found.closest) == ((match,), (match,) if close else ())
    assert ("offered below" in found.note) == close


def test_a_year_that_a_heading_prints_is_not_denied():
    question = asked("What was decided of bats?")
    question = replace(question, scope=replace(question.scope, missing="2016"))
    paragraph = at(NEW, "1")
    told = replace(paragraph, text="In 2016 there were bats.")
    elsewhere = replace(paragraph, document="another", section=("Meeting of 6 May 2016",))
    assert nothing(question, DeskOf(told, elsewhere)).reason == "not held"
    dated = replace(paragraph, section=("Meeting of 6 May 2016",))
    found = nothing(question, DeskOf(dated))
    assert found.reason == "not said" and "dated" not in found.note


def test_a_day_that_a_near_paragraph_prints_is_not_denied():
    question = asked("What is forecast at 31 March 2035?")
    untold = periods_in("31 March 2035")
    question = replace(question, scope=replace(question.scope, untold=untold))
    other = replace(at(NEW, "1"), text="Reserve: Roads; 31 March 2034: 12")
    assert nothing(question, DeskOf(other)).reason == "not held"
    told = replace(other, text="Reserve: Roads; 31 March 2034: 12; 31 March 2035: 10")
    assert nothing(question, DeskOf(other, told)).reason == "not said"
    meeting = replace(question, text="What was said at the meeting on 31 March 2035?")
    assert nothing(meeting, DeskOf(told)).reason == "not held"
