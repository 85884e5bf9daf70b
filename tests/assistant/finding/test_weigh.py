"""The marks of sentences: which one answers best, and what tells against one."""

from dataclasses import replace

from assistant.answers import Match
from assistant.finding.evidence import best_of
from assistant.finding.weigh import PARAGRAPHS, best_first, weighed
from tests.support.hand_built import NEW, OLD, asked, at, evidence_for, memory

QUESTION = "How many cases do social workers hold?"


def test_every_mark_lies_between_0_and_1():
    for evidence in evidence_for(QUESTION, at(OLD, "1"), at(NEW, "1"), at(OLD, "2")):
        marks = (evidence.coverage, evidence.around, evidence.meaning, evidence.fits)
        assert all(0 <= mark <= 1 for mark in marks), evidence
        assert evidence.coverage <= evidence.around


def test_a_sentence_without_the_kind_of_thing_asked_for_weighs_less():
    first, second = evidence_for(QUESTION, at(OLD, "1"))
    assert (first.piece.text, first.fits) == ("Caseloads are too high.", 0.0)
    assert second.fits == 1.0
    assert best_of((first, second)) == second


def test_a_question_printed_in_a_document_answers_nothing():
    said = at(OLD, "1")
    asking = replace(said, text="How many cases do social workers hold at most, 24 or 30?")
    telling = replace(said, text="How many cases do social workers hold at most is 24 or 30.")
    (one,) = evidence_for(QUESTION, asking)
    (other,) = evidence_for(QUESTION, telling)
    assert one.score < other.score


def test_only_the_first_paragraphs_are_weighed_and_the_one_answered_from_leads():
    matches = [Match(replace(at(OLD, "2"), position=n), 1 - n / 10) for n in range(6)]
    evidence = weighed(asked("Who leads the virtual school?"), matches, memory())
    assert {e.match.paragraph.position for e in evidence} <= set(range(PARAGRAPHS))
    assert best_first(matches, evidence)[0] == best_of(evidence).match
