"""Small talk, and questions about the library itself."""

from dataclasses import replace

import pytest

from assistant.pages.asides import LISTED, aside
from assistant.pages.names import names_of
from assistant.pages.texts import say
from tests.support.seed_like import DOCUMENTS, EASTMERE


class Edition:
    documents = DOCUMENTS
    paragraphs = staticmethod(lambda _: ())


def told(text: str) -> str:
    return aside(text, Edition(), names_of(DOCUMENTS))


@pytest.mark.parametrize(
    "text",
    [
        "Which documents do you have?",
        "show me the documents you have",
        "How many documents do you have?",
        "Can I see the documents?",
        "list your documents",
        "What reports are there in the library?",
        "What do you hold?",
    ],
)
def test_a_question_of_words_for_having_papers_lists_them(text):
    said = told(text)
    assert said.startswith(say("say_documents", number=f"{len(DOCUMENTS)}"))
    assert said.count("•") == len(DOCUMENTS)


@pytest.mark.parametrize("text", ["What do you hold on Eastmere?", "list the Eastmere reports"])
def test_those_of_one_council_are_listed_alone(text):
    held = [d for d in DOCUMENTS if d.facts.authority == EASTMERE]
    assert told(text).startswith(say("say_documents_of", name=EASTMERE, number=f"{len(held)}"))
    assert told(text).count("•") == len(held)


def test_of_very_many_documents_the_first_are_named_and_the_way_to_all_is_told(monkeypatch):
    many = tuple(replace(DOCUMENTS[0], id=f"d{n}") for n in range(300))
    monkeypatch.setattr(Edition, "documents", many)
    said = aside("Which documents do you have?", Edition(), names_of(many))
    assert said.startswith(say("say_documents", number="300"))
    assert said.count("•") == LISTED
    assert said.endswith(say("say_more_documents", number="280"))


@pytest.mark.parametrize("text", ["ta", "bye", "Many thanks!"])
def test_thanks_and_farewells_are_no_questions(text):
    assert told(text) == say("say_thanks")


@pytest.mark.parametrize(
    "text",
    [
        "Which documents mention lamps?",
        "Are there any reports about fostering?",
        "What does the report say?",
        "How many children are there in Eastmere?",
        "What files does the clerk hold?",
    ],
)
def test_what_the_papers_say_is_asked_of_them(text):
    assert told(text) == ""
