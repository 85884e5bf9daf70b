"""Learns what each mark is worth: two logistic regressions over development questions.

The first tells the sentence that answers from the others of the same question (McFadden's
conditional logit); the second, from the best sentence's marks, whether what would be shown is
right. Folds never part a document, and the figures printed are of documents that the weights had
not seen.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit, logsumexp, softmax

from assistant.answering.passages import marks_of_best
from assistant.answers import Question
from assistant.finding.marks import MISSING, WEIGHTS, chance_by
from assistant.finding.weigh import Evidence
from assistant.pipeline import Assistant
from assistant.question.asked import Asked
from eval import suites
from eval.ask import history_of
from eval.cases import Case, Place, cases_in
from eval.reader.measure import by_tenth
from eval.score import has_keys

FOLDS = 5
ANSWERED_OTHERWISE = ("look-up", "comparison", "grade")  # by ways that search nothing
SHRINK = 10.0  # L2 penalty on standardised marks; with 1 rare marks (a council missing) ran away


@dataclass(frozen=True, slots=True)
class Example:
    """One question with its evidence, and for each sentence whether it answers."""

    case: Case
    asked: Asked
    evidence: tuple[Evidence, ...]
    right: tuple[bool, ...]
    fold: int


def run(options: argparse.Namespace) -> int:
    """Fits both decisions and writes assistant/finding/weights.json."""
    named = options.suite or ("samples", "seeds", "more", "councils")
    own = [suites.own(folder) for folder in options.papers or ()]
    examples = list(_examples([*suites.suites(named), *own]))
    learned = {"sentence": _sentence_weights(examples)}
    crossed = [one for fold in range(FOLDS) for one in _rescored_out(examples, fold)]
    learned["answered"] = fitted([_shown(example) for example in crossed])
    WEIGHTS.write_text(json.dumps(learned, indent=1, sort_keys=True) + "\n", "utf-8")
    _say(crossed)
    return 0


def _examples(asked_of: Sequence[suites.Suite]) -> Iterator[Example]:
    """The searched development questions of each suite, with their evidence."""
    folds: dict[str, int] = {}
    for suite in asked_of:
        assistant = Assistant(suites.opened(suites.library_of(suite)))
        for path in suite.cases:
            if path.stem.endswith("-test"):
                continue
            for case in cases_in(path):
                if case.kind in ANSWERED_OTHERWISE or is_learned_from(case, suite):
                    continue
                question = Question(case.question, history=history_of(case, assistant))
                asked, desk = assistant.understood(question)
                evidence = desk.evidence(asked)
                about = case.expected[0].document if case.expected else case.id
                fold = folds.setdefault(about, len(folds) % FOLDS)
                right = tuple(_answers(case, one) for one in evidence)
                if evidence:
                    yield Example(case, asked, evidence, right, fold)


def is_learned_from(case: Case, suite: suites.Suite) -> bool:
    """Whether the reader was trained on a development question: on half of each suite's, told by
    the digest of the question. Weights learned from those would trust it too much."""
    own = suite.name.startswith("own-")
    return not own and int(hashlib.md5(case.question.encode()).hexdigest(), 16) % 2 == 0


def _answers(case: Case, one: Evidence) -> bool:
    """Whether a sentence stands where the answer is expected and holds its key facts."""
    paragraph = one.match.paragraph
    here = Place(document=paragraph.document, number=paragraph.number, part=paragraph.part)
    there = any(place.is_met_by(here) for place in (*case.expected, *case.also))
    return there and (not case.keys or any(has_keys([k], one.piece.text) for k in case.keys))


Row = tuple[dict[str, float], bool]


def _sentence_weights(examples: Sequence[Example]) -> dict[str, float]:
    """Over the questions whose answer was among the paragraphs found: by what a sentence that
    answers stands before the others of its question, made chances over all sentences."""
    found = [example for example in examples if any(example.right)]
    names = sorted(found[0].evidence[0].marks)
    held = [np.array([[one.marks[n] for n in names] for one in e.evidence]) for e in found]
    mean, spread = _scale(np.vstack(held))
    marks = [(x - mean) / spread for x in held]
    worth = first_of_each(marks, [np.array(example.right) for example in found])
    told = [
        ({"worth": float(value)}, right)
        for x, example in zip(marks, found, strict=True)
        for value, right in zip(x @ worth, example.right, strict=True)
    ]
    chance = fitted(told)
    plain = chance["worth"] * worth / spread
    learned = {name: round(float(w), 4) for name, w in zip(names, plain, strict=True) if w}
    return learned | {"bias": round(float(chance["bias"] - plain @ mean), 4)}


def first_of_each(
    marks: Sequence[NDArray[np.float64]], right: Sequence[NDArray[np.bool_]]
) -> NDArray[np.float64]:
    """The worth of each standardised mark (sentences, marks) that makes those that are right the
    likeliest of their question."""

    def lost(worth: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        loss, slope = SHRINK / 2 * float(worth @ worth), SHRINK * worth
        for x, own in zip(marks, right, strict=True):
            z = x @ worth
            loss += float(logsumexp(z) - logsumexp(z[own]))
            slope = slope + softmax(z) @ x - softmax(z[own]) @ x[own]
        return loss, slope

    return np.asarray(minimize(lost, np.zeros(marks[0].shape[1]), jac=True).x)


def _rescored_out(examples: Sequence[Example], fold: int) -> Iterator[Example]:
    """The questions of one fold, weighed as by one who has not seen their documents."""
    learned = _sentence_weights([example for example in examples if example.fold != fold])
    for example in examples:
        if example.fold == fold:
            scores = [chance_by(learned, one.marks) for one in example.evidence]
            evidence = [
                replace(one, score=score)
                for one, score in zip(example.evidence, scores, strict=True)
            ]
            yield replace(example, evidence=tuple(evidence))


def _shown(example: Example) -> tuple[dict[str, float], bool]:
    """The marks of what would be shown, and whether it stands where the answer is expected."""
    best = max(range(len(example.evidence)), key=lambda at: example.evidence[at].score)
    paragraph = example.evidence[best].match.paragraph
    right = any(
        right
        for one, right in zip(example.evidence, example.right, strict=True)
        if one.match.paragraph == paragraph
    )
    return marks_of_best(example.asked, example.evidence), right


def fitted(rows: Sequence[Row]) -> dict[str, float]:
    """The weights of a logistic regression on standardised marks. What is missing may only speak
    against: of papers that lack few names, regression learns to trust in that."""
    names = sorted(rows[0][0])
    x = np.array([[marks[name] for name in names] for marks, _ in rows])
    right = np.array([right for _, right in rows])
    mean, spread = _scale(x)
    z = np.hstack([(x - mean) / spread, np.ones((len(x), 1))])
    side = np.where(right, 1.0, -1.0)

    def lost(worth: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        shrunk = np.append(SHRINK * worth[:-1], 0.0)
        loss = float(np.logaddexp(0, -side * (z @ worth)).sum() + shrunk @ worth / 2)
        return loss, shrunk - z.T @ (side * expit(-side * (z @ worth)))

    bounds = [(None, 0.0 if name in MISSING else None) for name in names]
    begin = np.zeros(z.shape[1])
    beta = minimize(lost, begin, jac=True, bounds=[*bounds, (None, None)]).x
    plain = beta[:-1] / spread
    learned = {name: round(float(w), 4) for name, w in zip(names, plain, strict=True) if w}
    return learned | {"bias": round(float(beta[-1] - plain @ mean), 4)}


def _scale(x: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Mean and spread of each column; that of one that never differs is infinite."""
    spread = x.std(0)
    spread[spread < 1e-9] = np.inf
    return x.mean(0), spread


def _say(crossed: Sequence[Example]) -> None:
    """How well both decisions do on documents they were not learned from."""
    shown = [_shown(example) for example in crossed]
    chances = np.zeros(len(crossed))
    for fold in range(FOLDS):
        out = [at for at, example in enumerate(crossed) if example.fold == fold]
        learned = fitted([shown[at] for at in range(len(crossed)) if at not in set(out)])
        chances[out] = [chance_by(learned, shown[at][0]) for at in out]
    answerable = np.array([example.case.is_answerable for example in crossed])
    right = np.array([right for _, right in shown])
    marked = zip(chances.tolist(), right.tolist(), strict=True)
    print(f"by tenth of the chance: {by_tenth(list(marked))}")
    print(f"{len(crossed)} questions; best paragraph right: {right[answerable].mean():.3f}")
    for limit in (0.3, 0.4, 0.5, 0.6, 0.7):
        told = chances >= limit
        print(
            f"  from {limit}: right {(right & told)[answerable].mean():.3f}"
            f"  refused {(~told)[answerable].mean():.3f}"
            f"  unanswerable refused {(~told)[~answerable].mean():.3f}"
            f"  wrong among shown {(~right)[told].mean():.3f}"
        )
