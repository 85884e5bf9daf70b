"""What the shipped reader does on what it never saw: python -m eval.reader.measure --help."""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.reader import judge as judging
from assistant.reader.judge import Judge
from assistant.reader.reader import WEIGHTS, Reader, Reading
from eval.plots import calibration as plotted
from eval.reader.examples import BORNE_OUT, Example
from eval.reader.mixture import Stock, own_pass, stock
from eval.reader.statements import made_examples


@dataclass(frozen=True, slots=True)
class Asked:
    """How a set of questions went, all 0 to 1; NaN where the set holds none of the kind.

    `area` under the curve of answerable against not; `choice`: the best sentence is one that
    answers, where there are two or more; `chance`: a sentence picked blindly; `words`: the words
    found overlap the answer's (F1)."""

    examples: int
    area: float
    choice: float
    chance: float
    words: float


def asked(reader: Reader, examples: Sequence[Example]) -> tuple[Asked, list[tuple[float, bool]]]:
    """How the examples went, and each one's mark beside whether it is answerable."""
    marks, choice, chance, words = [], [], [], []
    for example in examples:
        reading = reader.read(example.question, [example.passage])[0]
        marks.append((reading.answers, bool(example.answers)))
        if example.answers and len(example.passage.sentences) > 1:
            choice.append(int(np.argmax(reading.sentences)) in example.answers)
            chance.append(len(example.answers) / len(example.passage.sentences))
        if example.answers and example.words:
            words.append(overlap(said(reading, example), example.words))
    return Asked(len(examples), area(marks), mean(choice), mean(chance), mean(words)), marks


def said(reading: Reading, example: Example) -> str:
    """The words the reader marked."""
    if reading.words is None:
        return ""
    return example.passage.sentences[reading.words.sentence][
        reading.words.start : reading.words.end
    ]


def overlap(found: str, wanted: str) -> float:
    """F1 of the words of the two, as SQuAD counts it, small words kept."""
    one, two = found.lower().split(), wanted.lower().split()
    common = sum(min(one.count(w), two.count(w)) for w in set(one))
    return 2 * common / (len(one) + len(two)) if common else 0.0


def area(marks: Sequence[tuple[float, bool]]) -> float:
    """The share of pairs, one answerable and one not, in which the answerable is marked higher."""
    yes = np.array([mark for mark, right in marks if right])
    no = np.array([mark for mark, right in marks if not right])
    if not len(yes) or not len(no):
        return math.nan
    above = (yes[:, None] > no).mean() + 0.5 * (yes[:, None] == no).mean()
    return float(above)


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else math.nan


def calibration(marks: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """The scale and shift of the mark's logit under which it says how often it is right (Platt)."""
    x = np.array([math.log(max(m, 1e-6) / max(1 - m, 1e-6)) for m, _ in marks])
    y = np.array([float(right) for _, right in marks])
    held = np.array([1.0, 0.0])
    inputs = np.stack([x, np.ones_like(x)], axis=1)
    for _ in range(50):
        likely = 1 / (1 + np.exp(-inputs @ held))
        bend = inputs.T @ (inputs * (likely * (1 - likely))[:, None]) + 1e-3 * np.eye(2)
        step = np.linalg.solve(bend, inputs.T @ (y - likely) - 1e-3 * (held - [1, 0]))
        held = held + step.clip(-0.5, 0.5)  # a whole step may leave the bend it was reckoned from
    return float(held[0]), float(held[1])


def by_tenth(marks: Sequence[tuple[float, bool]]) -> list[tuple[int, float, float]]:
    """For each tenth of the mark that occurs: how many, their mean mark, the share answerable."""
    tenths: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for mark, right in marks:
        tenths[min(int(mark * 10), 9)].append((mark, right))
    return [
        (len(rows), round(mean([m for m, _ in rows]), 2), round(mean([r for _, r in rows]), 2))
        for _, rows in sorted(tenths.items())
    ]


def judged(judge: Judge, examples: Sequence[Example]) -> dict[str, tuple[int, float, float]]:
    """By source: how many, the share judged rightly as borne out or not, and the mean mark of
    `borne_out`."""
    rows: defaultdict[str, list[tuple[bool, float]]] = defaultdict(list)
    for example in examples:
        found = judge.judge(example.question, example.passage)
        said_so = found.borne_out > max(found.contradicted, found.neither)
        meant = example.verdicts == {BORNE_OUT}
        name = f"{example.source} {'true' if meant else 'false'}"
        rows[name].append((said_so == meant, found.borne_out))
    return {
        name: (len(of), round(mean([r for r, _ in of]), 3), round(mean([m for _, m in of]), 3))
        for name, of in sorted(rows.items())
    }


def sets(held: Stock, most: int, chance: random.Random) -> dict[str, list[Example]]:
    """The held-out questions by set; our own with the negatives made of them apart."""

    def some(wanted: Callable[[Example], bool]) -> list[Example]:
        rows = [e for e in held.held_questions if wanted(e)]
        return chance.sample(rows, min(most, len(rows)))

    made = own_pass(held.held_own, held.held_papers, chance)[: 2 * most]
    return {
        "SQuAD 2.0, six articles": some(lambda e: e.source.startswith("squad2")),
        "OMoS-QA test": some(lambda e: e.source == "omos-test"),
        "CLAPNQ": some(lambda e: e.source.startswith("clapnq")),
        "our papers, as written": held.held_own,
        "our papers, with negatives made": made,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--public", type=Path, required=True)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--papers", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--judge", type=Path, default=judging.WEIGHTS)
    parser.add_argument(
        "--most", type=int, default=700, help="examples of a set: two points either way"
    )
    parser.add_argument("--plot", type=Path, help="where the calibration is drawn, as PNG")
    given = parser.parse_args()
    reader, judge = Reader(given.weights), Judge(given.judge)
    held = stock(given.public, given.questions, given.papers)
    chance = random.Random(7)
    drawn: dict[str, list[tuple[int, float, float]]] = {}
    for name, examples in sets(held, given.most, chance).items():
        found, marks = asked(reader, examples)
        print(f"{name}: {found}")
        scale, shift = calibration(marks)
        tenths = by_tenth(marks)
        print(f"  calibration: scale {scale:.3f}, shift {shift:.3f}; {tenths}")
        if marks:
            drawn[name] = tenths
    if given.plot:
        plotted(drawn, given.plot)
    print(json.dumps(judged(judge, held.held_statements[: 2 * given.most]), indent=1))
    print(json.dumps(judged(judge, [alone for alone, _ in held.held_told]), indent=1))
    rows = [e for paper in held.held_papers.values() for e in paper]
    passages = [e.passage for e in chance.choices(rows, k=given.most)]
    others = [s for e in rows for s in e.passage.sentences if 5 < len(s.split()) < 60]
    print(json.dumps(judged(judge, made_examples(passages, others, chance, "made")), indent=1))


if __name__ == "__main__":
    main()
