"""Nothing an answer says tells of a document that is not for the reader."""

import json

import pytest

from assistant.access.identity import Identity
from assistant.access.readers import Readers
from assistant.access.visible import visible_of
from assistant.answer_json import as_json
from assistant.answers import Question
from assistant.pages.examples import example_questions
from assistant.pages.names import names_of
from assistant.pipeline import Assistant
from tests.support.role_library import ACCESS, PAPERS, QUESTIONS, ROLES, document_of, library_of
from tests.support.small_library import WordCounting

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def readers(tmp_path_factory):
    whole = library_of(tmp_path_factory.mktemp("whole"), PAPERS, WordCounting())
    return Readers(whole, None, ACCESS)


@pytest.fixture(scope="module", params=ROLES, ids="-".join)
def role(request, readers, tmp_path_factory):
    """The assistant of a role, one over a library of what it sees alone, and what it must not."""
    who = Identity.holding("a", request.param)
    seen = visible_of((document_of(p)[0] for p in PAPERS), who, ACCESS)
    papers = [paper for paper in PAPERS if paper.id in seen]
    alone = Assistant(library_of(tmp_path_factory.mktemp("alone"), papers, WordCounting()))
    return readers.assistant_for(who), alone, [p for p in PAPERS if p.id not in seen]


def told(assistant: Assistant, question: str) -> dict:
    answer = as_json(assistant.answer(Question(question)), assistant.library.edition())
    return {**answer, "seconds": 0}


def test_there_are_two_hundred_questions_and_something_to_hide(role):
    assert len(QUESTIONS) >= 200 and len(role[2]) >= 3


def test_every_answer_is_the_one_of_a_library_without_the_others(role):
    assistant, alone, hidden = role
    for question in QUESTIONS:
        answer = told(assistant, question)
        assert answer == told(alone, question)
        said = json.dumps(answer)
        for paper in hidden:
            for word in (paper.secret, paper.figure, f"Report on {paper.subject}"):
                assert word in question or word not in said.replace(question, "")


def test_the_page_counts_names_and_offers_what_the_reader_sees_alone(role):
    assistant, alone, hidden = role
    for each in (assistant, alone):
        edition = each.library.edition()
        names = names_of(edition.documents)
        paragraphs = {d.id: edition.paragraphs(d.id) for d in edition.documents}
        offered = example_questions(edition.documents, paragraphs, names, 20)
        listed = told(each, "Which documents do you have?")
        if each is assistant:
            first = (names, offered, listed)
    assert first == (names, offered, listed)
    assert not any(paper.subject in str(first) for paper in hidden)


def test_who_holds_a_role_is_answered_from_its_papers(readers):
    who = Identity.holding("a", ("reader", "housing"))
    answer = told(readers.assistant_for(who), "How many cases of dampness were there?")
    assert answer["sentences"][0]["citations"][0]["document"] == "dampness"
    stranger = told(readers.assistant_for(Identity.holding("b", ("reader",))), answer["question"])
    assert "dampness" not in {match["document"] for match in stranger["matches"]}
