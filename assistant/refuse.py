"""Step: whether the evidence answers the question, or the documents do not say."""

from __future__ import annotations

import math
from collections.abc import Sequence

from assistant.asked import Asked
from assistant.evidence import Evidence
from assistant.rarity import Rarity
from assistant.words import stems_in, words_in

# Fitted by logistic regression on eval/cases/*-dev.jsonl; see docs/answers.md.
WEIGHTS = {
    "coverage": 2.0,
    "around": 3.0,
    "meaning": 3.0,
    "fits": 1.5,
    "missing_rarest": -1.0,
    "missing_name": -2.0,
    "missing_number": -1.5,
    "unknown": -1.5,
}
BIAS = -4.0
ANSWERED = 0.5  # the chance from which a question is answered


def chance(asked: Asked, evidence: Sequence[Evidence], rarity: Rarity) -> float:
    """How likely it is, from 0 to 1, that the evidence answers the question."""
    if not evidence:
        return 0.0
    found = marks(asked, evidence, rarity)
    return 1 / (1 + math.exp(-(BIAS + sum(WEIGHTS[name] * found[name] for name in WEIGHTS))))


def marks(asked: Asked, evidence: Sequence[Evidence], rarity: Rarity) -> dict[str, float]:
    """What the decision looks at, each mark from 0 to 1."""
    best = max(evidence, key=lambda e: e.score)
    same = [e for e in evidence if e.match.paragraph == best.match.paragraph]
    said = f"{best.match.paragraph.text} {' '.join(best.match.paragraph.section)}"
    there, words = set(stems_in(said)), set(words_in(said))
    wanted = set(stems_in(asked.topic))
    absent = [rarity.of(stem) for stem in wanted if stem not in there]
    heaviest = max((rarity.of(stem) for stem in wanted), default=1.0)
    return {
        "coverage": max(e.coverage for e in same),
        "around": best.around,
        "meaning": max(e.meaning for e in same),
        "fits": max(e.fits for e in same if e.score >= 0.8 * best.score),
        "missing_rarest": max(absent, default=0.0) / heaviest,
        "missing_name": _missing(asked.names, words),
        "missing_number": _missing(asked.numbers, words),
        "unknown": sum(not rarity.knows(stem) for stem in wanted) / max(len(wanted), 1),
    }


def _missing(wanted: Sequence[str], there: set[str]) -> float:
    """The part of the names or figures that do not stand there."""
    absent = [name for name in wanted if not set(words_in(name)) & there]
    return len(absent) / len(wanted) if wanted else 0.0
