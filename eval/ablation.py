"""What each part of finding brings: the right paragraph first and in five, part by part."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answers import Filters, Question
from assistant.documents import Paragraph
from assistant.finding.memory import Memory
from assistant.finding.search import found
from assistant.library import Edition, Found
from assistant.pipeline import Assistant
from assistant.question.scope import scope_of
from assistant.question.understand import read
from assistant.question.wording import expansions
from eval import suites
from eval.cases import Case, Place, cases_in

POOL = 200  # as the search itself
_OTHERWISE = ("look-up", "comparison", "document-fact", "grade")  # answered without a search
Arm = Callable[[Found], float]


def run(options: argparse.Namespace) -> int:
    """Prints the table for the development questions of every suite on this machine."""
    counts: dict[str, list[tuple[bool, bool]]] = {}
    for suite in suites.suites(options.suite or ("samples", "seeds")):
        assistant = Assistant(suites.opened(suites.library_of(suite)))
        memory = Memory(assistant.library.edition())
        paths = [path for path in suite.cases if path.stem.endswith("-dev")]
        for case in (case for path in paths for case in cases_in(path)):
            if case.is_answerable and not case.history and case.kind not in _OTHERWISE:
                for name, ranked in _ranked(assistant, memory, case).items():
                    counts.setdefault(name, []).append(_right(case, ranked))
    print(f"{'':<44} {'first':>6} {'in five':>8}   of {len(next(iter(counts.values()), ()))}")
    for name, right in counts.items():
        first, five = (sum(each) / len(right) for each in zip(*right, strict=True))
        print(f"{name:<44} {first:>6.3f} {five:>8.3f}")
    return 0


def _ranked(assistant: Assistant, memory: Memory, case: Case) -> dict[str, Sequence[Paragraph]]:
    """The paragraphs of one question as each way of searching ranks them."""
    edition = memory.edition
    text, everything = case.question, {document.id for document in edition.documents}
    asked = read(Question(text), text, scope_of(text, edition.documents, Filters()))
    meant = {source.document.id for source in asked.scope.sources} or everything
    asked = replace(asked, expansions=expansions(asked.topic, asked.scope, edition))
    answer = assistant.answer(Question(text))
    return {
        **_arms(edition, text, everything, "all documents"),
        **_arms(edition, text, meant, "in the documents meant"),
        "the search: coverage and short names too": [
            match.paragraph for match in found(edition, asked)
        ],
        "the answer: its sentences weighed": [match.paragraph for match in answer.matches],
    }


def _arms(
    edition: Edition, text: str, documents: set[str], where: str
) -> dict[str, Sequence[Paragraph]]:
    """What one search of these documents finds, ranked by each of its scores and by both."""
    pool = edition.search(text, text, documents=documents, limit=POOL)
    words = max((each.words for each in pool), default=1.0) or 1.0
    meaning = max((each.meaning for each in pool), default=1.0) or 1.0
    arms: dict[str, Arm] = {
        "keywords only": lambda each: each.words,
        "meaning only": lambda each: each.meaning,
        "both": lambda each: each.words / words + each.meaning / meaning,
    }
    return {
        f"{name}, {where}": [each.paragraph for each in sorted(pool, key=arm, reverse=True)]
        for name, arm in arms.items()
    }


def _right(case: Case, ranked: Sequence[Paragraph]) -> tuple[bool, bool]:
    """Whether a right paragraph is the first, and among the first five."""
    right = [
        any(want.is_met_by(_place(paragraph)) for want in (*case.expected, *case.also))
        for paragraph in ranked[:5]
    ]
    return any(right[:1]), any(right)


def _place(paragraph: Paragraph) -> Place:
    return Place(document=paragraph.document, number=paragraph.number, part=paragraph.part)
