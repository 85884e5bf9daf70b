"""Gates: what was accepted may not get worse unseen."""

from eval.gates import Breach, accepted, breaches
from eval.judging import Judged, Verdict
from eval.runs import scored
from tests.eval.test_score import CASE, asked

FAITHFUL = Judged("c1", (Verdict("Twenty-three left.", True, "word for word"),))
UNFAITHFUL = Judged("c1", (Verdict("Twenty-four left.", False, "the figure 24 is not there"),))


def run(*numbers, judged=FAITHFUL, **more):
    return scored("samples-test", [CASE], [asked(*numbers, **more)], [judged])


BASELINE = accepted([run("17")], {})


def test_the_same_answers_meet_the_baseline():
    assert breaches([run("17")], BASELINE) == []


def test_a_wrong_paragraph_number_falls_and_is_named():
    fallen = breaches([run("18")], BASELINE)
    assert Breach("samples-test", "citation precision", 1.0, 0.0, ("c1",)) in fallen
    assert Breach("samples-test", "recall at 1", 1.0, 0.0, ("c1",)) in fallen


def test_an_unfaithful_sentence_falls():
    fallen = breaches([run("17", judged=UNFAITHFUL)], BASELINE)
    assert [b.figure for b in fallen] == ["faithfulness", "unfaithful sentences"]


def test_a_refusal_of_what_was_answered_falls():
    refused = run("17", judged=Judged("c1"), outcome="not_found", sentences=[])
    names = {b.figure for b in breaches([refused], BASELINE)}
    assert {"answerable answered", "citation recall", "key facts", "faithfulness"} <= names


def test_a_failure_is_never_tolerated():
    fallen = breaches([run("17", error="broken")], BASELINE)
    assert [(b.figure, b.now) for b in fallen] == [("failed", 1.0)]


def test_a_floor_that_was_set_holds_and_outlives_the_next_baseline():
    figures = {"citation precision": {"value": 0.5, "cases": 1, "floor": 0.9}}
    baseline = {"samples-test": {"figures": figures, "wrong": []}}
    (fallen,) = breaches([run("18", "17")], baseline)
    assert (fallen.figure, fallen.now) == ("citation precision", 0.5)
    renewed = accepted([run("17")], baseline)["samples-test"]["figures"]
    assert renewed["citation precision"] == {"value": 1.0, "cases": 1, "floor": 0.9}


def test_a_breach_reads_as_a_sentence():
    assert str(Breach("seeds-test", "key facts", 0.95, 0.9, ("q7", "q9"))) == (
        "seeds-test: key facts is 0.900, accepted 0.950; changed: q7, q9"
    )
