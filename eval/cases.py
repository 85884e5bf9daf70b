"""Questions with the printed paragraph numbers that answer them, and the answers to be scored."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import AssistantError

_PLACE_OF_A_NAME = re.compile(r"\(\d+\)$")  # the second part of one name is "Name (2)"


class EvaluationError(AssistantError):
    """The evaluation cannot go on; the message says what to put right."""


class Place(BaseModel):
    """A paragraph by what is printed: document, number and, where numbers restart, part."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    document: str
    number: str
    part: str = ""

    def is_met_by(self, other: Place) -> bool:
        """Whether `other` is this place; 17(a) lies in 17, and an unnamed part is any part."""
        return (
            self.document == other.document
            and _bare(self.number) == _bare(other.number)
            and _is_part(self.part, other.part)
        )


class Identified(BaseModel):
    """What a line of a file holds; its `id` is there once."""

    id: str


Line = TypeVar("Line", bound=Identified)


class Case(Identified):
    """One question. `expected` is empty where the documents do not say.

    `also` are places that answer as well as an expected one; `keys` are words or figures a right
    answer contains, alternatives separated by "|"; `history` are the questions asked before it.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    question: str
    expected: tuple[Place, ...] = ()
    also: tuple[Place, ...] = ()
    keys: tuple[str, ...] = ()
    kind: str = "fact"
    history: tuple[str, ...] = ()

    @property
    def is_answerable(self) -> bool:
        return bool(self.expected)


class CitedPlace(Place):
    quote: str = ""
    text: str = ""
    title: str = ""
    first_page: int = 0


class AnswerSentence(BaseModel):
    text: str
    support: Literal["supported", "partly", "unsupported", "unchecked"] = "unchecked"
    citations: tuple[CitedPlace, ...] = ()


class Matched(Place):
    score: float = 0.0
    text: str = ""


class Asked(Identified):
    """One line of answers.jsonl: an answer in the contract's format, with the id of its case.

    `model` is the language model that was there to write it, "" when there was none.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    question: str
    outcome: Literal["answered", "partly_answered", "not_found", "out_of_scope"]
    text: str = ""
    seconds: float = 0.0
    sentences: tuple[AnswerSentence, ...] = ()
    matches: tuple[Matched, ...] = ()
    error: str = ""
    model: str = ""

    @property
    def is_refused(self) -> bool:
        return self.outcome in ("not_found", "out_of_scope")

    @property
    def cited(self) -> tuple[CitedPlace, ...]:
        """Every paragraph cited, once, in order."""
        return tuple({(c.document, c.part, c.number): c for c in self._citations()}.values())

    def _citations(self) -> Iterator[CitedPlace]:
        for sentence in self.sentences:
            yield from sentence.citations


def cases_in(path: Path) -> tuple[Case, ...]:
    """The cases of a .jsonl file. Raises EvaluationError naming the line that is wrong."""
    return lines_of(path, Case)


def answers_in(path: Path) -> tuple[Asked, ...]:
    """The answers of a .jsonl file. Raises EvaluationError naming the line that is wrong."""
    return lines_of(path, Asked)


def lines_of(path: Path, kind: type[Line]) -> tuple[Line, ...]:
    """What the lines of a file hold. Raises EvaluationError naming the line that is wrong."""
    if not path.is_file():
        raise EvaluationError(f"There is no file {path}. Name a .jsonl file with one case a line.")
    found: dict[str, Line] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            item = kind.model_validate_json(line)
        except ValidationError as error:
            what = error.errors()[0]
            where = ".".join(map(str, what["loc"])) or "the line"
            raise EvaluationError(
                f"{path.name}, line {number}: {where}: {what['msg']}. Correct that line."
            ) from None
        if item.id in found:
            raise EvaluationError(f"{path.name}, line {number}: the id {item.id} is there twice.")
        found[item.id] = item
    return tuple(found.values())


def _bare(number: str) -> str:
    """A number as it is compared: small letters, no white space, no item in brackets."""
    return re.sub(r"\([a-z0-9]+\)$", "", re.sub(r"[\s.]+$|\s+", "", number.casefold()))


def _is_part(wanted: str, part: str) -> bool:
    """Whether a part is the one wanted, named whole or in short; a second one is not the first."""
    mine, other = (" ".join(re.findall(r"\w+", name.casefold())) for name in (wanted, part))
    same_place = _PLACE_OF_A_NAME.findall(wanted) == _PLACE_OF_A_NAME.findall(part)
    return not mine or (same_place and f" {mine} " in f" {other} ")
