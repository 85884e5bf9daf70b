"""The judge of statements with the weights of this release."""

import pytest

from assistant.reader.judge import Judge, Judgement
from assistant.reader.windows import Passage

MEETING = Passage(
    "Northway Council · Minutes of the harbour panel",
    (
        "The panel met at the Guildhall.",
        "The harbour repairs will cost £4.2 million, to be paid from reserves.",
    ),
)


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge()


def test_a_statement_with_another_figure_is_borne_out_less_and_the_figure_is_doubted(judge):
    true = judge.judge("The harbour repairs will cost £4.2 million.", MEETING)
    false = judge.judge("The harbour repairs will cost £7.9 million.", MEETING)
    assert true.borne_out > 0.5 > false.borne_out
    assert false.doubted == "£7.9"
    assert true.borne_out + true.contradicted + true.neither == pytest.approx(1)


def test_of_long_evidence_the_window_that_bears_it_out_counts(judge):
    long = Passage("", tuple(f"Item {at} was noted by the panel." for at in range(60)))
    evidence = Passage(MEETING.heading, (*long.sentences, *MEETING.sentences))
    said = "The harbour repairs will cost £4.2 million."
    assert judge.judge(said, evidence).borne_out > judge.judge(said, long).borne_out


def test_log_odds_are_bounded():
    assert Judgement(1.0, 0.0, 0.0).log_odds == pytest.approx(6.9, abs=0.1)
    assert Judgement(0.0, 1.0, 0.0).log_odds == pytest.approx(-6.9, abs=0.1)


def test_no_words_are_doubted_in_a_statement_without_any(judge):
    assert judge.judge("", MEETING).doubted == ""
