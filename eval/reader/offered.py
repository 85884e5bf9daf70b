"""Questions before the paragraphs that the product's own search offers, to learn from.

    python -m eval.reader.offered FOLDER seen-NAME.jsonl

FOLDER/docs has the papers, FOLDER/cases.jsonl the questions. Each paragraph is headed and cut as
the reader is given it when it is asked: it learns from what it will meet. Beside one that answers
stand five that tempt, and five before a near miss.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from assistant.answering.way import Desk
from assistant.answers import Match, Question
from assistant.documents import Paragraph
from assistant.finding.weigh import passages_of
from assistant.pipeline import Assistant
from assistant.question.asked import Asked
from assistant.reader.windows import Passage
from eval import suites
from eval.ask import history_of
from eval.cases import Case, Place, cases_in
from eval.score import has_keys

OFFERED = 16  # paragraphs of a search, as many as the product has read
NEAREST, OTHERS = 3, 2  # that tempt: the first so many of them, and of the rest by chance


def offered(
    case: Case, asked: Asked, desk: Desk, chance: random.Random
) -> Iterator[dict[str, Any]]:
    """The rows of one question: what answers it, found or not, and what tempts."""
    first = desk.matches(asked)[:OFFERED]
    matches = [*first, *_not_found(case, first, desk)]
    answering, tempting = [], []
    for match, passage in zip(matches, passages_of(asked, matches, desk.memory), strict=True):
        answers = [
            at
            for at, sentence in enumerate(passage.sentences)
            if _is_expected(case, match.paragraph) and has_keys(case.keys, sentence)
        ]
        if answers:
            answering.append(_row(case, asked, passage, answers))
        elif not _may_answer(case, match.paragraph):
            tempting.append(_row(case, asked, passage, []))
    others = tempting[NEAREST:]
    yield from answering
    yield from tempting[:NEAREST]
    yield from chance.sample(others, min(OTHERS, len(others)))


def _not_found(case: Case, first: Sequence[Match], desk: Desk) -> Iterator[Match]:
    """The paragraphs that are expected and that the search has not found."""
    found = {match.paragraph.key for match in first}
    for document in sorted({place.document for place in case.expected}):
        for paragraph in desk.paragraphs_of(document):
            if _is_expected(case, paragraph) and paragraph.key not in found:
                yield Match(paragraph, 0.0)


def _is_expected(case: Case, paragraph: Paragraph) -> bool:
    here = Place(document=paragraph.document, number=paragraph.number, part=paragraph.part)
    return any(place.is_met_by(here) for place in (*case.expected, *case.also))


def _may_answer(case: Case, paragraph: Paragraph) -> bool:
    """Whether a paragraph is the one expected, or holds what answers all the same."""
    held = bool(case.keys) and has_keys(case.keys, paragraph.text)
    return _is_expected(case, paragraph) or held


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
    chance = random.Random(7)
    with given.out.open("w", encoding="utf-8") as out:
        for case in cases_in(suite.cases[0]):
            question = Question(case.question, history=history_of(case, assistant))
            for row in offered(case, *assistant.understood(question), chance):
                out.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
