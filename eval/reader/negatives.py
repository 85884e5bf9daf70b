"""Questions made unanswerable: another paragraph, no answer in it, a name or figure exchanged."""

from __future__ import annotations

import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from heapq import nlargest

from assistant.reader.windows import Passage
from eval.reader.examples import Example

NAMED = re.compile(r"(?<=\w )[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*|\b[£$]?\d[\d,.]*\b")
WORD = re.compile(r"[a-z0-9]+")


def without_answer(example: Example) -> Example | None:
    """The question before what is left of the passage when the answering sentences are gone; None
    where the answer's words stand elsewhere too, or nothing is left."""
    left = tuple(
        s for i, s in enumerate(example.passage.sentences) if i not in (example.answers or ())
    )
    if not left or (example.words and example.words.lower() in " ".join(left).lower()):
        return None
    return replace(example, passage=Passage(example.passage.heading, left), answers=(), words="")


def exchanged(example: Example, others: Sequence[str], chance: random.Random) -> Example | None:
    """The question with one name, year or figure of the passage exchanged for another question's
    that the passage does not hold; None where it has none."""
    text = f"{example.passage.heading} {' '.join(example.passage.sentences)}".lower()
    held = [m for m in NAMED.finditer(example.question) if _stem(m.group()) in text]
    if not held:
        return None
    out = chance.choice(held)
    figure = out.group()[-1].isdigit()
    for other in chance.sample(others, min(12, len(others))):
        for found in NAMED.findall(other):
            alike = found[-1].isdigit() == figure and len(found.split()) <= len(out.group().split())
            if alike and _stem(found) not in text:
                tail = "’s" if out.group().endswith(("'s", "’s")) and not figure else ""
                question = (
                    example.question[: out.start()]
                    + _bare(found)
                    + tail
                    + example.question[out.end() :]
                )
                return replace(example, question=question, answers=(), words="")
    return None


def _bare(name: str) -> str:
    return re.sub(r"['’]s$", "", name)


def _stem(name: str) -> str:
    return _bare(name).lower()


class Nearest:
    """Passages by the words they share with a question, rare words first (BM25, k1 1.2, b 0.75)."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self.passages = list(passages)
        self._holds: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        bags = [Counter(_words(p)) for p in self.passages]
        mean = sum(bag.total() for bag in bags) / max(len(bags), 1)
        for index, bag in enumerate(bags):
            long = 0.3 + 0.9 * bag.total() / mean
            for word, times in bag.items():
                self._holds[word].append((index, times / (times + long)))

    def to(self, question: str, most: int) -> list[Passage]:
        """The `most` nearest passages, nearest first."""
        marks: defaultdict[int, float] = defaultdict(float)
        for word in set(WORD.findall(question.lower())):
            holding = self._holds.get(word, ())
            rarity = math.log(1 + len(self.passages) / (len(holding) + 0.5))
            for index, weight in holding:
                marks[index] += rarity * weight
        return [self.passages[index] for index in nlargest(most, marks, key=marks.__getitem__)]


def elsewhere(
    example: Example, near: Nearest, chance: random.Random, skip: int = 0, depth: int = 8
) -> Example | None:
    """The question before a near passage that does not answer it: of the nearest `depth`, leaving
    out its own, those that hold the answer's words, and the first `skip`."""
    own = set(example.passage.sentences)
    words = example.words.lower()
    fit = [
        p
        for p in near.to(example.question, depth + skip + 1)
        if not own & set(p.sentences) and not (words and words in " ".join(p.sentences).lower())
    ][skip:]
    if not fit:
        return None
    # The nearer the more often: the nearest is what a search offers first.
    at = min(int(chance.expovariate(0.6)), len(fit) - 1)
    return replace(example, passage=fit[at], answers=(), words="")


def _words(passage: Passage) -> list[str]:
    return WORD.findall(" ".join(passage.sentences).lower())
