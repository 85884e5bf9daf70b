"""From the sample documents to an answer: every step in its place."""

import pytest

from assistant.answers import Question, Turn
from assistant.embedding.embedding import embedder_for
from assistant.errors import QuestionRefused
from assistant.library import Library
from assistant.pipeline import Assistant
from assistant.settings import Settings
from tests.support.commands import SAMPLES, run, said

pytestmark = pytest.mark.slow

INSPECTION, OTHER = "ashmere-inspection-2019", "tarrowdale-inspection-2026"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pipeline") / "library"
    done = run("ingest", "add", SAMPLES, "--library", folder)
    assert done.returncode == 0, said(done)
    return Assistant(Library(folder, embedder_for(Settings())))


def cited(answer):
    return {(c.paragraph.document, c.paragraph.number) for c in answer.citations}


@pytest.mark.parametrize(
    ("question", "place", "words"),
    [
        ("How many looked after children were there in Ashmere?", "9", "412"),
        ("What is the population of Ashmere?", "5", "214,600"),
        ("Who was lead member for children in Ashmere in 2019?", "64", "Dempsey"),
        ("What does paragraph 27 of the 2019 inspection say?", "27", "emergency duty team"),
    ],
)
def test_an_answer_holds_the_fact_and_the_printed_number(assistant, question, place, words):
    answer = assistant.answer(Question(question))
    assert (INSPECTION, place) in cited(answer)
    assert words in answer.text
    assert all(citation.is_verbatim for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("How many swimming pools does Ashmere have?", "not_found"),
        ("What does paragraph 900 of the 2019 inspection say?", "not_found"),
        ("Which party do you think should win in May?", "out_of_scope"),
        ("Write me a poem about Ashmere", "out_of_scope"),
    ],
)
def test_what_is_not_answered_says_so_and_quotes_nothing(assistant, question, outcome):
    answer = assistant.answer(Question(question))
    assert (answer.outcome, answer.sentences, bool(answer.note)) == (outcome, (), True)


def test_a_follow_up_changes_the_authority(assistant):
    before = "How many return home interviews are offered within 72 hours in Ashmere?"
    first = assistant.answer(Question(before))
    answer = assistant.answer(Question("and in Tarrowdale?", history=(Turn(before, first),)))
    assert {document for document, _ in cited(answer)} == {OTHER}
    assert "Tarrowdale" in answer.asked_as and "91%" in answer.text


def test_a_short_question_stays_with_the_document_that_was_cited(assistant):
    before = "How were care leavers judged in Tarrowdale?"
    turn = Turn(before, assistant.answer(Question(before)))
    alone = assistant.answer(Question("When was the inspection?"))
    after = assistant.answer(Question("When was the inspection?", history=(turn,)))
    assert {document for document, _ in cited(after)} == {OTHER}
    assert {document for document, _ in cited(alone)} != {OTHER}


@pytest.mark.parametrize(
    "question",
    [
        "paragraph 3.1 improvement plan",
        "point 3.1 of the improvement plan",
        "para 3.1, improvement plan",
    ],
)
def test_what_is_left_of_a_reference_names_its_document(assistant, question):
    answer = assistant.answer(Question(question))
    assert {(c.paragraph.part, c.paragraph.number) for c in answer.citations} == {
        ("Improvement plan: progress", "3.1")
    }


def test_a_grade_asked_of_every_council_has_a_row_for_each_that_got_it(assistant):
    answer = assistant.answer(Question("Which councils require improvement for care leavers?"))
    assert [row.document.id for row in answer.rows] == []
    assert cited(answer) == {(OTHER, "Judgements, row 4")}
    assert answer.note == "1 other report gives another grade."


def test_of_the_documents_only_those_that_say_it_have_a_row(assistant):
    answer = assistant.answer(Question("Which inspections mention the emergency duty team?"))
    assert [row.document.id for row in answer.rows] == [INSPECTION]
    assert answer.note.startswith("Nothing was found in: ")


def test_of_two_questions_in_one_the_half_without_an_answer_is_named(assistant):
    answer = assistant.answer(
        Question("Who led the Ashmere 2019 inspection, and what colour is the town hall?")
    )
    assert answer.outcome == "partly_answered"
    assert [s.text for s in answer.sentences] == [
        "Lead inspector: Margaret Holroyd, Her Majesty’s Inspector"
    ]
    assert answer.note == "The documents do not say: “What colour is the town hall?”"


def test_a_council_named_alone_is_asked_back(assistant):
    answer = assistant.answer(Question("and in Tarrowdale?"))
    assert answer.note.startswith("What would you like to know of Tarrowdale?")
    assert answer.choices[0] == "What needs to improve in Tarrowdale?"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How many calls did the consultation line take, and in what time?", ["1,130 calls"]),
        (
            "Who led the Ashmere 2019 inspection and when was it?",
            ["Margaret Holroyd", "4 March 2019"],
        ),
    ],
)
def test_a_half_without_a_subject_is_asked_of_what_was_just_found(assistant, question, said):
    answer = assistant.answer(Question(question))
    assert answer.outcome == "answered"
    assert len(answer.sentences) == len(said)
    assert all(words in s.text for words, s in zip(said, answer.sentences, strict=True))


def test_two_councils_by_name_are_compared_by_the_subject_alone(assistant):
    answer = assistant.answer(Question("Compare foster carers in Ashmere and Tarrowdale"))
    assert {c.paragraph.document for c in answer.citations} >= {INSPECTION, OTHER}
    nothing = assistant.answer(Question("Compare dentists in Ashmere and Tarrowdale"))
    assert nothing.outcome == "not_found"


def test_a_document_pasted_for_a_question_is_not_asked(assistant):
    with pytest.raises(QuestionRefused, match="sentence or two"):
        assistant.answer(Question("What did the inspectors find? " * 100))
