"""Marks into a chance, by weights that were learned."""

import math

import pytest

from assistant.answering.passages import marks_of_best
from assistant.finding.marks import chance_by, weights
from tests.support.hand_built import OLD, asked, at, evidence_for

LEARNED = {"sentence": 2.0, "asks": -1.0, "bias": -1.0}


def test_each_mark_counts_by_its_weight():
    assert chance_by(LEARNED, {"sentence": 0.5, "asks": 0.0}) == 0.5
    assert chance_by(LEARNED, {"sentence": 0.5, "asks": 1.0}) == pytest.approx(
        1 / (1 + math.exp(1))
    )


def test_the_weights_that_ship_know_only_marks_that_are_made():
    (first, *_) = evidence_for("Are caseloads too high?", at(OLD, "1"))
    assert set(weights()["sentence"]) - {"bias"} <= set(first.marks)
    made = marks_of_best(asked("Are caseloads too high?"), (first,))
    assert set(weights()["answered"]) - {"bias"} <= set(made)
