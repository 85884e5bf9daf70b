"""Step: whether the evidence answers the question, or the documents do not say."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from assistant.documents import Paragraph
from assistant.finding.evidence import Evidence, best_of
from assistant.question.asked import Asked
from assistant.text.words import STOP_WORDS, words_in

# Logistic regression on 504 development questions over the samples and real documents, and 366
# of public kinds, rounded. See docs/answers.md.
WEIGHTS = {
    "coverage": 0.75,
    "around": 1.2,
    "meaning": 1.7,
    "fits": 3.2,
    "missing_name": -0.9,
    "missing_number": -1.6,
    "rarest_missing": -0.65,
    "words": 1.1,
    "long": 1.2,
}
BIAS = -3.95
ANSWERED = 0.66  # the chance from which a question is answered
GOES_ON = 0.5  # the same, where a question goes on from an answer and its paragraph answers again
ELSEWHERE = 0.8  # the same, where the document named is not there and others only mention it


def is_answered(asked: Asked, evidence: Sequence[Evidence]) -> bool:
    """Whether the evidence is enough to answer from."""
    a_year = re.fullmatch(r"\d{4}(?: and \d{4})*", asked.scope.missing)
    needed = ELSEWHERE if asked.scope.missing and not a_year else ANSWERED
    if evidence and best_of(evidence).match.paragraph.key in asked.before:
        needed = GOES_ON
    return chance(asked, evidence) >= needed


def chance(asked: Asked, evidence: Sequence[Evidence]) -> float:
    """How likely it is, from 0 to 1, that the evidence answers the question."""
    if not evidence:
        return 0.0
    found = marks(asked, evidence)
    return 1 / (1 + math.exp(-(BIAS + sum(WEIGHTS[name] * found[name] for name in WEIGHTS))))


def marks(asked: Asked, evidence: Sequence[Evidence]) -> dict[str, float]:
    """What the decision looks at, each mark from 0 to 1."""
    best = best_of(evidence)
    same = [e for e in evidence if e.match.paragraph == best.match.paragraph]
    paragraph = best.match.paragraph
    said = f"{paragraph.text} {' '.join(paragraph.section)} {paragraph.part}"
    words = set(words_in(said))
    long = len({w for w in words_in(asked.topic) if w not in STOP_WORDS})
    return {
        "coverage": max(e.coverage for e in same),
        "around": best.around,
        "meaning": max(e.meaning for e in same),
        "fits": max(best.fits, 0.8 * max((e.fits for e in same if _beside(e, best)), default=0)),
        "missing_name": _missing(_unexplained(asked, said), words | _shouted(said)),
        "rarest_missing": best.rarest_missing,
        "missing_number": _missing(asked.numbers, words | _years_near(paragraph, evidence)),
        "words": min(long, 12) / 12,
        "long": min(max(long - 8, 0), 8) / 8 * (1 - best.around),
    }


def _beside(one: Evidence, best: Evidence) -> bool:
    """Whether it is the sentence before or after the best one, and nearly as good."""
    return abs(one.at - best.at) == 1 and one.score >= 0.7 * best.score


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


def _shouted(text: str) -> set[str]:
    """The words in capitals: VOICE is a council of children, and not any child's voice."""
    return {word.removesuffix("s") for word in re.findall(r"\b[A-Z][A-Z0-9]+s?\b", text)}


def _share_of(name: str, there: set[str]) -> float:
    if name.removesuffix("s").isupper():
        return float(name.removesuffix("s") in there)
    words = [word for word in words_in(name) if word not in STOP_WORDS]
    held = [word for word in words if word in there or word.removesuffix("s") in there]
    return len(held) / len(words) if words else 1.0


def _missing(wanted: Sequence[str], there: set[str]) -> float:
    """The part of the names or figures that do not stand there."""
    absent = [name for name in wanted if _share_of(name, there) < 0.5]
    return len(absent) / len(wanted) if wanted else 0.0
