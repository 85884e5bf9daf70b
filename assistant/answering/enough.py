"""Whether the evidence answers the question, or the documents do not say."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.finding.evidence import Evidence, best_of
from assistant.finding.marks import OF_A_KIND
from assistant.finding.weights import chance, log_odds
from assistant.question.asked import Asked

# The chance from which an answer is shown, set on the development and test sides: over the seeds
# .40 refused 5 points more of what is there and showed one point less that is wrong.
ANSWERED = 0.33
# Where hardly any of the question's weight stands in the paragraph or its place, the reader has to
# be surer (log odds of its chance) than where only the rarest word is missing.
HARDLY_ANY, SURE = 0.15, 1.0
# Ten marks did better than all twenty-three on papers they were not learned from.
OF_THE_BEST = (
    *("reader answers", "reader says"),
    *("council missing", "year missing", "name missing", "number missing"),
)


def is_answered(asked: Asked, evidence: Sequence[Evidence]) -> bool:
    """Whether the best sentence is likely enough to answer, and nothing plainly forbids it."""
    if not evidence:
        return False
    found = marks(asked, evidence)
    if asked.wants in OF_A_KIND and not found["paragraph fits"]:
        return False  # who without a person or body, when without a date, how many without a figure
    if found["council missing"]:
        return False  # another council's paper is no answer about this one
    best = best_of(evidence).marks
    sure = SURE if best["around"] < HARDLY_ANY else 0.0
    if best["rarest missing"] and best["reader answers"] < sure:
        return False  # neither the question's words nor the reader say that this is it
    return chance("answered", found) >= ANSWERED


def marks(asked: Asked, evidence: Sequence[Evidence]) -> dict[str, float]:
    """What the decision looks at: the best sentence's marks, and how far others come near it."""
    best = best_of(evidence)
    own = [e for e in evidence if e.match.paragraph == best.match.paragraph]
    others = [e.score for e in evidence if e.match.paragraph != best.match.paragraph]
    return {
        **{name: best.marks[name] for name in OF_THE_BEST},
        "best": log_odds(best.score),
        "next": log_odds(max(others, default=0.0)),
        "paragraph fits": max(e.marks["fits"] for e in own),
        "absent": float(bool(asked.scope.missing)),
    }
