"""The form of every way of answering: a question and the desk in, what was found or None out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from assistant.answers import Match, Outcome, Reason, Row, Sentence
from assistant.documents import Citation, Document, Paragraph
from assistant.finding.memory import Memory
from assistant.finding.search import found
from assistant.finding.weigh import Evidence, weighed
from assistant.library import Edition
from assistant.question.asked import Asked


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies before whoever answers one question: the library as it stands, what is remembered
    of it, what the answer before cited, and what search has found so far."""

    memory: Memory
    cited: tuple[Citation, ...] = ()
    _found: dict[int, tuple[Match, ...]] = field(default_factory=dict, repr=False)
    _weighed: dict[int, tuple[Evidence, ...]] = field(default_factory=dict, repr=False)

    @property
    def edition(self) -> Edition:
        return self.memory.edition

    @property
    def documents(self) -> tuple[Document, ...]:
        return self.edition.documents

    def paragraphs_of(self, document_id: str) -> Sequence[Paragraph]:
        return self.edition.paragraphs(document_id)

    def matches(self, asked: Asked) -> tuple[Match, ...]:
        """The paragraphs that search finds; several ways of answering may ask for them."""
        if id(asked) not in self._found:
            self._found[id(asked)] = found(self.edition, asked)
        return self._found[id(asked)]

    def evidence(self, asked: Asked) -> tuple[Evidence, ...]:
        """The sentences of the nearest paragraphs with their marks."""
        if id(asked) not in self._weighed:
            self._weighed[id(asked)] = weighed(asked, self.matches(asked), self.memory)
        return self._weighed[id(asked)]


@dataclass(frozen=True, slots=True)
class Found:
    """What one way of answering has found. `searched` says that it comes from the search, so that
    a language model may put it into words of its own; what is printed as such stays as printed."""

    sentences: tuple[Sentence, ...] = ()
    matches: tuple[Match, ...] = ()
    rows: tuple[Row, ...] = ()
    note: str = ""
    choices: tuple[str, ...] = ()
    closest: tuple[Match, ...] = ()
    outcome: Outcome = "answered"
    searched: bool = False
    reason: Reason = ""


Way = Callable[[Asked, Desk], Found | None]
