"""Logits as chances, and chances as the sums they came from."""

from __future__ import annotations

import math

import numpy as np


def likely(logits: np.ndarray) -> np.ndarray:
    """Each logit as a chance."""
    chances: np.ndarray = 1 / (1 + np.exp(-logits))
    return chances


def shares(logits: np.ndarray) -> np.ndarray:
    """Logits as chances that sum to 1."""
    risen = np.exp(logits - logits.max())
    found: np.ndarray = risen / risen.sum()
    return found


def log_odds(chance: float) -> float:
    """A chance as the sum it came from, from -7 to 7."""
    sure = min(max(chance, 0.001), 0.999)
    return math.log(sure / (1 - sure))
