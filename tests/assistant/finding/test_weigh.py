"""The marks of sentences: which one answers best, and what tells against one."""

from dataclasses import replace

from assistant.answers import Match
from assistant.finding.weigh import READ, best_first, best_of, weighed
from tests.support.hand_built import NEW, OLD, asked, at, evidence_for, memory

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
