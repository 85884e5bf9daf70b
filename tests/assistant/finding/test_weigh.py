"""The marks of sentences: which one answers best, and what tells against one."""

from dataclasses import replace

import pytest

from assistant.answers import Match
from assistant.finding.memory import Memory
from assistant.finding.weigh import READ, best_first, best_of, weighed
from assistant.reader.reader import Reader
from tests.support.hand_built import NEW, OLD, HandBuilt, asked, at, evidence_for, memory

QUESTION = "How many cases do social workers hold?"


def test_a_sentence_without_the_kind_of_thing_asked_for_answers_less_likely():
    first, second = evidence_for(QUESTION, at(OLD, "1"))
    assert (first.piece.text, first.marks["fits"]) == ("Caseloads are too high.", 0.0)
    assert second.marks["fits"] == 1.0
    assert best_of((first, second)) == second


def test_the_words_that_answer_are_words_of_the_sentence():
    best = best_of(evidence_for(QUESTION, at(OLD, "1"), at(NEW, "1")))
    assert best.answer and best.answer in best.piece.text


def test_every_score_is_a_chance():
    for evidence in evidence_for(QUESTION, at(OLD, "1"), at(NEW, "1"), at(OLD, "2")):
        assert 0 <= evidence.score <= 1


def test_only_the_first_paragraphs_are_read_and_the_one_answered_from_leads():
    matches = [Match(replace(at(OLD, "2"), position=n), 1 - n / 100) for n in range(READ + 2)]
    evidence = weighed(asked("Who leads the virtual school?"), matches, memory())
    assert {e.match.paragraph.position for e in evidence} == set(range(READ))
    assert best_first(matches, evidence)[0] == best_of(evidence).match


def test_the_reader_is_told_by_which_words_of_its_place_the_question_names_a_paragraph():
    """The words of its file and sections that its name lacks, where the question has them."""
    told: list[str] = []

    class Listening(Reader):
        def read(self, question, passages):
            told.extend(passage.heading for passage in passages)
            return super().read(question, passages)

    class Named(HandBuilt):
        documents = (replace(OLD, id="elm-cottage-appraisal"),)

        def document(self, id):
            return self.documents[0]

    paragraph = replace(at(OLD, "1"), section=("Homes", "Findings"))
    for question in ("How many cases at Elm Cottage homes?", QUESTION):
        weighed(asked(question), [Match(paragraph, 1.0)], Memory(Named(), Listening()))
    assert told[0].endswith("elm cottage homes · Findings")
    assert told[1] == f"{OLD.name} · Findings"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many cases do social workers hold?", "Social workers hold 24 cases each."),
        ("Are caseloads too high?", "Caseloads are too high."),
    ],
)
def test_the_sentence_that_holds_what_is_asked_weighs_most(question, sentence):
    assert best_of(evidence_for(question, at(OLD, "1"), at(OLD, "2"))).piece.text == sentence


def test_the_paragraph_an_answer_rests_on_comes_first():
    evidence = evidence_for("Who leads the virtual school?", at(OLD, "1"), at(OLD, "2"))
    matches = [e.match for e in evidence]
    assert best_first(matches, evidence)[0].paragraph == at(OLD, "2")
