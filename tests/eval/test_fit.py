"""What each mark is worth is learned within a question: which of its sentences answers."""

import numpy as np
import pytest

from eval.fit import first_of_each, fitted


def test_a_mark_is_worth_what_it_tells_apart_within_a_question():
    # A mark that tells, one that tells nothing, and one that is the same all through a question:
    # a hard question is no reason to think less of its best sentence.
    questions = [np.array([[1.0, 0.5, level], [0.0, -0.5, level]]) for level in (-1.0, 1.0)] * 20
    noise = [
        x * np.array([1.0, sign, 1.0]) for sign, x in zip((1, -1) * 20, questions, strict=True)
    ]
    tells, nothing, alike = first_of_each(noise, [np.array([True, False])] * 40)
    assert tells > 0.1
    assert (nothing, alike) == (pytest.approx(0, abs=1e-3), pytest.approx(0, abs=1e-3))


def test_of_several_that_are_right_one_before_the_others_is_enough():
    x = np.array([[4.0], [0.0], [1.0]])
    (worth,) = first_of_each([x] * 30, [np.array([True, True, False])] * 30)
    assert worth > 0.5  # the first is; that the second stands behind costs nothing


def test_a_chance_is_learned_from_marks_and_what_was_right():
    learned = fitted([({"mark": float(at % 2)}, at % 2 == 1) for at in range(200)])
    assert learned["mark"] > 0 > learned["bias"]


def test_what_is_missing_never_speaks_for_an_answer():
    rows = [({"name missing": float(at % 2), "mark": 0.0}, at % 2 == 1) for at in range(200)]
    assert "name missing" not in fitted(rows)
    against = [({"name missing": float(at % 2), "mark": 0.0}, at % 2 == 0) for at in range(200)]
    assert fitted(against)["name missing"] < -1
