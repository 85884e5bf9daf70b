"""What is asked and what is answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from assistant.documents import Citation, Document, Facts, Paragraph

Support = Literal["supported", "partly", "unsupported", "unchecked"]
Outcome = Literal["answered", "partly_answered", "not_found", "out_of_scope"]
# Why nothing is answered; "" where something is.
Reason = Literal[
    "", "only named", "not of documents", "not held", "no such number", "no such grade", "not said"
]


@dataclass(frozen=True, slots=True)
class Filters:
    """Which documents a question is about. An empty field allows all."""

    documents: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    from_year: int | None = None
    to_year: int | None = None

    def allows(self, document: Document) -> bool:
        year = document.facts.year
        return (
            (not self.documents or document.id in self.documents)
            and (not self.authorities or document.facts.authority in self.authorities)
            and (not self.kinds or document.facts.kind in self.kinds)
            and (self.from_year is None or (year is not None and year >= self.from_year))
            and (self.to_year is None or (year is not None and year <= self.to_year))
        )


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier exchange of the conversation: what was asked (as understood) and answered."""

    question: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Question:
    """What an officer asks. `history` is the conversation so far, oldest first."""

    text: str
    filters: Filters = Filters()
    history: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A paragraph that was found, with a score from 0 to 1 (higher is nearer) among what was found
    with it; `meaning` is its own cosine with the question."""

    paragraph: Paragraph
    score: float
    meaning: float = 0.0


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer and what it rests on.

    `missing` are its words that a paragraph which supports it partly does not have.
    """

    text: str
    citations: tuple[Citation, ...]
    support: Support = "unchecked"
    reason: str = ""
    missing: tuple[str, ...] = ()

    @classmethod
    def quoting(cls, paragraph: Paragraph, text: str) -> Sentence:
        """A sentence of the paragraph itself, cited there."""
        return cls(text, (Citation(paragraph, text),), "supported")


@dataclass(frozen=True, slots=True)
class Row:
    """One document's line in a comparison; no sentences means nothing was found in it.

    Where grades were asked for, `facts` are those of the piece that gives them, with these
    judgements alone.
    """

    document: Document
    sentences: tuple[Sentence, ...] = ()
    facts: Facts = field(default_factory=Facts)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    `note` is what the reader is told beside the sentences ("The documents do not say …").
    `asked_as` is a follow-up completed from the conversation, "" when asked as it stands.
    `choices` are questions to pick from when the question could mean several things.
    `closest` are near misses, offered as such, never as the answer.
    `rows` is filled for comparisons: one for every document in scope, in time order.
    `withheld` are a model's sentences that their paragraphs do not support.
    `timings` are seconds by step. `reason` says why there is no answer; `id` names its record,
    "" where none is kept.
    """

    question: Question
    outcome: Outcome
    sentences: tuple[Sentence, ...] = ()
    matches: tuple[Match, ...] = ()
    note: str = ""
    asked_as: str = ""
    choices: tuple[str, ...] = ()
    closest: tuple[Match, ...] = ()
    rows: tuple[Row, ...] = ()
    withheld: tuple[Sentence, ...] = ()
    timings: Mapping[str, float] = field(
        default_factory=lambda: MappingProxyType({}), compare=False
    )
    reason: Reason = ""
    id: str = field(default="", compare=False)

    @property
    def text(self) -> str:
        """The sentences joined; the note where there are none."""
        return " ".join(sentence.text for sentence in self.sentences) or self.note

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation once, in the order of the sentences."""
        return tuple(dict.fromkeys(c for s in self.sentences for c in s.citations))
