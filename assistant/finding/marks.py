"""The marks of a sentence against a question, and what each is worth. None of them decides: two
logistic regressions were learned from questions over papers of many councils. `weights.json` is
written by `python -m eval fit`; docs/answers.md says on which questions."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

from assistant.documents import Paragraph
from assistant.finding.rarity import Wanted
from assistant.finding.shapes import fit
from assistant.question.asked import Asked
from assistant.text.acronyms import spells
from assistant.text.dates import A_YEAR
from assistant.text.sentences import Piece
from assistant.text.words import STOP_WORDS, stems_in, words_in

WEIGHTS = Path(__file__).with_name("weights.json")
Decision = Literal["sentence", "answered"]
# What the question names and the paragraph and its place have not.
MISSING = ("council missing", "year missing", "name missing", "number missing")
# Asked for one of these, a sentence that holds none of the kind answers nothing.
OF_A_KIND = ("number", "date", "time", "contact", "person", "name")
_YEAR = re.compile(rf"(?<![\d.,/£]){A_YEAR}(?![\d%])")


def marks_of_paragraph(
    asked: Asked, wanted: Wanted, paragraph: Paragraph, place: str
) -> dict[str, float]:
    """How much of what the question names and asks stands in the paragraph and its place."""
    said = f"{place} {paragraph.text}"
    stems, words = set(stems_in(said)), set(words_in(said))
    return {
        "around": wanted.share(stems),
        "paragraph": wanted.share(set(stems_in(paragraph.text))),
        "rarest missing": wanted.rarest_missing(stems),
        "name missing": _missing(_unexplained(asked, said), words | _shouted(said)),
        "number missing": _missing(asked.numbers, words),
        "council missing": _missing(asked.scope.named, words),
        "year missing": _missing(_YEAR.findall(asked.said), words),
    }


def marks_of_sentence(
    asked: Asked, wanted: Wanted, paragraph: Paragraph, piece: Piece
) -> dict[str, float]:
    """How much of the question stands in the sentence, and whether it holds the kind of thing
    asked for; a row of a table is read with what heads it."""
    heads = paragraph.section[-1:] if paragraph.form == "row" else ()
    return {
        "sentence": wanted.share(set(stems_in(f"{piece.lead_in} {piece.text}"))),
        "fits": max(fit(asked.wants, asked.text, said) for said in (piece.text, *heads)),
    }


def _unexplained(asked: Asked, text: str) -> list[str]:
    """The names without those that are short for something, which counts as coverage, or for
    words of the text: CYP for children and young people."""
    short = {said.casefold().removesuffix("s") for said, _ in asked.expansions}
    return [
        name
        for name in asked.names
        if (low := name.casefold().removesuffix("s")) not in short
        and not (name.isupper() and spells(low, text))
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


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """For each decision the weight of every mark, and of "bias"."""
    learned: dict[str, dict[str, float]] = json.loads(WEIGHTS.read_text("utf-8"))
    return learned


def chance(decision: Decision, marks: Mapping[str, float]) -> float:
    """How likely it is, from 0 to 1, by these marks."""
    return chance_by(weights()[decision], marks)


def chance_by(learned: Mapping[str, float], marks: Mapping[str, float]) -> float:
    """The same by weights that are given."""
    total = learned["bias"] + sum(
        weight * marks[name] for name, weight in learned.items() if name != "bias"
    )
    return 1 / (1 + math.exp(-max(min(total, 30.0), -30.0)))
