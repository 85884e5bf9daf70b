"""Gates: floors hold whatever was accepted, and what was accepted may not get worse unseen."""

import pytest

from eval.accepting import accepted
from eval.cases import EvaluationError
from eval.figures import Figure
from eval.gates import EVERY_RUN, FLOORS, Breach, breaches, read_json
from eval.judging import Judged, Verdict
from eval.measured import Measured, read_measured, write_measured
from eval.runs import scored
from tests.eval.test_score import CASE, asked

FAITHFUL = Judged("c1", (Verdict("Twenty-three left.", True, "word for word"),), 1.0)
UNFAITHFUL = Judged("c1", (Verdict("Twenty-four left.", False, "24 is not there"),), 0.0)


def run(*numbers, judged=FAITHFUL, part=False, **more):
    scores = scored("samples-test", [CASE], [asked(*numbers, **more)], [judged], part=part)
    return scores.measured


def one(value: float, *, figure="key facts", cases=10, part=False, wrong=()) -> Measured:
    return Measured("hale-dev", (Figure(figure, value, cases),), cases, frozenset(wrong), part)


BASELINE = accepted([run("17")], {}, {})


def test_the_same_answers_meet_the_baseline():
    assert breaches([run("17")], BASELINE, {}) == []


def test_a_wrong_paragraph_number_falls_and_is_named():
    fallen = breaches([run("18")], BASELINE, {})
    changed = ("accepted 1.000", ("c1",))
    assert Breach("samples-test", "citation precision", 0.0, *changed) in fallen
    assert Breach("samples-test", "recall at 1", 0.0, *changed) in fallen


def test_the_right_number_in_another_document_falls():
    """The mutation by itself: every citation and match keeps its number, in another document."""
    elsewhere = {"document": "tarrowdale", "number": "17", "quote": "Left.", "text": "Left."}
    sentences = [{"text": "Twenty-three left.", "citations": [elsewhere]}]
    fallen = breaches([run("17", sentences=sentences, matches=[elsewhere])], BASELINE, {})
    assert {b.figure for b in fallen} >= {"citation precision", "citation recall", "recall at 1"}


def test_an_unfaithful_sentence_falls():
    fallen = breaches([run("17", judged=UNFAITHFUL)], BASELINE, {})
    assert [b.figure for b in fallen] == ["faithfulness", "unfaithful sentences"]


def test_a_refusal_of_what_was_answered_falls():
    refused = run("17", judged=Judged("c1"), outcome="not_found", sentences=[])
    names = {b.figure for b in breaches([refused], BASELINE, {})}
    assert {"answerable answered", "citation recall", "key facts", "faithfulness"} <= names


def test_a_figure_may_drop_by_a_hundredth_and_no_further():
    baseline = accepted([one(0.9)], {}, {})
    assert breaches([one(0.891)], baseline, {}) == []
    assert breaches([one(0.889)], baseline, {}) == [
        Breach("hale-dev", "key facts", 0.889, "accepted 0.900")
    ]


def test_a_failure_is_never_tolerated():
    fallen = breaches([run("17", error="broken")], BASELINE, {})
    assert [(b.figure, b.now) for b in fallen] == [("failed", 1.0)]


def test_a_floor_holds_whatever_was_accepted():
    floors = {"hale-dev": {"key facts": 0.7}}
    assert breaches([one(0.69)], accepted([one(0.69)], {}, {}), floors) == [
        Breach("hale-dev", "key facts", 0.69, "floor 0.700")
    ]
    assert breaches([one(0.7)], {}, floors) == []


def test_a_figure_with_a_floor_may_not_be_left_out():
    floors = {"hale-dev": {"key facts": 0.7}}
    assert breaches([one(1.0, figure="recall at 5")], {}, floors) == [
        Breach("hale-dev", "key facts", None, "floor 0.700")
    ]


def test_a_floor_of_every_run_holds_where_the_figure_is_measured():
    floors = {EVERY_RUN: {"failed": 0, "faithfulness": 0.9}}
    (breach,) = breaches([one(1, figure="failed")], {}, floors)
    assert str(breach) == "hale-dev: failed is 1, floor 0"


def test_another_number_of_cases_is_a_breach_in_either_direction():
    baseline = accepted([one(1.0)], {}, {})
    for cases in (9, 11):
        assert breaches([one(1.0, cases=cases)], baseline, {}) == [
            Breach("hale-dev", "cases", cases, "accepted 10")
        ]


def test_a_part_is_compared_with_nothing():
    baseline = accepted([one(1.0)], {}, {})
    assert breaches([one(0.1, part=True)], baseline, {"hale-dev": {"key facts": 0.7}}) == []


def test_an_accepted_run_that_is_gone_is_named():
    assert breaches([one(1.0)], {}, {}, ["hale-dev", "hale-test"]) == [
        Breach("hale-test", "cases", None, "accepted before")
    ]


def test_a_fall_is_accepted_only_with_a_reason_that_is_written_down():
    baseline = accepted([one(0.9)], {}, {})
    with pytest.raises(EvaluationError, match=r"hale-dev: key facts from 0\.900 to 0\.895"):
        accepted([one(0.895)], baseline, {})
    new = accepted([one(0.895)], baseline, {}, "two cases were wrong")
    fall = {"figure": "key facts", "from": 0.9, "to": 0.895, "because": "two cases were wrong"}
    assert new["hale-dev"]["falls"] == [fall]
    assert accepted([one(0.95)], new, {})["hale-dev"]["falls"] == [fall]


def test_fewer_cases_are_a_fall():
    with pytest.raises(EvaluationError, match="cases from 10 to 9"):
        accepted([one(0.9, cases=9)], accepted([one(0.9)], {}, {}), {})


def test_no_reason_accepts_a_figure_below_its_floor():
    with pytest.raises(EvaluationError, match="below its floor cannot be accepted"):
        accepted([one(0.6)], {}, {"hale-dev": {"key facts": 0.7}}, "because I say so")


def test_a_part_cannot_be_accepted():
    with pytest.raises(EvaluationError, match="Only a part was asked of hale-dev"):
        accepted([one(0.9, part=True)], {}, {})


def test_accepting_keeps_the_other_runs():
    other = {"hill-dev": {"cases": 3}}
    assert accepted([one(0.9)], other, {})["hill-dev"] == {"cases": 3}


def test_what_is_measured_is_read_again_as_it_was_written(tmp_path):
    measured = one(0.5, part=True, wrong=("c2", "c1"))
    write_measured(measured, tmp_path / "hale-dev")
    assert read_measured(tmp_path / "hale-dev") == measured


def test_there_are_floors_for_what_must_never_happen():
    assert read_json(FLOORS)[EVERY_RUN].items() >= {"failed": 0, "verbatim quotes": 1}.items()


def test_a_breach_reads_as_a_sentence():
    assert str(Breach("seeds-test", "key facts", 0.9, "accepted 0.950", ("q7", "q9"))) == (
        "seeds-test: key facts is 0.900, accepted 0.950; changed: q7, q9"
    )
