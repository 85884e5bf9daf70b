"""Step: whether the evidence answers the question, or the documents do not say."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from assistant.asked import Asked
from assistant.documents import Paragraph
from assistant.evidence import Evidence
from assistant.words import STOP_WORDS, words_in

# Logistic regression on 300 development questions over the seeds, the samples and the other
# documents, rounded. See docs/answers.md.
WEIGHTS = {
    "coverage": 1.3,
    "around": 1.5,
    "meaning": 1.8,
    "fits": 3.4,
    "missing_name": -0.8,
    "missing_number": -2.0,
    "rarest_missing": -0.8,
}
BIAS = -4.3
ANSWERED = 0.67  # the chance from which a question is answered
ELSEWHERE = 0.8  # the same, where the document named is not there and others only mention it


def is_answered(asked: Asked, evidence: Sequence[Evidence]) -> bool:
    """Whether the evidence is enough to answer from."""
    a_year = re.fullmatch(r"\d{4}(?: and \d{4})*", asked.scope.missing)
    needed = ELSEWHERE if asked.scope.missing and not a_year else ANSWERED
    return chance(asked, evidence) >= needed


def chance(asked: Asked, evidence: Sequence[Evidence]) -> float:
    """How likely it is, from 0 to 1, that the evidence answers the question."""
    if not evidence:
        return 0.0
    found = marks(asked, evidence)
    return 1 / (1 + math.exp(-(BIAS + sum(WEIGHTS[name] * found[name] for name in WEIGHTS))))


def marks(asked: Asked, evidence: Sequence[Evidence]) -> dict[str, float]:
    """What the decision looks at, each mark from 0 to 1."""
    best = max(evidence, key=lambda e: e.score)
    same = [e for e in evidence if e.match.paragraph == best.match.paragraph]
    paragraph = best.match.paragraph
    said = f"{paragraph.text} {' '.join(paragraph.section)} {paragraph.part}"
    words = set(words_in(said))
    return {
        "coverage": max(e.coverage for e in same),
        "around": best.around,
        "meaning": max(e.meaning for e in same),
        "fits": max(e.fits for e in same if e.score >= best.score - 0.2 * abs(best.score)),
        "missing_name": _missing(_unexplained(asked, said), words),
        "rarest_missing": best.rarest_missing,
        "missing_number": _missing(asked.numbers, words | _years_near(paragraph, evidence)),
    }


def _years_near(paragraph: Paragraph, evidence: Sequence[Evidence]) -> set[str]:
    """The years that its section prints elsewhere: a day stands once, at the head of a section."""
    return {
        year
        for e in evidence
        if (p := e.match.paragraph).document == paragraph.document
        and p.section == paragraph.section
        for year in re.findall(r"\b(?:19|20)\d\d\b", p.text)
    }


def _unexplained(asked: Asked, text: str) -> list[str]:
    """The names without those that are short for something, which counts as coverage, or for
    words of the text: CYP for children and young people."""
    short = {said.casefold().removesuffix("s") for said, _ in asked.expansions}
    initials = "".join(w[0] for w in words_in(text) if w not in ("and", "of", "for", "the", "in"))
    return [
        name
        for name in asked.names
        if (low := name.casefold().removesuffix("s")) not in short
        and not (name.isupper() and low in initials)
    ]


def _share_of(name: str, there: set[str]) -> float:
    words = [word for word in words_in(name) if word not in STOP_WORDS]
    held = [word for word in words if word in there or word.removesuffix("s") in there]
    return len(held) / len(words) if words else 1.0


def _missing(wanted: Sequence[str], there: set[str]) -> float:
    """The part of the names or figures that do not stand there."""
    absent = [name for name in wanted if _share_of(name, there) < 0.5]
    return len(absent) / len(wanted) if wanted else 0.0
