"""What each mark is worth: two logistic regressions, learned and not set by hand.

`weights.json` is written by `python -m eval fit`; docs/answers.md says on which questions.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

FILE = Path(__file__).with_name("weights.json")
Decision = Literal["sentence", "answered"]


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """For each decision the weight of every mark, and of "bias"."""
    learned: dict[str, dict[str, float]] = json.loads(FILE.read_text("utf-8"))
    return learned


def chance(decision: Decision, marks: Mapping[str, float]) -> float:
    """How likely it is, from 0 to 1, by these marks."""
    return chance_by(weights()[decision], marks)


def chance_by(learned: Mapping[str, float], marks: Mapping[str, float]) -> float:
    """The same by weights that are given."""
    total = learned["bias"] + sum(
        weight * marks[name] for name, weight in learned.items() if name != "bias"
    )
    return 1 / (1 + math.exp(-max(min(total, 30.0), -30.0)))
