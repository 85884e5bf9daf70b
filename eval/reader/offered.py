"""Questions before the paragraphs that the product's own search offers, to learn from.

    python -m eval.reader.offered FOLDER seen-NAME.jsonl

FOLDER/docs has the papers, FOLDER/cases.jsonl the questions. Each paragraph is headed and cut as
the reader is given it when it is asked: it learns from what it will meet. Beside one that answers
stand two that tempt; a near miss has three of these.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.answering.way import Desk
from assistant.answers import Match, Question
from assistant.finding.weigh import passages_of
from assistant.pipeline import Assistant
from assistant.question.asked import Asked
from assistant.reader.windows import Passage
from eval import suites
from eval.ask import history_of
from eval.cases import Case, Place, cases_in
from eval.score import has_keys

TEMPTING = 8  # of the first so many


def offered(case: Case, asked: Asked, desk: Desk) -> Iterator[dict[str, Any]]:
    """The rows of one question: what answers it, and what tempts."""
    first = desk.matches(asked)[:TEMPTING]
    tempting = 2 if case.is_answerable else 3
    for match, passage in zip(first, passages_of(asked, first, desk.memory), strict=True):
        answers = [
            at
            for at, sentence in enumerate(passage.sentences)
            if _is_expected(case, match) and has_keys(case.keys, sentence)
        ]
        if answers:
            yield _row(case, asked, passage, answers)
        elif tempting and not _may_answer(case, match):
            tempting -= 1
            yield _row(case, asked, passage, [])


def _is_expected(case: Case, match: Match) -> bool:
    paragraph = match.paragraph
    here = Place(document=paragraph.document, number=paragraph.number, part=paragraph.part)
    return any(place.is_met_by(here) for place in (*case.expected, *case.also))


def _may_answer(case: Case, match: Match) -> bool:
    """Whether a paragraph is the one expected, or holds what answers all the same."""
    held = bool(case.keys) and has_keys(case.keys, match.paragraph.text)
    return _is_expected(case, match) or held


def _row(case: Case, asked: Asked, passage: Passage, answers: list[int]) -> dict[str, Any]:
    return {
        "question": asked.said,
        "heading": passage.heading,
        "sentences": passage.sentences,
        "answers": answers,
        "words": case.keys[0] if answers and case.keys and "|" not in case.keys[0] else "",
        "source": f"own-{case.kind}",
        "group": case.expected[0].document if case.expected else case.id,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    suite = suites.own(given.folder)
    assistant = Assistant(suites.opened(suites.library_of(suite)))
    with given.out.open("w", encoding="utf-8") as out:
        for case in cases_in(suite.cases[0]):
            question = Question(case.question, history=history_of(case, assistant))
            for row in offered(case, *assistant.understood(question)):
                out.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
