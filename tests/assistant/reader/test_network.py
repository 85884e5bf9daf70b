"""What the network says, as chances."""

import math

import pytest

from assistant.reader.network import log_odds


def test_a_chance_is_told_back_as_the_sum_it_came_from_within_bounds():
    assert log_odds(0.5) == 0.0
    assert log_odds(1.0) == pytest.approx(math.log(999))
    assert log_odds(0.0) == pytest.approx(-math.log(999))
