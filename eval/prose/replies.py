"""Recorded replies: what a model wrote, what each sentence cites, and whether it holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

from eval.cases import Identified, Place, lines_of

RECORDED = Path(__file__).parent / "replies"
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Settled(BaseModel):
    """What two readers who differed agreed on, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    true: bool
    because: str


class Said(BaseModel):
    """One sentence of a reply. `first` and `second` are the verdicts of the two readers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    cites: tuple[Place, ...]
    kind: str
    first: bool
    second: bool
    settled: Settled | None = None

    @model_validator(mode="after")
    def _is_settled(self) -> Said:
        if (self.first != self.second) != (self.settled is not None):
            raise ValueError("two verdicts that differ are settled, and no others")
        return self

    @property
    def true(self) -> bool:
        """Whether its paragraphs bear it out."""
        return self.settled.true if self.settled else self.first


class Reply(Identified):
    """One reply to one question, and how its writer sets tokens and lines.

    `token` is a pattern such as "[{n}]", or "superscript"; `place` is where it goes.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: str
    writer: Literal["small", "large"]
    token: str
    place: Literal["before stop", "after stop", "end of reply"]
    layout: Literal["prose", "bullets", "numbered"]
    sentences: tuple[Said, ...]

    def text(self, said: list[Said], number_of: Callable[[Place], int]) -> str:
        """The reply as its model would write it, with these sentences and numbers."""
        if self.place == "end of reply":
            every = dict.fromkeys(place for one in said for place in one.cites)
            return " ".join([*(s.text for s in said), self._tokens(tuple(every), number_of)])
        lines = [self._line(one, number_of) for one in said]
        if self.layout == "bullets":
            return "\n".join(f"- {line}" for line in lines)
        if self.layout == "numbered":
            return "\n".join(f"{n}. {line}" for n, line in enumerate(lines, 1))
        return " ".join(lines)

    def _line(self, said: Said, number_of: Callable[[Place], int]) -> str:
        tokens = self._tokens(said.cites, number_of)
        if self.place == "after stop":
            return f"{said.text}{'' if self.token == 'superscript' else ' '}{tokens}"
        return f"{said.text[:-1]} {tokens}{said.text[-1]}"

    def _tokens(self, cites: tuple[Place, ...], number_of: Callable[[Place], int]) -> str:
        numbers = (str(number_of(place)) for place in cites)
        if self.token == "superscript":
            return "".join(number.translate(SUPERSCRIPTS) for number in numbers)
        return "".join(self.token.format(n=number) for number in numbers)


def replies_of(suite: str) -> tuple[Reply, ...]:
    """The replies recorded over the documents of a suite; none where there are none."""
    path = RECORDED / f"{suite}.jsonl"
    return lines_of(path, Reply) if path.exists() else ()
